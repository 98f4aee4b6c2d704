import { describe, expect, it } from 'vitest'
import type { Counterfoil } from '../../shared/edit.ts'
import { aCounterfoil, NOW } from '../support/database/people.ts'
import { changeRows, damaged } from '../support/database/raw.ts'
import { open, reopen } from '../support/database/stores.ts'

const editIds = (some: readonly Counterfoil[]): readonly string[] => some.map(({ editId }) => editId)
const numbered = (at: number, more: Partial<Counterfoil> = {}): Counterfoil =>
  aCounterfoil({ editId: `e${String(at).padStart(4, '0')}`, endedAt: NOW + at, ...more })

describe('Counterfoils', () => {
  it('are found by edit, by customer and page by page, newest first', async () => {
    const store = await open()
    await store.outbox.commit({
      end: Array.from({ length: 10 }, (_, at) => numbered(at, { customerId: at % 2 })),
    })
    const again = await reopen(store)
    const { counterfoils } = again
    expect(await counterfoils.get('e0003')).toEqual(numbered(3, { customerId: 1 }))
    expect(await counterfoils.get('nothing')).toBeUndefined()
    expect(editIds(await counterfoils.ofCustomer(1))).toEqual(['e0009', 'e0007', 'e0005', 'e0003', 'e0001'])
    const first = await counterfoils.page(4)
    expect(editIds(first)).toEqual(['e0009', 'e0008', 'e0007', 'e0006'])
    expect(editIds(await counterfoils.page(3, first.at(-1)))).toEqual(['e0005', 'e0004', 'e0003'])
    expect(editIds(await counterfoils.page(3, NOW + 3))).toEqual(['e0002', 'e0001', 'e0000'])
    expect(await counterfoils.count()).toBe(10)
  })

  it('of one moment are not passed over between two pages', async () => {
    const store = await open()
    const ended = Array.from({ length: 600 }, (_, at) => numbered(at, { endedAt: NOW }))
    await store.outbox.commit({ end: ended })
    const paged: string[] = []
    for (let last: Counterfoil | undefined; ;) {
      const page = await store.counterfoils.page(70, last)
      last = page.at(-1)
      if (!last) break
      paged.push(...editIds(page))
    }
    const whole: string[] = []
    for await (const some of store.counterfoils.all()) whole.push(...editIds(some))
    const expected = editIds(ended).toReversed()
    expect(paged).toEqual(expected)
    expect(whole).toEqual(expected)
  })

  it('are counted by their saves, each edit once', async () => {
    const store = await open()
    await store.outbox.commit({
      end: [
        numbered(1, { saves: 3 }),
        numbered(2, { ending: { kind: 'discarded' }, saves: 2 }),
        numbered(3, { ending: { kind: 'nothing-left' } }),
      ],
    })
    expect(await store.counterfoils.sums()).toEqual({ delivered: 3, discarded: 2, nothingLeft: 1 })
    // The same edit ends again with another outcome: after a crash the first was not known.
    await store.outbox.commit({ end: [numbered(2, { saves: 4 }), numbered(4)] })
    const again = await reopen(store)
    expect(await again.counterfoils.sums()).toEqual({ delivered: 8, discarded: 0, nothingLeft: 1 })
    expect(await again.counterfoils.count()).toBe(4)
  })

  it('that are damaged show what is kept beside the sealed part', async () => {
    const store = await open()
    await store.outbox.commit({ end: [numbered(1, { ending: { kind: 'discarded' } }), numbered(2)] })
    await changeRows<{ data: Uint8Array; editId: string }>(store.storeHash, 'counterfoils', (row) =>
      row.editId === 'e0001' ? { ...row, data: damaged(row.data) } : undefined,
    )
    const [whole, broken] = await store.counterfoils.page(10)
    expect(whole).toEqual(numbered(2))
    expect(broken).toEqual(numbered(1, { ending: { kind: 'discarded' }, label: '#5', before: {}, after: {} }))
  })
})
