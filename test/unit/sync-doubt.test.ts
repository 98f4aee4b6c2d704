import { describe, expect, it } from 'vitest'
import { type Answer, bad, good } from '../../shared/answer.ts'
import type { CustomersArgs } from '../../shared/bridge.ts'
import type { Customer } from '../../shared/customer.ts'
import { aDesk } from './builders/desk.ts'

/**
 * A desk where reads of single customers can be answered in the store's place.
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
  inItsPlace?: (asked: CustomersArgs) => Answer<readonly Customer[]> | undefined
} = {}) {
  const desk = aDesk({ customers, inItsPlace })
  // Nobody has changed since a while when the first download begins.
  await desk.clock.advance(600_000)
  if (isSlow) desk.main.fates.push(...Array.from({ length: 100 }, () => 'slow' as const))
  const reads: { answer: ((id: number) => Answer<Customer> | undefined) | null; asked: number[] } = {
    answer: null,
    asked: [],
  }
  const { sync } = await desk.open(undefined, (bridge) => ({
    ...bridge,
    store: {
      ...bridge.store,
      customer: async (args) => {
        reads.asked.push(args.customerId)
        return reads.answer?.(args.customerId) ?? bridge.store.customer(args)
      },
    },
  }))
  await desk.until(() => desk.disk.customers.size >= from)
  // Long enough after the start that reads are believed at once.
  await desk.clock.advance(5_000)
  return {
    ...desk,
    sync,
    reads,
    /** A read shows customer 1 as before what is known, and an edit of theirs has to wait for a surer one. */
    async doubt() {
      const known = desk.disk.customers.get(1) ?? desk.store.read(1, 0)
      const before = { ...known, company: 'Before', date_modified: known.date_modified - 5_000 }
      reads.answer = (id) => (id === 1 ? good(before) : undefined)
      void sync.refresh(1)
      await desk.clock.settle()
      reads.answer = null
      void sync.save(1, { phone: 'Mine' })
      await desk.clock.advance(1_000)
      expect(desk.handedOver).toEqual([])
    },
  }
}

const isSent = ({ store }: Awaited<ReturnType<typeof deskWith>>): boolean => store.read(1, 0).phone === 'Mine'

describe('a customer in doubt', () => {
  it('is read once more, and the edit is sent, though the read shows the same', async () => {
    const desk = await deskWith()
    await desk.doubt()
    await desk.clock.advance(2_000)
    expect(isSent(desk)).toBe(true)
    expect(desk.reads.asked).toEqual([1, 1])
  })

  it('is read once more also while a person has stopped the pulls', async () => {
    const desk = await deskWith()
    desk.sync.setPaused('pull', true)
    await desk.doubt()
    await desk.clock.advance(2_000)
    expect(isSent(desk)).toBe(true)
    expect(desk.sync.state.pull.kind).toBe('paused-by-person')
  })

  it('is asked for after rests while pulls are stopped and the store does not answer', async () => {
    const desk = await deskWith()
    desk.sync.setPaused('pull', true)
    await desk.doubt()
    desk.reads.answer = () => bad('server-error')
    await desk.clock.advance(50_000)
    expect(desk.reads.asked).toEqual([1, 1])
    desk.reads.answer = null
    await desk.clock.advance(20_000)
    expect(isSent(desk)).toBe(true)
  })

  it('is read once more also during a first download that cannot go on', async () => {
    const desk = await deskWith({
      customers: 600,
      from: 250,
      inItsPlace: ({ minId, modifiedSince }) =>
        minId === 251 && modifiedSince === undefined ? bad('bad-answer') : undefined,
    })
    await desk.until(() => desk.sync.state.pull.kind === 'failed')
    await desk.doubt()
    await desk.until(() => isSent(desk))
    expect(desk.sync.state.pull).toMatchObject({ kind: 'failed', firstDownloadDone: false })
  })

  it('is read once more also between the pages of a long first download', async () => {
    const desk = await deskWith({ customers: 15_000, from: 250, isSlow: true })
    await desk.doubt()
    await desk.clock.advance(75_000)
    expect(isSent(desk)).toBe(true)
    expect(desk.sync.state.pull.kind).toBe('first-download')
  })

  it('that cannot be understood keeps back its own edits, and neither pulls nor the edits of others', async () => {
    const desk = await deskWith()
    await desk.doubt()
    desk.reads.answer = (id) => (id === 1 ? bad('bad-answer') : undefined)
    await desk.clock.advance(10_000)
    expect(desk.reads.asked).toEqual([1, 1])
    expect(desk.sync.state.pull.kind).toBe('idle')

    desk.store.colleague(2, 'company', 'Theirs')
    await desk.clock.advance(4 * 60_000)
    expect(desk.disk.customers.get(2)?.company).toBe('Theirs')
    expect(desk.sync.state.pull.kind).toBe('idle')
    void desk.sync.save(3, { company: 'Mine' })
    await desk.until(() => desk.store.read(3, 0).company === 'Mine')
    expect(isSent(desk)).toBe(false)
    // About once a minute, not without an end.
    expect(desk.reads.asked.length).toBeLessThan(8)

    desk.reads.answer = null
    await desk.clock.advance(65_000)
    expect(isSent(desk)).toBe(true)
  })
})
