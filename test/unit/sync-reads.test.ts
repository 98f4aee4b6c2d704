import { describe, expect, it } from 'vitest'
import { createReads, READS_LAG_MS } from '../../renderer/sync/reads.ts'
import { aCustomer } from './builders/lane.ts'

/** Reads long after the start, and a clock for them. */
function theReads() {
  const clock = { ticks: 0 }
  const deliveredAt = new Map<number, number>()
  const reads = createReads(
    () => clock.ticks,
    (id) => deliveredAt.get(id) ?? -Infinity,
  )
  clock.ticks = 100_000
  return { clock, deliveredAt, reads }
}

const known = aCustomer({ company: 'Known' })
const older = aCustomer({ company: 'Older', date_modified: known.date_modified - 5_000 })
const { id } = known

describe('a doubt', () => {
  it('comes from a read that may be older than what is known', () => {
    const { clock, reads } = theReads()
    expect(reads.judge(known, older, clock.ticks)).toBe('in-doubt')
    expect(reads.isDoubtful(id)).toBe(true)
    expect(reads.toRecheck()).toEqual([])
    expect(reads.recheckAt()).toBe(clock.ticks + READS_LAG_MS)
  })

  it('is cleared by a sure read that shows the same', () => {
    const { clock, reads } = theReads()
    reads.judge(known, older, clock.ticks)
    clock.ticks += READS_LAG_MS
    expect(reads.toRecheck()).toEqual([id])
    expect(reads.judge(known, { ...known }, clock.ticks)).toBe('same')
    expect(reads.isDoubtful(id)).toBe(false)
    expect(reads.hasDoubts()).toBe(false)
  })

  it('is not cleared by a read that began too early, though it shows the same', () => {
    const { clock, reads } = theReads()
    reads.judge(known, older, clock.ticks)
    const began = clock.ticks + READS_LAG_MS - 1
    clock.ticks += 10_000
    expect(reads.judge(known, { ...known }, began)).toBe('same')
    expect(reads.isDoubtful(id)).toBe(true)
  })

  it('ends with a sure read, whatever it shows', () => {
    const { clock, reads } = theReads()
    reads.judge(known, older, clock.ticks)
    clock.ticks += READS_LAG_MS
    expect(reads.judge(known, older, clock.ticks)).toBe('new')
    expect(reads.isDoubtful(id)).toBe(false)
  })

  it('that is to be looked into later is not before', () => {
    const { clock, reads } = theReads()
    reads.doubt(id, 60_000)
    clock.ticks += 60_000
    expect(reads.toRecheck()).toEqual([])
    clock.ticks += READS_LAG_MS
    expect(reads.toRecheck()).toEqual([id])
  })
})

describe('a read', () => {
  it('that began before a delivery is doubted also minutes after it', () => {
    const { clock, deliveredAt, reads } = theReads()
    const began = clock.ticks
    clock.ticks += 1_000
    deliveredAt.set(id, clock.ticks)
    clock.ticks += 200_000
    expect(reads.judge(known, { ...known, company: 'Before' }, began)).toBe('in-doubt')
  })

  it('that brings what is newer by its date is believed', () => {
    const { clock, deliveredAt, reads } = theReads()
    deliveredAt.set(id, clock.ticks)
    const newer = { ...known, company: 'Newer', date_modified: known.date_modified + 5_000 }
    expect(reads.judge(known, newer, clock.ticks)).toBe('new')
    expect(reads.learnedAt(id)).toBe(clock.ticks)
  })
})
