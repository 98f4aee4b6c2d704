import { describe, expect, it } from 'vitest'
import { type Answer, bad, good } from '../../../../../shared/answer.ts'
import type { CustomersArgs } from '../../../../../shared/bridge.ts'
import type { Customer } from '../../../../../shared/customer.ts'
import type { Page } from '../../../../../shared/unreadable.ts'
import { openTestWorkspace } from '../../../../support/simulation/test-workspace.ts'

/**
 * A workspace where reads of single customers can be answered in the store's place.
 * @param from how many are here when it begins; `inItsPlace`: what answers a request for many
 */
async function deskWith({
  customers = 3,
  from = customers,
  isSlow = false,
  inItsPlace = () => undefined,
}: {
  customers?: number
  from?: number
  isSlow?: boolean
  inItsPlace?: (asked: CustomersArgs) => Answer<Page<Customer>> | undefined
} = {}) {
  const workspace = openTestWorkspace({ customers, inItsPlace })
  // No customer has changed for a while when the first download begins.
  await workspace.clock.advance(600_000)
  if (isSlow) workspace.main.fates.push(...Array.from({ length: 100 }, () => 'slow' as const))
  const reads: { answer: ((id: number) => Answer<Customer> | undefined) | null; asked: number[] } = {
    answer: null,
    asked: [],
  }
  const { sync } = await workspace.open(undefined, (bridge) => ({
    ...bridge,
    store: {
      ...bridge.store,
      customer: async (args) => {
        reads.asked.push(args.customerId)
        return reads.answer?.(args.customerId) ?? bridge.store.customer(args)
      },
    },
  }))
  await workspace.until(() => workspace.disk.customers.size >= from)
  // Long enough after the start that reads are believed at once.
  await workspace.clock.advance(5_000)
  return {
    ...workspace,
    sync,
    reads,
    /** A read shows customer 1 as before what is known, and an edit of theirs has to wait for a surer one. */
    async doubt() {
      const known = workspace.disk.customers.get(1) ?? workspace.store.read(1, 0)
      const before = { ...known, company: 'Before', date_modified: known.date_modified - 5_000 }
      reads.answer = (id) => (id === 1 ? good(before) : undefined)
      void sync.refresh(1)
      await workspace.clock.settle()
      reads.answer = null
      void sync.save(1, { phone: 'Mine' })
      await workspace.clock.advance(1_000)
      expect(workspace.handedOver).toEqual([])
    },
  }
}

const isSent = ({ store }: Awaited<ReturnType<typeof deskWith>>): boolean => store.read(1, 0).phone === 'Mine'

describe('a customer in doubt', () => {
  it('is read once more, and the edit is sent, though the read shows the same', async () => {
    const workspace = await deskWith()
    await workspace.doubt()
    await workspace.clock.advance(2_000)
    expect(isSent(workspace)).toBe(true)
    expect(workspace.reads.asked).toEqual([1, 1])
  })

  it('is read once more also while a person has stopped the pulls', async () => {
    const workspace = await deskWith()
    workspace.sync.setPaused('pull', true)
    await workspace.doubt()
    await workspace.clock.advance(2_000)
    expect(isSent(workspace)).toBe(true)
    expect(workspace.sync.state.pull.kind).toBe('paused-by-person')
  })

  it('is asked for after pauses while pulls are stopped and the store does not answer', async () => {
    const workspace = await deskWith()
    workspace.sync.setPaused('pull', true)
    await workspace.doubt()
    workspace.reads.answer = () => bad('server-error')
    await workspace.clock.advance(50_000)
    expect(workspace.reads.asked).toEqual([1, 1])
    workspace.reads.answer = null
    await workspace.clock.advance(20_000)
    expect(isSent(workspace)).toBe(true)
  })

  it('is read once more also during a first download that cannot go on', async () => {
    const workspace = await deskWith({
      customers: 600,
      from: 250,
      inItsPlace: ({ minId, modifiedSince }) =>
        minId === 251 && modifiedSince === undefined ? bad('bad-answer') : undefined,
    })
    await workspace.until(() => workspace.sync.state.pull.kind === 'failed')
    await workspace.doubt()
    await workspace.until(() => isSent(workspace))
    expect(workspace.sync.state.pull).toMatchObject({ kind: 'failed', firstDownloadDone: false })
  })

  it('is read once more also between the pages of a long first download', async () => {
    const workspace = await deskWith({ customers: 15_000, from: 250, isSlow: true })
    await workspace.doubt()
    await workspace.clock.advance(75_000)
    expect(isSent(workspace)).toBe(true)
    expect(workspace.sync.state.pull.kind).toBe('first-download')
  })

  it('that cannot be understood keeps back its own edits, and neither pulls nor the edits of others', async () => {
    const workspace = await deskWith()
    await workspace.doubt()
    workspace.reads.answer = (id) => (id === 1 ? bad('bad-answer') : undefined)
    await workspace.clock.advance(10_000)
    expect(workspace.reads.asked).toEqual([1, 1])
    expect(workspace.sync.state.pull.kind).toBe('idle')

    workspace.store.colleague(2, 'company', 'Theirs')
    await workspace.clock.advance(4 * 60_000)
    expect(workspace.disk.customers.get(2)?.company).toBe('Theirs')
    expect(workspace.sync.state.pull.kind).toBe('idle')
    void workspace.sync.save(3, { company: 'Mine' })
    await workspace.until(() => workspace.store.read(3, 0).company === 'Mine')
    expect(isSent(workspace)).toBe(false)
    // About once a minute, not without an end.
    expect(workspace.reads.asked.length).toBeLessThan(8)

    workspace.reads.answer = null
    await workspace.clock.advance(65_000)
    expect(isSent(workspace)).toBe(true)
  })
})
