import { FIELD_NAMES, type FieldName, type FieldValue, type PatchField } from '../../../shared/customer.ts'
import type { Counterfoil, Ending } from '../../../shared/edit.ts'
import { fold, wordsOf } from '../../db/search/fold.ts'

export interface HistoryQuery {
  /** Words in any order; every one must occur. */
  readonly text: string
  readonly ending: Ending['kind'] | 'all'
}

/** How fields and their values are called in the language of the window. */
export interface HistoryWords {
  readonly name: (field: PatchField) => string
  readonly value: (field: FieldName, value: FieldValue | undefined) => string
}

export const isEverything = ({ text, ending }: HistoryQuery): boolean =>
  ending === 'all' && wordsOf(text).length === 0

/**
 * Tells which counterfoils a query finds: by the customer's name and number, the fields' names, and their
 * values before and after. Texts are folded once per counterfoil.
 */
export function historyMatcher(words: HistoryWords): (query: HistoryQuery) => (one: Counterfoil) => boolean {
  const known = new WeakMap<Counterfoil, string>()

  function haystack(one: Counterfoil): string {
    let text = known.get(one)
    if (text === undefined) {
      text = fold(textsOf(one, words).join('\n'))
      known.set(one, text)
    }
    return text
  }

  return ({ text, ending }) => {
    const wanted = wordsOf(text)
    return (one) =>
      (ending === 'all' || one.ending.kind === ending) && wanted.every((word) => haystack(one).includes(word))
  }
}

function textsOf({ label, customerId, before, after, secrets, ending }: Counterfoil, words: HistoryWords) {
  const fields = FIELD_NAMES.filter((field) => after[field] !== undefined)
  const differs = ending.kind === 'delivered' ? ending.differs : []
  return [
    label,
    `#${customerId}`,
    ...[...fields, ...secrets].map(words.name),
    ...fields.flatMap((field) => [words.value(field, before[field]), words.value(field, after[field])]),
    ...differs.map(({ field, stored }) => words.value(field, stored)),
  ]
}
