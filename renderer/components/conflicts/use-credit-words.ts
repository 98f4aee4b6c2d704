import { computed, type ComputedRef } from 'vue'
import { creditText } from '../../../shared/field-value.ts'
import type { FieldConflict } from '../../../shared/merge.ts'
import { useFieldWords } from '../../texts/field-words.ts'
import { useTexts } from '../../texts/language.ts'
import { bothCredits, creditChange } from './credit.ts'

export interface CreditWords {
  readonly mine: string
  readonly theirs: string
  /** How far they are from each other. */
  readonly apart: string
  /** The amount with both changes in it, where that is one of its own. */
  readonly both: string | null
  readonly bothWords: string
}

/** How the amounts of a store credit in conflict differ; `null` for other fields. */
export function useCreditWords(): ComputedRef<(conflict: FieldConflict) => CreditWords | null> {
  const t = useTexts()
  const words = useFieldWords()

  return computed(() => ({ field, base, mine, theirs }) => {
    if (field !== 'store_credit') return null
    const change = (to: string): string => {
      const by = creditChange(String(base), to)
      const amount = words.value('store_credit', by.replace('-', ''))
      return by.startsWith('-') ? t.value.conflicts.lost(amount) : t.value.conflicts.gained(amount)
    }
    const both = bothCredits(String(base), String(mine), String(theirs))
    const apart = creditChange(String(mine), String(theirs)).replace('-', '')
    return {
      apart: t.value.conflicts.apart(words.value(field, apart)),
      mine: change(String(mine)),
      theirs: change(String(theirs)),
      both,
      bothWords: both === null ? '' : t.value.conflicts.both(words.value(field, creditText(both))),
    }
  })
}
