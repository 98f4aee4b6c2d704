import type { SortColumn } from '../../domain/customers/customer-query.ts'
import type { CustomerIndex } from './customer-index.ts'
import { type Cell, CELLS } from './row-text.ts'
import type { Pause } from './yield-to-others.ts'

/** What a column is sorted by. */
export type SortKey = TextKey | NumberKey

interface TextKey {
  readonly kind: 'text'
  readonly of: (index: CustomerIndex, slot: number) => string
  /** By slot; `null` when the pause says stop. */
  readonly all: (index: CustomerIndex, pause: Pause) => Promise<readonly string[] | null>
}

interface NumberKey {
  readonly kind: 'number'
  /** A whole number. */
  readonly of: (index: CustomerIndex, slot: number) => number
}

export const keysOf = (column: SortColumn): readonly SortKey[] => KEYS[column]

export const compareTexts = new Intl.Collator().compare

/**
 * Compares two slots in the order of a column; equal values are in the order of ids, empty ones come last. Decodes each
 * text once: those in the middle are asked for again and again.
 */
export function slotComparison(index: CustomerIndex, column: SortColumn): (a: number, b: number) => number {
  const keys = keysOf(column).map(memoized)
  return (a, b) => {
    for (const key of keys) {
      const order =
        key.kind === 'text'
          ? compareWithEmptyLast(key.of(index, a), key.of(index, b))
          : key.of(index, a) - key.of(index, b)
      if (order !== 0) return order
    }
    return (index.columns.ids[a] ?? 0) - (index.columns.ids[b] ?? 0)
  }
}

/** How many of these slots, which are in the order of the column, have a value. */
export function countFilled(index: CustomerIndex, column: SortColumn, slots: Uint32Array): number {
  const [key] = keysOf(column)
  if (key?.kind !== 'text') return slots.length
  let low = 0
  let high = slots.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (key.of(index, slots[middle] ?? 0) === '') high = middle
    else low = middle + 1
  }
  return low
}

function compareWithEmptyLast(left: string, right: string): number {
  if (left === '' || right === '') return Number(left === '') - Number(right === '')
  return compareTexts(left, right)
}

function memoized(key: SortKey): SortKey {
  if (key.kind === 'number') return key
  const texts = new Map<number, string>()
  return {
    ...key,
    of(index, slot) {
      const text = texts.get(slot) ?? key.of(index, slot)
      texts.set(slot, text)
      return text
    },
  }
}

const number = (of: NumberKey['of']): NumberKey => ({ kind: 'number', of })

/** A text made of a few cells. */
function text(cells: readonly Cell[], make: (texts: readonly string[]) => string): TextKey {
  const numbers = cells.map((cell) => CELLS.indexOf(cell))
  return {
    kind: 'text',
    of: (index, slot) => make(numbers.map((cell) => index.cell(slot, cell).trim())),
    all: (index, pause) => index.texts(numbers, (texts) => make(texts.map((one) => one.trim())), pause),
  }
}

const cell = (name: Cell): TextKey => text([name], ([only = '']) => only)

/** A name is sorted as it is shown: "Ada Byron"; the email replaces a name that is missing. */
const KEYS: Readonly<Record<SortColumn, readonly SortKey[]>> = {
  name: [
    text(['first_name', 'last_name', 'email'], ([first, last, email]) => first || last || email || ''),
    text(['first_name', 'last_name'], ([first, last]) => (first && last) || ''),
  ],
  company: [cell('company')],
  email: [cell('email')],
  phone: [cell('phone')],
  store_credit: [number((index, slot) => creditUnits(index.cell(slot, CREDIT)))],
  customer_group_id: [number((index, slot) => index.columns.groups[slot] ?? 0)],
  date_created: [number((index, slot) => index.columns.created[slot] ?? 0)],
  date_modified: [number((index, slot) => index.columns.modified[slot] ?? 0)],
  id: [],
}

/** In ten-thousandths; what is no amount counts as none. */
const creditUnits = (text: string): number => Math.round(Number(text) * 10_000) || 0
const CREDIT = CELLS.indexOf('store_credit')
