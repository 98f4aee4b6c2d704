import { expect, it } from 'vitest'
import { openTestWorkspace } from '../../../../support/simulation/test-workspace.ts'

it('writes what many lanes side by side do together, and what one alone does at once', async () => {
  const customers = 60
  const workspace = openTestWorkspace({ customers })
  let commits = 0
  const { sync } = await workspace.open((store) => ({
    ...store,
    outbox: {
      ...store.outbox,
      async commit(change) {
        commits += 1
        await store.outbox.commit(change)
      },
    },
  }))
  await workspace.until(() => workspace.disk.customers.size === customers)
  sync.setPaused('drain', true)
  await workspace.clock.advance(5_000)
  await Promise.all(
    Array.from({ length: customers }, (_, at) => {
      const saved = sync.save(at + 1, { company: 'New' })
      return workspace.clock.advance(0).then(() => saved)
    }),
  )

  commits = 0
  sync.setPaused('drain', false)
  await workspace.until(() => workspace.disk.counterfoils.size === customers)
  // Each is marked before it is sent, and its outcome is stored: two writes, if no other shared them.
  expect(commits).toBeLessThan(customers)
  expect(sync.state.faults).toEqual([])

  commits = 0
  const began = workspace.clock.now()
  await sync.save(1, { company: 'Newer' })
  await workspace.until(() => workspace.disk.counterfoils.size === customers + 1)
  expect(commits).toBe(3)
  expect(workspace.clock.now() - began).toBeLessThan(1_000)
})
