import { describe, expect, it } from 'vitest'
import type { CustomerQuery } from '../../../../../renderer/domain/customers/customer-query.ts'
import { createIndex, type CustomerIndex } from '../../../../../renderer/storage/search/customer-index.ts'
import type { ListCustomer } from '../../../../../renderer/storage/search/list-customer.ts'
import { createFinder, type Finder } from '../../../../../renderer/storage/search/finder.ts'
import { hitList } from '../../../../../renderer/storage/search/result-list.ts'
import { createSortIndex, type SortIndex } from '../../../../../renderer/storage/search/sort-index.ts'
import type { Pause } from '../../../../../renderer/storage/search/yield-to-others.ts'

/** What comes in while an answer is being made: searching pauses so that it can. */
const go: Pause = async () => true
const stop: Pause = async () => false

const someone = (id: number, values: Partial<ListCustomer> = {}): ListCustomer => ({
  id,
  first_name: 'Ada',
  last_name: 'Byron',
  company: `C${1_000 - id}`,
  email: `${id}@example.com`,
  phone: '',
  store_credit: '0.0000',
  customer_group_id: 0,
  date_created: 0,
  date_modified: 0,
  notes: '',
  ...values,
})
const many = (count: number): ListCustomer[] => Array.from({ length: count }, (_, at) => someone(at + 1))
const byCompany: CustomerQuery = { text: '', filters: {}, sort: { by: 'company', direction: 'up' } }
const withText = (text: string): CustomerQuery => ({ ...byCompany, text })
const turned = (count: number): number[] => Array.from({ length: count }, (_, at) => count - at)

function indexOf(customers: readonly ListCustomer[]): {
  index: CustomerIndex
  sortIndex: SortIndex
  finder: Finder
} {
  const index = createIndex()
  const sortIndex = createSortIndex(index)
  index.put(customers)
  return { index, sortIndex, finder: createFinder(index, sortIndex) }
}

/** Goes on after `happens`, which takes place in the first pause. */
function pauseWith(happens: () => unknown): Pause {
  let pauses = 0
  return async () => {
    pauses += 1
    await Promise.resolve()
    if (pauses === 1) happens()
    return true
  }
}

const idsOf = (index: CustomerIndex, slots: Iterable<number> | undefined): number[] =>
  [...(slots ?? [])].map((slot) => index.columns.ids[slot] ?? 0)

describe('While an order is being made', () => {
  it('a second request gets the whole of it', async () => {
    const { finder } = indexOf(many(20))
    const other: Promise<unknown>[] = []
    const pause = pauseWith(() => {
      other.push(finder.find(byCompany, 0, 3, go), finder.positionOf(byCompany, 1, go))
    })
    const first = await finder.find(byCompany, 0, 3, pause)
    const [second, position] = await Promise.all(other)
    expect(first).toMatchObject({ total: 20, rows: [{ id: 20 }, { id: 19 }, { id: 18 }] })
    expect(second).toEqual(first)
    expect(position).toBe(19)
    // Nothing wrong was usePersisted.
    expect(await finder.find(byCompany, 0, 3, go)).toEqual(first)
  })

  it('it continues for the other requests when the first is stopped', async () => {
    const { index, sortIndex } = indexOf(many(20))
    const newer: ReturnType<SortIndex['by']>[] = []
    const first = await sortIndex.by('company', async () => {
      await Promise.resolve()
      newer.push(sortIndex.by('company', go))
      return false
    })
    expect(first).toBeNull()
    expect(idsOf(index, (await newer[0])?.slots)).toEqual(turned(20))
  })

  it('it stops when no request wants it any more, and is made again for the next', async () => {
    const { index, sortIndex } = indexOf(many(20))
    let pauses = 0
    const stopping: Pause = async () => {
      pauses += 1
      return false
    }
    expect(await Promise.all([sortIndex.by('company', stopping), sortIndex.by('company', stop)])).toEqual([
      null,
      null,
    ])
    expect(pauses).toBe(1)
    const stopped = sortIndex.by('company', stop)
    const next = stopped.then(() => sortIndex.by('company', go))
    expect(idsOf(index, (await next)?.slots)).toEqual(turned(20))
  })

  it('a request that comes in the moment in which it stops is not stopped with it', async () => {
    const { index, sortIndex } = indexOf(many(20))
    const newer: ReturnType<SortIndex['by']>[] = []
    await sortIndex.by('company', () => {
      const end = Promise.resolve(false)
      // A few steps later the answer came, and those who waited don't have it yet.
      void end.then(() => Promise.resolve()).then(() => newer.push(sortIndex.by('company', go)))
      return end
    })
    expect(idsOf(index, (await newer[0])?.slots)).toEqual(turned(20))
  })

  it('customers who change, come or go meanwhile end up in their place', async () => {
    const { index, sortIndex } = indexOf(many(20))
    const inBetween: Promise<unknown>[] = []
    const order = await sortIndex.by(
      'company',
      pauseWith(() => {
        index.put([someone(7, { company: 'A' }), someone(21, { company: 'B' })])
        index.remove([8])
        // Somebody else asks and must not forget for the first what has moved.
        inBetween.push(sortIndex.by('company', go))
      }),
    )
    await Promise.all(inBetween)
    const expected = [7, 21, ...turned(20).filter((id) => id !== 7 && id !== 8)]
    expect(idsOf(index, order?.slots)).toEqual(expected)
    expect(idsOf(index, (await sortIndex.by('company', go))?.slots)).toEqual(expected)
  })

  it('orders that are made at the same time do not evict each other', async () => {
    const { index, sortIndex } = indexOf(many(20))
    const columns = ['name', 'email', 'phone', 'store_credit', 'id'] as const
    const others: Promise<unknown>[] = []
    const order = await sortIndex.by(
      'company',
      pauseWith(() => {
        for (const column of columns) others.push(sortIndex.by(column, go))
        index.put([someone(7, { company: 'A' })])
      }),
    )
    await Promise.all(others)
    expect(idsOf(index, order?.slots)).toEqual([7, ...turned(20).filter((id) => id !== 7)])
  })

  it('texts that move to another chunk are read there', async () => {
    const { index, sortIndex } = indexOf([])
    // One small shelf each: with the next one, all become one.
    for (const one of many(32)) index.put([one])
    const order = await sortIndex.by(
      'company',
      pauseWith(() => index.put([someone(33)])),
    )
    expect(order?.filled).toBe(33)
    expect(idsOf(index, order?.slots)).toEqual(turned(33))
  })
})

describe('While hits are being found', () => {
  it('customers whose texts move to another chunk are found there', async () => {
    const { index, sortIndex, finder } = indexOf([])
    for (const one of many(32)) index.put([one])
    await sortIndex.by('company', go)
    const ids = await finder.allIds(
      withText('byron'),
      pauseWith(() => index.put([someone(5, { notes: 'changed' })])),
    )
    expect([...(ids ?? [])]).toEqual(turned(32))
  })

  it('removed customers are not replaced by others', async () => {
    const { index, sortIndex, finder } = indexOf(many(20))
    await sortIndex.by('company', go)
    const removing = pauseWith(() => index.remove([3, 4]))
    expect([...((await finder.allIds(withText('byron'), removing)) ?? [])]).toEqual(
      turned(20).filter((id) => id !== 3 && id !== 4),
    )
  })

  it('what was found before a change is not taken for what is found after it', async () => {
    const { index, sortIndex, finder } = indexOf(many(20))
    await sortIndex.by('company', go)
    const inBetween: Promise<unknown>[] = []
    await finder.allIds(
      withText('byron'),
      pauseWith(() => {
        index.remove([3])
        inBetween.push(finder.find(withText('ada'), 0, 1, go))
      }),
    )
    await Promise.all(inBetween)
    const expected = turned(20).filter((id) => id !== 3)
    expect(await finder.find(withText('byron'), 0, 1, go)).toMatchObject({ total: 19 })
    expect([...((await finder.allIds(withText('byron'), go)) ?? [])]).toEqual(expected)
  })

  it('ids of all leave out customers removed a moment before', async () => {
    const { index, finder } = indexOf(many(5))
    for (const query of [byCompany, withText('byron'), { ...byCompany, filters: { group: 0 } }]) {
      await finder.find(query, 0, 1, go)
      const asked = finder.allIds(query, go)
      index.remove([2])
      expect([...((await asked) ?? [])]).toEqual([5, 4, 3, 1])
      index.put([someone(2)])
    }
  })
})

describe('A list of hits', () => {
  it('ends with the last one found, whatever their number was said to be', () => {
    const order = { slots: Uint32Array.of(3, 1, 2), filled: 3 }
    const hits = hitList(order, 'up', { has: (slot) => slot !== 1, size: 3 })
    expect([...hits.all()]).toEqual([3, 2])
    expect([...hits.slice(0, 3)]).toEqual([3, 2])
  })
})
