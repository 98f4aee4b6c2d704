import type { CustomerFilters } from '../local-store.ts'
import { type CustomerIndex, STATES } from './customer-index.ts'
import { wordsOf } from './fold.ts'
import type { Pause } from './pause.ts'
import { CELLS } from './row-text.ts'
import { needleOf, scan } from './scan.ts'
import { DEAD } from './shelf.ts'

/** Whether a slot is a hit, for every slot that there is. */
export type Hits = (slot: number) => boolean

/** @returns `null` when the pause says stop */
export async function hitsOf(
  index: CustomerIndex,
  text: string,
  filters: CustomerFilters,
  pause: Pause,
): Promise<Hits | null> {
  const passes = filterOf(index, filters)
  const words = wordsOf(text)
  if (words.length === 0) return passes
  /** How many of the words, in their order, a slot has. */
  const had = new Uint8Array(index.slots())
  const shelves = [...index.shelves()]
  for (const [step, word] of words.entries()) {
    const needle = needleOf(word)
    for (const shelf of shelves) {
      const { slots } = shelf
      const hit = (row: number): void => {
        const slot = slots[row] ?? DEAD
        if (slot !== DEAD && had[slot] === step) had[slot] = step + 1
      }
      for (const haystack of shelf.haystacks) scan(haystack, needle, hit)
      for (const haystack of shelf.notes?.haystacks ?? []) scan(haystack, needle, hit)
      if (!(await pause())) return null
    }
  }
  const all = words.length
  return (slot) => had[slot] === all && passes(slot)
}

function filterOf(index: CustomerIndex, filters: CustomerFilters): Hits {
  const { columns } = index
  const tests: Hits[] = []
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
  return (slot) => index.isAlive(slot) && tests.every((test) => test(slot))
}

const CREDIT = CELLS.indexOf('store_credit')
