import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { Edit } from '../../shared/edit.ts'
import { heard, NOTHING_RAN, ran, tookBack } from '../components/shell/last-saved.ts'
import { useFormats } from '../texts/formats.ts'
import { useTexts } from '../texts/language.ts'
import { useDesk } from './desk.ts'
import { useGivenUp } from './given-up.ts'
import { useNotices } from './notices.ts'
import { useRuns } from './runs.ts'

/** Brings back what was given up last in a form, or takes back what was saved last, or nothing. A change for many is taken back as a whole. */
export const useUndo = defineStore('undo', () => {
  const desk = useDesk()
  const notices = useNotices()
  const givenUp = useGivenUp()
  const runs = useRuns()
  const t = useTexts()
  const formats = useFormats()
  const last = shallowRef(NOTHING_RAN)

  watch(
    () => desk.desk,
    () => (last.value = NOTHING_RAN),
    { flush: 'sync' },
  )
  // At once: what is delivered a moment later was saved all the same.
  watch(
    () => desk.edits,
    (edits) => runs.isBusy || (last.value = heard(last.value, edits)),
    { flush: 'sync' },
  )
  watch(
    () => Math.max(...runs.all.map(({ run }) => run.endedAt ?? 0)),
    (at) => (last.value = ran(last.value, at)),
    { flush: 'sync' },
  )

  const isRunLast = computed(() => last.value.ranAt !== null && last.value.later.length === 0)
  const lastRun = computed(
    () =>
      runs.all.find(({ run }) => isRunLast.value && run.endedAt === last.value.ranAt && run.canUndo)?.run ??
      null,
  )
  const label = computed(() => {
    const count = lastRun.value?.progress?.saved
    return count === undefined
      ? t.value.shell.takeBack
      : t.value.bulk.takeBack(count, formats.value.number(count))
  })

  async function undo(): Promise<void> {
    if (givenUp.undoLast()) return
    if (runs.isBusy) return notices.done(t.value.bulk.notYet)
    if (lastRun.value) return lastRun.value.undo()
    // What is left of a change for many is not to be taken back piece by piece.
    if (isRunLast.value) return sayTooLate()
    await undoEdit(last.value.later.at(-1))
  }

  async function undoEdit(only: Edit | undefined): Promise<void> {
    const answer = await desk.desk?.sync.undoLast(only)
    if (!answer) return
    if (!answer.ok) return notices.problem(answer.problem)
    if (!answer.value) return sayTooLate()
    if (only) last.value = tookBack(last.value)
    notices.done(t.value.shell.tookBack(answer.value.label))
  }

  function sayTooLate(): void {
    const { nothingToTakeBack, tooLateToTakeBack } = t.value.shell
    notices.done(desk.edits.length > 0 ? tooLateToTakeBack : nothingToTakeBack)
  }

  return { label, undo }
})
