import type { SearchResult } from '../local-store.ts'
import type { CustomerQuery, CustomerRow } from '../../domain/customers/customer-query.ts'
import { type CustomerIndex, STATES } from './customer-index.ts'
import { excerptOf } from './excerpt.ts'
import { fold, foldSpelled } from '../../domain/text/fold.ts'
import { type SearchTerm, searchTermsOf } from '../../domain/text/search-words.ts'
import { type HitList, hitList } from './result-list.ts'
import { createMatcher, type Hits } from './matching.ts'
import type { SortIndex } from './sort-index.ts'
import type { Pause } from './yield-to-others.ts'

/** Answers queries on the index. `null` means that the pause said stop. */
export interface Finder {
  find(query: CustomerQuery, from: number, to: number, pause: Pause): Promise<SearchResult | null>
  allIds(query: CustomerQuery, pause: Pause): Promise<Uint32Array | null>
  positionOf(query: CustomerQuery, id: number, pause: Pause): Promise<number | null>
}

export function createFinder(index: CustomerIndex, sortIndex: SortIndex): Finder {
  /** The last answer, for the next window of the same list. */
  let last: { readonly key: string; readonly generation: number; readonly hits: HitList } | null = null
  const matcher = createMatcher(index)

  async function hitsOf(query: CustomerQuery, pause: Pause): Promise<HitList | null> {
    const { text, filters, sort } = query
    const key = JSON.stringify([searchTermsOf(text), filters, sort])
    const generation = index.generation()
    if (last?.key === key && last.generation === generation) return last.hits
    const order = await sortIndex.by(sort.by, pause)
    const found = order && (await matcher.hits(text, filters, pause))
    if (!found) return null
    const isAsBefore = index.generation() === generation
    const hits = hitList(order, sort.direction, isAsBefore ? found : remaining(found))
    if (isAsBefore) last = { key, generation, hits }
    return hits
  }

  /** When customers came or went while this paused, order and hits may be of different ones. */
  function remaining({ has }: Hits): Hits {
    return { has: (slot) => index.isAlive(slot) && (has?.(slot) ?? true), size: null }
  }

  /** Customers may have gone since their hits were found. */
  const alive = (slots: Uint32Array): Uint32Array => slots.filter((slot) => index.isAlive(slot))

  function rowOf(slot: number, terms: readonly SearchTerm[]): CustomerRow {
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
      pending: index.overlay(id)?.pending ?? [],
      noteExcerpt: excerpt(slot, terms, [first_name, last_name, company, email, phone, `#${id}`]),
    }
  }

  /** Around the first word that none of the cells in sight has. */
  function excerpt(slot: number, terms: readonly SearchTerm[], cells: readonly string[]): string {
    if (terms.length === 0) return ''
    const inSight = cells.flatMap((cell) => [fold(cell), foldSpelled(cell)])
    const digits = fold(cells[4] ?? '').replace(/\D/g, '')
    const isSeen = (form: string): boolean =>
      inSight.some((cell) => cell.includes(form)) || digits.includes(form)
    const hidden = terms
      .flatMap((term) => {
        if (term.digits.some((some) => digits.includes(some))) return []
        return term.alternative.length > 0 ? term.alternative : [term]
      })
      .find(({ forms }) => !forms.some(isSeen))
    const notes = hidden ? index.notes(slot) : ''
    return hidden?.forms.map((form) => excerptOf(notes, form)).find(Boolean) ?? ''
  }

  return {
    async find(query, from, to, pause) {
      const hits = await hitsOf(query, pause)
      if (!hits) return null
      const terms = searchTermsOf(query.text)
      const rows = Array.from(alive(hits.slice(from, to)), (slot) => rowOf(slot, terms))
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
