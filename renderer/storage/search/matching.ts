import type { CustomerFilters } from '../../domain/customers/customer-query.ts'
import { type CustomerIndex, STATES } from './customer-index.ts'
import { type SearchTerm, searchTermsOf, type SearchWord } from '../../domain/text/search-words.ts'
import type { Pause } from './yield-to-others.ts'
import { CELLS } from './row-text.ts'
import { implies, scan, scanSome } from './scan.ts'
import { DEAD } from './text-chunk.ts'
import { add, both, either, has, sizeOf, type SlotSet, slotSet } from './slot-set.ts'

/** Finds the customers that have the words of a search and pass its filters. */
export interface Matcher {
  /**
   * Where customers come or go meanwhile, some of the hits may be gone.
   * @returns `null` when the pause says stop
   */
  hits(text: string, filters: CustomerFilters, pause: Pause): Promise<Hits | null>
}

export interface Hits {
  /** `null`: every customer. */
  readonly has: ((slot: number) => boolean) | null
  /** How many there are, where that is known. */
  readonly size: number | null
}

/**
 * The hits of recent words are cached: while a person types on, only customers that had the letters before are searched.
 */
export function createMatcher(index: CustomerIndex): Matcher {
  let known = new Map<string, WordHits>()
  let knownOf = -1

  async function findTerm({ alternative, ...word }: SearchTerm, pause: Pause): Promise<SlotSet | null> {
    const found = await find(word, pause)
    if (!found || alternative.length === 0) return found?.set ?? null
    const all = await findAll(alternative, pause)
    return all && either(found.set, all)
  }

  async function findAll(words: readonly SearchWord[], pause: Pause): Promise<SlotSet | null> {
    let all: SlotSet | null = null
    for (const word of words) {
      const found = await find(word, pause)
      if (!found) return null
      all = all ? both(all, found.set) : found.set
    }
    return all
  }

  async function find(searched: SearchWord, pause: Pause): Promise<WordHits | null> {
    const word = JSON.stringify(searched)
    const generation = index.generation()
    if (knownOf !== generation) {
      known = new Map()
      knownOf = generation
    }
    const before = known.get(word)
    if (before) {
      known.delete(word)
      known.set(word, before)
      return before
    }
    const among = fewest([...known.values()].filter((other) => implies(searched, other.searched)))
    const set = await look(searched, among, pause)
    if (!set) return null
    const found = { searched, set, size: sizeOf(set) }
    if (generation === index.generation()) {
      known.set(word, found)
      for (const oldest of known.keys()) {
        if (known.size <= KEPT) break
        known.delete(oldest)
      }
    }
    return found
  }

  /** @param among customers that may have it, where that is known */
  async function look(searched: SearchWord, among: WordHits | null, pause: Pause): Promise<SlotSet | null> {
    const found = slotSet(index.slots())
    const isFew = among !== null && among.size < index.count() * FEW
    const isWhole = await index.eachChunk(({ slots, searchTexts, notes }) => {
      const hit = (row: number): void => {
        const slot = slots[row] ?? DEAD
        if (slot !== DEAD) add(found, slot)
      }
      const isWanted = (row: number): boolean => {
        const slot = slots[row] ?? DEAD
        return slot !== DEAD && has(among?.set ?? found, slot)
      }
      for (const searchText of [...searchTexts, ...(notes?.searchTexts ?? [])]) {
        if (isFew) scanSome(searchText, searched, isWanted, hit)
        else scan(searchText, searched, hit)
      }
    }, pause)
    return isWhole ? found : null
  }

  return {
    async hits(text, filters, pause) {
      const passes = filterOf(index, filters)
      let found: SlotSet | null = null
      for (const term of searchTermsOf(text)) {
        const next = await findTerm(term, pause)
        if (!next) return null
        found = found ? both(found, next) : next
      }
      const all = found
      if (!all) return { has: passes, size: passes ? null : index.count() }
      if (passes) return { has: (slot) => has(all, slot) && passes(slot), size: null }
      return { has: (slot) => has(all, slot), size: sizeOf(all) }
    },
  }
}

interface WordHits {
  readonly searched: SearchWord
  readonly set: SlotSet
  readonly size: number
}

const fewest = (some: readonly WordHits[]): WordHits | null =>
  some.reduce<WordHits | null>((least, one) => (least && least.size <= one.size ? least : one), null)

/** `null` where all pass. */
function filterOf(index: CustomerIndex, filters: CustomerFilters): ((slot: number) => boolean) | null {
  const { columns } = index
  const tests: ((slot: number) => boolean)[] = []
  const { group, state, hasCredit, createdFrom, createdTo, modifiedFrom, modifiedTo } = filters
  if (group !== undefined) tests.push((slot) => columns.groups[slot] === group)
  if (state !== undefined) {
    const wanted = STATES.indexOf(state)
    tests.push((slot) => columns.states[slot] === wanted)
  }
  if (createdFrom !== undefined) tests.push((slot) => (columns.created[slot] ?? 0) >= createdFrom)
  if (createdTo !== undefined) tests.push((slot) => (columns.created[slot] ?? 0) <= createdTo)
  if (modifiedFrom !== undefined) tests.push((slot) => (columns.modified[slot] ?? 0) >= modifiedFrom)
  if (modifiedTo !== undefined) tests.push((slot) => (columns.modified[slot] ?? 0) <= modifiedTo)
  if (hasCredit !== undefined) {
    tests.push((slot) => Number(index.cell(slot, CREDIT)) > 0 === hasCredit)
  }
  if (tests.length === 0) return null
  return (slot) => tests.every((test) => test(slot))
}

/** Words whose hits stay in memory: a bit for each customer and word. */
const KEPT = 12
/** Looking at some one by one is faster than looking through all at once where they are fewer than this share. */
const FEW = 0.25
const CREDIT = CELLS.indexOf('store_credit')
