import { describe, expect, it } from 'vitest'
import { good } from '../../../../../shared/answer.ts'
import { openTestWorkspace } from '../../../../support/simulation/test-workspace.ts'

describe('one customer that is fetched afresh', () => {
  it.each([
    ['cannot be read', 'getMany', []],
    ['cannot be written', 'save', []],
    ['cannot take a customer with a waiting edit', 'commit', ['Mine']],
  ] as const)('answers with a problem where the disk %s', async (_words, call, waiting) => {
    let isBroken = false
    const broken = async (): Promise<void> => {
      if (isBroken) throw new Error('disk')
    }
    const workspace = openTestWorkspace()
    const { sync } = await workspace.open((store) => ({
      ...store,
      customers: {
        ...store.customers,
        getMany: async (ids) => {
          if (call === 'getMany') await broken()
          return store.customers.getMany(ids)
        },
        save: async (customers) => {
          if (call === 'save') await broken()
          await store.customers.save(customers)
        },
      },
      outbox: {
        ...store.outbox,
        commit: async (change) => {
          if (call === 'commit') await broken()
          await store.outbox.commit(change)
        },
      },
    }))
    await workspace.until(() => sync.state.pull.kind === 'idle' && workspace.disk.customers.size === 3)
    await workspace.clock.advance(5_000)
    sync.setPaused('drain', true)
    for (const phone of waiting) void sync.save(2, { phone })
    await workspace.clock.settle()
    workspace.store.colleague(2, 'company', 'Theirs')

    isBroken = true
    const refused = sync.refresh(2)
    await workspace.clock.advance(100)
    expect(await refused).toMatchObject({ ok: false, problem: { code: 'disk-error', detail: 'disk' } })
    expect(workspace.disk.customers.get(2)?.company).not.toBe('Theirs')

    isBroken = false
    const taken = sync.refresh(2)
    await workspace.clock.advance(100)
    expect(await taken).toMatchObject({ ok: true, value: { company: 'Theirs' } })
    expect(workspace.disk.customers.get(2)?.company).toBe('Theirs')
  })

  it('is answered also where the disk does not take its addresses', async () => {
    const workspace = openTestWorkspace()
    const { sync } = await workspace.open(
      (store) => ({
        ...store,
        keyValues: { ...store.keyValues, writeFor: () => Promise.reject(new Error('disk')) },
      }),
      (bridge) => ({
        ...bridge,
        store: { ...bridge.store, addresses: async () => good({ records: [], unreadable: [] }) },
      }),
    )
    await workspace.until(() => sync.state.pull.kind === 'idle' && workspace.disk.customers.size === 3)
    const answer = sync.refresh(2)
    await workspace.clock.advance(100)
    expect(await answer).toMatchObject({ ok: true, value: { id: 2 } })
  })
})
