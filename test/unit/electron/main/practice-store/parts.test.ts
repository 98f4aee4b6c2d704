import { describe, expect, it } from 'vitest'
import { help, parseFlags } from '../../../../../electron/main/practice-store/command-line.ts'
import { MEMORY_MS, NOW, openCustomers } from '../../../../../electron/main/practice-store/customers.ts'
import { createMemoryLog } from '../../../../../electron/main/practice-store/change-log.ts'
import { quotaMeter } from '../../../../../electron/main/practice-store/quota.ts'
import { requestRecord } from '../../../../../electron/main/practice-store/request-record.ts'
import { readSwitches, SWITCH_NAMES, SWITCHES } from '../../../../../electron/main/practice-store/switches.ts'

describe('customers over time', () => {
  const aBook = () => openCustomers({ seed: 7, customers: 10 }, createMemoryLog())
  const all = { fromId: 1, asOf: NOW, modifiedFrom: Number.NEGATIVE_INFINITY, isDeletedShown: false }

  it('are remembered as they were for as long as a read may lag', async () => {
    const book = aBook()
    const first = book.find(5, NOW)
    if (!first) throw new Error('there is no customer')
    await book.put({ ...first, notes: 'one' }, 1000)
    await book.put({ ...first, notes: 'two' }, 1500)
    expect(book.find(5, 999)).toEqual(first)
    expect(book.find(5, 1000)?.notes).toBe('one')
    expect(book.find(5, 1499)?.notes).toBe('one')
    expect(book.find(5, NOW)?.notes).toBe('two')
    await book.put({ ...first, notes: 'three' }, 1400 + MEMORY_MS)
    expect(book.find(5, 1499)?.notes).toBe('one')
    await book.put({ ...first, notes: 'four' }, 1500 + MEMORY_MS)
    expect(book.find(5, 1500)?.notes).toBe('two')
    expect(book.find(5, 1399 + MEMORY_MS)?.notes).toBe('two')
  })

  it('that were deleted are gone from then on', async () => {
    const book = aBook()
    await book.delete(4, 5000)
    expect([book.find(4, 4999)?.id, book.find(4, 5000)]).toEqual([4, null])
    expect([book.count(4999), book.count(NOW)]).toEqual([10, 9])
    expect([...book.ids({ ...all, asOf: 4999 })]).toContain(4)
    expect([...book.ids(all)]).toEqual([1, 2, 3, 5, 6, 7, 8, 9, 10])
    expect(book.lastSeen(4)).toMatchObject({ id: 4, date_modified: 5 })
  })

  it('are walked no further than there are any', () => {
    expect([...aBook().ids({ ...all, fromId: 11 })]).toEqual([])
    expect([...aBook().ids({ ...all, fromId: Number.MAX_SAFE_INTEGER })]).toEqual([])
    expect([...aBook().ids({ ...all, modifiedFrom: 4_000_000_000 })]).toEqual([])
  })

  it('of a store without any are none', () => {
    const book = openCustomers({ seed: 7, customers: 0 }, createMemoryLog())
    expect([book.count(NOW), [...book.ids(all)], book.nextId()]).toEqual([0, [], 1])
  })
})

describe('the quota', () => {
  it('begins a window with a request, and another one when the clock goes back', () => {
    const meter = quotaMeter({ total: 2, windowMs: 1000, otherApp: 0 })
    expect([meter.take(5000), meter.take(5500), meter.take(5999)]).toEqual([true, true, false])
    expect(meter.state(5999)).toEqual({ total: 2, windowMs: 1000, left: 0, resetMs: 1 })
    expect([meter.take(6000), meter.take(3000)]).toEqual([true, true])
    expect(meter.state(3000)).toEqual({ total: 2, windowMs: 1000, left: 1, resetMs: 1000 })
  })
})

describe('the record of requests', () => {
  it('counts all of them and lists the latest', () => {
    const record = requestRecord(10)
    for (let at = 0; at < 1000; at += 1)
      record.begin({ method: 'GET', path: `/${at}`, headers: [], time: at })
    expect(record.received).toBe(1000)
    expect(record.requests.length).toBeLessThanOrEqual(20)
    expect(record.requests.length).toBeGreaterThanOrEqual(10)
    expect(record.requests.at(-1)).toMatchObject({ number: 1000, path: '/999' })
  })
})

describe('switches', () => {
  it('have distinct positions', () => {
    for (const name of SWITCH_NAMES) {
      const positions: readonly string[] = SWITCHES[name].positions
      expect(new Set(positions).size).toBe(positions.length)
    }
  })

  it('from outside are checked by name and position', () => {
    expect(readSwitches({ reads: 'lagging' })).toEqual({ ok: true, switches: { reads: 'lagging' } })
    for (const wrong of [
      null,
      'reads',
      [],
      { lag: 'yes' },
      { reads: 'slow' },
      { reads: true },
      { toString: 'x' },
    ]) {
      expect(readSwitches(wrong)).toEqual({ ok: false, sentence: expect.stringMatching(/\.$/) })
    }
  })
})

describe('flags', () => {
  it('left out mean 2,000 customers of seed 7 on any port, kept nowhere', () => {
    expect(parseFlags([])).toEqual({
      kind: 'start',
      asked: { customers: null, seed: null },
      options: {
        port: 0,
        customers: 2000,
        seed: 7,
        folder: null,
        quota: { total: 150, windowMs: 30_000, otherApp: 0 },
        scopes: { customers: 'modify', information: true },
        latencyMs: 0,
        isOffline: false,
        switches: {},
      },
    })
  })

  it('are taken with a space or an equals sign, the last one of a kind counting', () => {
    const flags = ['--seed', '1', '--seed=2', '--put-answer=base', '--empty-list', '200', '--folder', 'a=b']
    expect(parseFlags(flags)).toMatchObject({
      options: { seed: 2, folder: 'a=b', switches: { putAnswer: 'base', emptyList: '200' } },
      asked: { customers: null, seed: 2 },
    })
  })

  it('are explained where help is asked for, whatever else is said', () => {
    expect(parseFlags(['--port', '0', '--help'])).toEqual({ kind: 'help' })
    expect(parseFlags(['-h'])).toEqual({ kind: 'help' })
    for (const name of SWITCH_NAMES) expect(help()).toContain(SWITCHES[name].about)
  })
})
