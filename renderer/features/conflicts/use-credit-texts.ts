import { computed, type ComputedRef } from 'vue'
import { creditText } from '../../../shared/field-value.ts'
import type { FieldConflict } from '../../../shared/merge.ts'
import { useFieldTexts } from '../../workspace/fields/use-field-texts.ts'
import { useTexts } from '../../i18n/language.ts'
import { bothCredits, creditChange } from '../../domain/conflicts/credit-difference.ts'

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
export function useCreditTexts(): ComputedRef<(conflict: FieldConflict) => CreditWords | null> {
  const t = useTexts()
  const fieldTexts = useFieldTexts()

  return computed(() => ({ field, base, mine, theirs }) => {
    if (field !== 'store_credit') return null
    const change = (to: string): string => {
      const by = creditChange(String(base), to)
      const amount = fieldTexts.value('store_credit', by.replace('-', ''))
      return by.startsWith('-') ? t.value.conflicts.lost(amount) : t.value.conflicts.gained(amount)
    }
    const both = bothCredits(String(base), String(mine), String(theirs))
    const apart = creditChange(String(mine), String(theirs)).replace('-', '')
    return {
      apart: t.value.conflicts.apart(fieldTexts.value(field, apart)),
      mine: change(String(mine)),
      theirs: change(String(theirs)),
      both,
      bothWords: both === null ? '' : t.value.conflicts.both(fieldTexts.value(field, creditText(both))),
    }
  })
}
