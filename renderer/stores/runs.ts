import { defineStore } from 'pinia'
import { computed } from 'vue'
import { useBulk } from './bulk.ts'
import { useImport } from './import.ts'
import { useView } from './view.ts'

/** What saves changes for many, wherever it was begun. */
export const useRuns = defineStore('runs', () => {
  const bulk = useBulk()
  const sheet = useImport()
  const view = useView()

  const all = [
    // What opened a dialog stays under it: the focus goes back there.
    { kind: 'bulk', run: bulk, isHere: () => false, show: () => void (bulk.isOpen = true) },
    { kind: 'import', run: sheet, isHere: () => view.screen === 'import', show: () => view.go('import') },
  ] as const
  const active = computed(() => all.filter(({ run }) => run.isActive))
  /** Something is being saved or taken back, or is to be. */
  const isBusy = computed(() => all.some(({ run }) => run.isActive || run.undoing !== null))
  /** Not finished, and not on this screen. */
  const elsewhere = computed(() => active.value.filter(({ isHere }) => !isHere()))
  /** How far those that are not finished have come together. */
  const unfinished = computed(() => {
    const sum = { done: 0, total: 0 }
    for (const { run } of active.value) {
      sum.done += run.progress?.done ?? 0
      sum.total += run.progress?.total ?? 0
    }
    return sum
  })

  return { all, active, isBusy, elsewhere, unfinished }
})
