import { computed, type ComputedRef } from 'vue'
import { useRuns } from '../../stores/runs.ts'
import { useFormats } from '../../texts/formats.ts'
import { useTexts } from '../../texts/language.ts'
import type { RunProgress } from '../bulk/save-run.ts'

export interface RunWords {
  readonly kind: 'bulk' | 'import'
  readonly state: RunProgress['kind']
  readonly words: string
  /** 0 to 1. */
  readonly part: number
  readonly show: () => void
}

/** Changes for many that are not finished, and the way to each from where one is. */
export function useRunWords(): ComputedRef<readonly RunWords[]> {
  const runs = useRuns()
  const t = useTexts()
  const formats = useFormats()

  return computed(() =>
    runs.elsewhere.flatMap(({ kind, run: { progress }, show }) => {
      if (!progress) return []
      const { kind: state, done, total } = progress
      const { number } = formats.value
      const what = t.value.bulk.runOf[kind](total, number(total))
      const words = t.value.bulk.runIs(what, state, number(done))
      return [{ kind, state, words, part: done / total, show }]
    }),
  )
}
