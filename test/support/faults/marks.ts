import type { FieldName, FieldValue } from '../../../shared/customer.ts'

// Every value written in these tests shows who wrote it, and as the how-manieth: the
// person at the app, `r7`, or a colleague in the store, `c7`. A note has a line for each.

/** The fields that the person changes. */
export const PERSONS_FIELDS = ['notes', 'tax_exempt_category', 'store_credit'] as const
export type PersonsField = (typeof PERSONS_FIELDS)[number]

export interface Mark {
  readonly by: 'person' | 'colleague'
  readonly number: number
}

/** What the person types: a line for the notes, the whole value for the others. */
export const personsValue = (field: PersonsField, number: number): string =>
  field === 'store_credit' ? String(PERSONS_CREDITS + number) : `r${number}`

export const colleaguesValue = (field: FieldName, number: number): string =>
  field === 'store_credit' ? `${COLLEAGUES_CREDITS + number}.0000` : `c${number}`

/** Who wrote this, or `null` where no edit here did. */
export function markOf(field: FieldName, value: FieldValue): Mark | null {
  if (field === 'store_credit') {
    const amount = Number(value)
    if (amount >= COLLEAGUES_CREDITS) return { by: 'colleague', number: amount - COLLEAGUES_CREDITS }
    return amount >= PERSONS_CREDITS ? { by: 'person', number: amount - PERSONS_CREDITS } : null
  }
  const [, letter, digits] = /^([rc])(\d+)$/.exec(linesOf(value).at(-1) ?? '') ?? []
  if (letter === undefined) return null
  return { by: letter === 'r' ? 'person' : 'colleague', number: Number(digits) }
}

export const linesOf = (value: FieldValue): readonly string[] => String(value).split('\n')

const PERSONS_CREDITS = 10_000
const COLLEAGUES_CREDITS = 1_000_000
