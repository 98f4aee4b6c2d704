import { computed, type ComputedRef } from 'vue'
import type { PlanReason } from '../../domain/sheet/plan.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useTexts } from '../../i18n/language.ts'

/** Why a customer or a row cannot be saved, in one sentence that says what to do about it. */
export function usePlanTexts(): ComputedRef<(reason: PlanReason) => string> {
  const t = useTexts()
  const formats = useFormats()

  return computed(() => (reason) => {
    const words = t.value.bulk.reasons
    const { number } = formats.value
    switch (reason.kind) {
      case 'not-here':
      case 'credit-too-small':
      case 'no-key':
      case 'broken-quotes':
      case 'too-many-cells':
        return words[reason.kind]
      case 'not-an-id':
      case 'no-such-customer':
      case 'not-a-whole-name':
        return words[reason.kind](short(reason.text))
      case 'email-twice':
        return words['email-twice'](short(reason.text), number(reason.count))
      case 'id-and-email':
        return words['id-and-email'](short(reason.id), short(reason.email))
      case 'id-and-name':
        return words['id-and-name'](short(reason.id), short(reason.name))
      case 'row-twice':
        return words['row-twice'](number(reason.first))
      case 'field':
        return `${t.value.fields.names[reason.field]}: ${fieldWords(reason)}`
    }
  })

  function fieldWords({ text, problem }: Extract<PlanReason, { kind: 'field' }>): string {
    const words = t.value.bulk.reasons
    switch (problem.kind) {
      case 'unknown-group':
      case 'group-twice':
      case 'not-yes-or-no':
        return words[problem.kind](short(text))
      case 'several-lines':
      case 'cell-error':
        return words[problem.kind]
      default:
        return t.value.form.problem(problem)
    }
  }
}

/** A cell can hold a very long text. */
const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
