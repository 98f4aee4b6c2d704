import { describe, expect, it } from 'vitest'
import { createCustomerReads, READS_LAG_MS } from '../../../../../renderer/sync/pull/customer-reads.ts'
import { aCustomer } from '../../../../support/builders/customer.ts'

/** Reads long after the start, and a clock for them. */
function theReads() {
  const clock = { time: 0 }
  const deliveredAt = new Map<number, number>()
  const reads = createCustomerReads(
    () => clock.time,
    (id) => deliveredAt.get(id) ?? -Infinity,
  )
  clock.time = 100_000
  return { clock, deliveredAt, reads }
}

const known = aCustomer({ company: 'Known' })
const older = aCustomer({ company: 'Older', date_modified: known.date_modified - 5_000 })
const { id } = known

describe('a doubt', () => {
  it('comes from a read that may be older than what is known', () => {
    const { clock, reads } = theReads()
    expect(reads.judge(known, older, clock.time)).toBe('in-doubt')
    expect(reads.isDoubtful(id)).toBe(true)
    expect(reads.toRecheck()).toEqual([])
    expect(reads.recheckAt()).toBe(clock.time + READS_LAG_MS)
  })

  it('is cleared by a sure read that shows the same', () => {
    const { clock, reads } = theReads()
    reads.judge(known, older, clock.time)
    clock.time += READS_LAG_MS
    expect(reads.toRecheck()).toEqual([id])
    expect(reads.judge(known, { ...known }, clock.time)).toBe('same')
    expect(reads.isDoubtful(id)).toBe(false)
    expect(reads.hasDoubts()).toBe(false)
  })

  it('is not cleared by a read that began too early, though it shows the same', () => {
    const { clock, reads } = theReads()
    reads.judge(known, older, clock.time)
    const began = clock.time + READS_LAG_MS - 1
    clock.time += 10_000
    expect(reads.judge(known, { ...known }, began)).toBe('same')
    expect(reads.isDoubtful(id)).toBe(true)
  })

  it('ends with a sure read, whatever it shows', () => {
    const { clock, reads } = theReads()
    reads.judge(known, older, clock.time)
    clock.time += READS_LAG_MS
    expect(reads.judge(known, older, clock.time)).toBe('new')
    expect(reads.isDoubtful(id)).toBe(false)
  })

  it('that is to be checked later is not checked before', () => {
    const { clock, reads } = theReads()
    reads.doubt(id, 60_000)
    clock.time += 60_000
    expect(reads.toRecheck()).toEqual([])
    clock.time += READS_LAG_MS
    expect(reads.toRecheck()).toEqual([id])
  })
})

describe('a read', () => {
  it('that began before a delivery is doubted also minutes after it', () => {
    const { clock, deliveredAt, reads } = theReads()
    const began = clock.time
    clock.time += 1_000
    deliveredAt.set(id, clock.time)
    clock.time += 200_000
    expect(reads.judge(known, { ...known, company: 'Before' }, began)).toBe('in-doubt')
  })

  it('that brings what is newer by its date is believed', () => {
    const { clock, deliveredAt, reads } = theReads()
    deliveredAt.set(id, clock.time)
    const newer = { ...known, company: 'Newer', date_modified: known.date_modified + 5_000 }
    expect(reads.judge(known, newer, clock.time)).toBe('new')
    expect(reads.learnedAt(id)).toBe(clock.time)
  })
})
