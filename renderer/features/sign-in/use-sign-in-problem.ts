import { type Ref, shallowRef, watch } from 'vue'
import type { Problem } from '../../../shared/answer.ts'
import type { ProblemPlace } from '../../domain/sign-in/problem-place.ts'
import { useTexts } from '../../i18n/language.ts'

/** What is wrong on the sign-in screen, and beside which input it is shown. */
export function useSignInProblem(inputs: { readonly hash: Ref<string>; readonly token: Ref<string> }) {
  const t = useTexts()
  const problem = shallowRef<{ readonly place: ProblemPlace; readonly text: string } | null>(null)

  // A problem is gone once its input is being changed.
  watch(inputs.hash, () => clearAt('hash'))
  watch(inputs.token, () => clearAt('token'))

  function clearAt(place: ProblemPlace): void {
    if (problem.value?.place === place) problem.value = null
  }

  function show(place: ProblemPlace, text: string): void {
    problem.value = { place, text }
  }

  function textOf({ code }: Problem): string {
    const { what, todo } = t.value.signIn.problems[code] ?? t.value.problems[code]
    return `${what} ${todo}`
  }

  return {
    problem,
    show,
    textOf,
    clear: () => (problem.value = null),
    textAt: (place: ProblemPlace) => (problem.value?.place === place ? problem.value.text : undefined),
  }
}
