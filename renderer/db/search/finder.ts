import type { CustomerQuery, CustomerRow, Found } from '../local-store.ts'
import { type CustomerIndex, STATES } from './customer-index.ts'
import { excerptOf } from './excerpt.ts'
import { fold, wordsOf } from './fold.ts'
import { type HitList, hitList } from './hit-list.ts'
import { createMatcher, type Hits } from './matching.ts'
import type { Orders } from './orders.ts'
import type { Pause } from './pause.ts'
import { needleOf } from './scan.ts'

/** Answers queries on the index. `null` means that the pause said stop. */
export interface Finder {
  find(query: CustomerQuery, from: number, to: number, pause: Pause): Promise<Found | null>
  allIds(query: CustomerQuery, pause: Pause): Promise<Uint32Array | null>
  positionOf(query: CustomerQuery, id: number, pause: Pause): Promise<number | null>
}

export function createFinder(index: CustomerIndex, orders: Orders): Finder {
  /** The last answer, for the next window of the same list. */
  let last: { readonly key: string; readonly generation: number; readonly hits: HitList } | null = null
  const matcher = createMatcher(index)

  async function hitsOf(query: CustomerQuery, pause: Pause): Promise<HitList | null> {
    const { text, filters, sort } = query
    const key = JSON.stringify([wordsOf(text), filters, sort])
    const generation = index.generation()
    if (last?.key === key && last.generation === generation) return last.hits
    const order = await orders.by(sort.by, pause)
    const found = order && (await matcher.hits(text, filters, pause))
    if (!found) return null
    const isAsBefore = index.generation() === generation
    const hits = hitList(order, sort.direction, isAsBefore ? found : remaining(found))
    if (isAsBefore) last = { key, generation, hits }
    return hits
  }

  /** When customers came or went while this paused, order and hits may tell of different ones. */
  function remaining({ has }: Hits): Hits {
    return { has: (slot) => index.isAlive(slot) && (has?.(slot) ?? true), size: null }
  }

  /** Customers may have gone since their hits were found. */
  const alive = (slots: Uint32Array): Uint32Array => slots.filter((slot) => index.isAlive(slot))

  function rowOf(slot: number, words: readonly string[]): CustomerRow {
    const [first_name = '', last_name = '', company = '', email = '', phone = '', store_credit = ''] =
      index.cells(slot)
    const id = index.columns.ids[slot] ?? 0
    return {
      id,
      ...{ first_name, last_name, company, email, phone, store_credit },
      customer_group_id: index.columns.groups[slot] ?? 0,
      date_created: index.columns.created[slot] ?? 0,
      date_modified: index.columns.modified[slot] ?? 0,
      state: STATES[index.columns.states[slot] ?? 0] ?? 'clean',
      pending: index.laid(id)?.pending ?? [],
      noteExcerpt: excerpt(slot, words, [first_name, last_name, company, email, phone, `#${id}`]),
    }
  }

  /** Around the first word that none of the cells in sight has. */
  function excerpt(slot: number, words: readonly string[], cells: readonly string[]): string {
    if (words.length === 0) return ''
    const inSight = cells.map(fold)
    const digits = (cells[4] ?? '').replace(/\D/g, '')
    const hidden = words.find((word) => {
      const needle = needleOf(word)
      if (inSight.some((cell) => cell.includes(word)) || digits.includes(word)) return false
      return needle.digits === null || !digits.includes(needle.digits)
    })
    return hidden === undefined ? '' : excerptOf(index.notes(slot), hidden)
  }

  return {
    async find(query, from, to, pause) {
      const hits = await hitsOf(query, pause)
      if (!hits) return null
      const words = wordsOf(query.text)
      const rows = Array.from(alive(hits.slice(from, to)), (slot) => rowOf(slot, words))
      return { total: hits.total, from, rows }
    },
    async allIds(query, pause) {
      const hits = await hitsOf(query, pause)
      return hits && alive(hits.all()).map((slot) => index.columns.ids[slot] ?? 0)
    },
    async positionOf(query, id, pause) {
      const hits = await hitsOf(query, pause)
      return hits && hits.all().indexOf(index.slotOf(id))
    },
  }
}
