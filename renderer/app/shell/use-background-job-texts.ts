import { computed, type ComputedRef } from 'vue'
import { useBackgroundJobs } from '../../workspace/background-jobs.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useTexts } from '../../i18n/language.ts'
import type { BulkSaveProgress } from '../../sync/bulk/bulk-save.ts'

export interface BackgroundJobTexts {
  readonly kind: 'bulk' | 'import'
  readonly state: BulkSaveProgress['kind']
  readonly words: string
  /** 0 to 1. */
  readonly part: number
  readonly show: () => void
}

/** Changes for many that are not finished, and the way to each from where one is. */
export function useBackgroundJobTexts(): ComputedRef<readonly BackgroundJobTexts[]> {
  const jobs = useBackgroundJobs()
  const t = useTexts()
  const formats = useFormats()

  return computed(() =>
    jobs.elsewhere.flatMap(({ kind, run: { progress }, show }) => {
      if (!progress) return []
      const { kind: state, done, total } = progress
      const { number } = formats.value
      const what = t.value.bulk.jobName[kind](total, number(total))
      const words = t.value.bulk.jobStatus(what, state, number(done))
      return [{ kind, state, words, part: done / total, show }]
    }),
  )
}
