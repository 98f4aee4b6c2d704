import { describe, expect, it } from 'vitest'
import type { CustomerQuery } from '../../renderer/db/local-store.ts'
import {
  createIndex,
  type CustomerIndex,
  type ListCustomer,
} from '../../renderer/db/search/customer-index.ts'
import { createFinder, type Finder } from '../../renderer/db/search/finder.ts'
import { hitList } from '../../renderer/db/search/hit-list.ts'
import { createOrders, type Orders } from '../../renderer/db/search/orders.ts'
import type { Pause } from '../../renderer/db/search/pause.ts'

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
  orders: Orders
  finder: Finder
} {
  const index = createIndex()
  const orders = createOrders(index)
  index.put(customers)
  return { index, orders, finder: createFinder(index, orders) }
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
  it('whoever asks for it as well gets it whole', async () => {
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
    // Nothing wrong was remembered.
    expect(await finder.find(byCompany, 0, 3, go)).toEqual(first)
  })

  it('it goes on for those who still want it when the first is stopped', async () => {
    const { index, orders } = indexOf(many(20))
    const newer: ReturnType<Orders['by']>[] = []
    const first = await orders.by('company', async () => {
      await Promise.resolve()
      newer.push(orders.by('company', go))
      return false
    })
    expect(first).toBeNull()
    expect(idsOf(index, (await newer[0])?.slots)).toEqual(turned(20))
  })

  it('it stops when nobody wants it any more, and is made anew for the next', async () => {
    const { index, orders } = indexOf(many(20))
    let pauses = 0
    const stopping: Pause = async () => {
      pauses += 1
      return false
    }
    expect(await Promise.all([orders.by('company', stopping), orders.by('company', stop)])).toEqual([
      null,
      null,
    ])
    expect(pauses).toBe(1)
    const stopped = orders.by('company', stop)
    const next = stopped.then(() => orders.by('company', go))
    expect(idsOf(index, (await next)?.slots)).toEqual(turned(20))
  })

  it('whoever comes in the moment in which it stops is not stopped with it', async () => {
    const { index, orders } = indexOf(many(20))
    const newer: ReturnType<Orders['by']>[] = []
    await orders.by('company', () => {
      const end = Promise.resolve(false)
      // A few steps later the answer was heard, and those who waited were not told yet.
      void end.then(() => Promise.resolve()).then(() => newer.push(orders.by('company', go)))
      return end
    })
    expect(idsOf(index, (await newer[0])?.slots)).toEqual(turned(20))
  })

  it('everybody who changes, comes or goes meanwhile ends up in their place', async () => {
    const { index, orders } = indexOf(many(20))
    const inBetween: Promise<unknown>[] = []
    const order = await orders.by(
      'company',
      pauseWith(() => {
        index.put([someone(7, { company: 'A' }), someone(21, { company: 'B' })])
        index.remove([8])
        // Somebody else asks and must not forget for the first what has moved.
        inBetween.push(orders.by('company', go))
      }),
    )
    await Promise.all(inBetween)
    const expected = [7, 21, ...turned(20).filter((id) => id !== 7 && id !== 8)]
    expect(idsOf(index, order?.slots)).toEqual(expected)
    expect(idsOf(index, (await orders.by('company', go))?.slots)).toEqual(expected)
  })

  it('orders that are made at the same time do not push each other out', async () => {
    const { index, orders } = indexOf(many(20))
    const columns = ['name', 'email', 'phone', 'store_credit', 'id'] as const
    const others: Promise<unknown>[] = []
    const order = await orders.by(
      'company',
      pauseWith(() => {
        for (const column of columns) others.push(orders.by(column, go))
        index.put([someone(7, { company: 'A' })])
      }),
    )
    await Promise.all(others)
    expect(idsOf(index, order?.slots)).toEqual([7, ...turned(20).filter((id) => id !== 7)])
  })

  it('texts that move to another shelf are read there', async () => {
    const { index, orders } = indexOf([])
    // One small shelf each: with the next one, all become one.
    for (const one of many(32)) index.put([one])
    const order = await orders.by(
      'company',
      pauseWith(() => index.put([someone(33)])),
    )
    expect(order?.filled).toBe(33)
    expect(idsOf(index, order?.slots)).toEqual(turned(33))
  })
})

describe('While hits are being found', () => {
  it('those whose texts move to another shelf are found there', async () => {
    const { index, orders, finder } = indexOf([])
    for (const one of many(32)) index.put([one])
    await orders.by('company', go)
    const ids = await finder.allIds(
      withText('byron'),
      pauseWith(() => index.put([someone(5, { notes: 'changed' })])),
    )
    expect([...(ids ?? [])]).toEqual(turned(32))
  })

  it('nobody stands in for those who have gone', async () => {
    const { index, orders, finder } = indexOf(many(20))
    await orders.by('company', go)
    const removing = pauseWith(() => index.remove([3, 4]))
    expect([...((await finder.allIds(withText('byron'), removing)) ?? [])]).toEqual(
      turned(20).filter((id) => id !== 3 && id !== 4),
    )
  })

  it('what was found before a change is not taken for what is found after it', async () => {
    const { index, orders, finder } = indexOf(many(20))
    await orders.by('company', go)
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

  it('ids of all are of nobody who has gone the moment before', async () => {
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
