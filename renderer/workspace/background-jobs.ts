import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { BulkSaveProgress } from '../sync/bulk/bulk-save.ts'

/** A change to many customers that continues on every screen. */
export interface BackgroundJob {
  readonly kind: 'bulk' | 'import'
  readonly run: {
    readonly isActive: boolean
    readonly progress: BulkSaveProgress | null
    /** While it is being undone: how many customers have been looked at. */
    readonly undoing: number | null
    /** When all of it was saved or undone, in ms since 1970. */
    readonly endedAt: number | null
    readonly canUndo: boolean
    undo(): Promise<void>
  }
  /** Whether the person is looking at it now. */
  readonly isHere: () => boolean
  readonly show: () => void
}

/** The jobs that features run in the background. Each feature registers its own once. */
export const useBackgroundJobs = defineStore('background-jobs', () => {
  const all = shallowRef<readonly BackgroundJob[]>([])
  const active = computed(() => all.value.filter(({ run }) => run.isActive))
  /** Something is being saved or undone, or is about to be. */
  const isBusy = computed(() => all.value.some(({ run }) => run.isActive || run.undoing !== null))
  /** Not finished, and not on this screen. */
  const elsewhere = computed(() => active.value.filter(({ isHere }) => !isHere()))
  /** How far the unfinished ones have come together. */
  const unfinished = computed(() => {
    const sum = { done: 0, total: 0 }
    for (const { run } of active.value) {
      sum.done += run.progress?.done ?? 0
      sum.total += run.progress?.total ?? 0
    }
    return sum
  })

  function register(job: BackgroundJob): void {
    all.value = [...all.value.filter(({ kind }) => kind !== job.kind), job]
  }

  return { all, active, isBusy, elsewhere, unfinished, register }
})
