import { FIELD_NAMES, type FieldName, type FieldValue, type PatchField } from '../../../shared/customer.ts'
import type { Counterfoil, Ending } from '../../../shared/edit.ts'
import { fold, foldSpelled } from '../text/fold.ts'
import { searchWordsOf } from '../text/search-words.ts'

export interface HistoryQuery {
  /** Words in any order; every one must occur. */
  readonly text: string
  readonly ending: Ending['kind'] | 'all'
}

/** How fields and their values are called in the language of the window. */
export interface HistoryTexts {
  readonly name: (field: PatchField) => string
  readonly value: (field: FieldName, value: FieldValue | undefined) => string
}

export const matchesEverything = ({ text, ending }: HistoryQuery): boolean =>
  ending === 'all' && searchWordsOf(text).length === 0

/**
 * Decides which counterfoils a query finds: by the customer's name and number, the fields' names, and their
 * values before and after. Texts are folded once per counterfoil.
 */
export function historyMatcher(words: HistoryTexts): (query: HistoryQuery) => (one: Counterfoil) => boolean {
  const known = new WeakMap<Counterfoil, string>()

  function haystack(one: Counterfoil): string {
    let text = known.get(one)
    if (text === undefined) {
      const own = textsOf(one, words).join('\n')
      text = `${fold(own)} ${foldSpelled(own)}`
      known.set(one, text)
    }
    return text
  }

  return ({ text, ending }) => {
    const wanted = searchWordsOf(text)
    return (one) =>
      (ending === 'all' || one.ending.kind === ending) &&
      wanted.every(({ forms }) => forms.some((form) => haystack(one).includes(form)))
  }
}

function textsOf({ label, customerId, before, after, secrets, ending }: Counterfoil, words: HistoryTexts) {
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
