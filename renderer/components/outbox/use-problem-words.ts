import { computed, type ComputedRef } from 'vue'
import type { FieldProblem } from '../../../shared/validate.ts'
import { useFormats } from '../../texts/formats.ts'
import { useTexts } from '../../texts/language.ts'

/** What is wrong with a typed value, and so what to do. */
export function useProblemWords(): ComputedRef<(problem: FieldProblem) => string> {
  const t = useTexts()
  const formats = useFormats()
  return computed(() => (problem) => {
    const words = t.value.outbox.problems
    const { number } = formats.value
    switch (problem.kind) {
      case 'required':
        return words.required
      case 'too-short':
        return words.tooShort(number(problem.min))
      case 'too-long':
        return words.tooLong(number(problem.max), number(problem.length))
      case 'not-an-email':
        return words.notAnEmail
      case 'not-an-amount':
        return words.notAnAmount
      case 'negative':
        return words.negative
      case 'too-many-decimals':
        return words.tooManyDecimals(number(problem.decimals))
      case 'not-a-group':
        return words.notAGroup
    }
  })
}
