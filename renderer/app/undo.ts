import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { Edit } from '../../shared/edit.ts'
import { heard, NOTHING_RAN, ran, tookBack } from './shell/last-saved.ts'
import { useFormats } from '../i18n/formats.ts'
import { useTexts } from '../i18n/language.ts'
import { useWorkspace } from '../workspace/workspace.ts'
import { useDiscardUndo } from '../features/form/discard-undo.ts'
import { useNotices } from '../workspace/notices.ts'
import { useBackgroundJobs } from '../workspace/background-jobs.ts'

/** Brings back what was last discarded in a form, or undoes the last save; a bulk change is undone as a whole. */
export const useUndo = defineStore('undo', () => {
  const workspace = useWorkspace()
  const notices = useNotices()
  const discardUndo = useDiscardUndo()
  const jobs = useBackgroundJobs()
  const t = useTexts()
  const formats = useFormats()
  const last = shallowRef(NOTHING_RAN)

  watch(
    () => workspace.current,
    () => (last.value = NOTHING_RAN),
    { flush: 'sync' },
  )
  // Noted at once, because an edit that is delivered a moment later was saved all the same.
  let hasMissed = false
  workspace.onEdits(({ after }) => {
    if (!jobs.isBusy) last.value = heard(last.value, hasMissed ? workspace.waiting.all() : after)
    hasMissed = jobs.isBusy
  })
  watch(
    () => Math.max(...jobs.all.map(({ run }) => run.endedAt ?? 0)),
    (at) => (last.value = ran(last.value, at)),
    { flush: 'sync' },
  )

  const isRunLast = computed(() => last.value.ranAt !== null && last.value.later.length === 0)
  const lastRun = computed(
    () =>
      jobs.all.find(({ run }) => isRunLast.value && run.endedAt === last.value.ranAt && run.canUndo)?.run ??
      null,
  )
  const label = computed(() => {
    const count = lastRun.value?.progress?.saved
    return count === undefined
      ? t.value.shell.undoLastEdit
      : t.value.bulk.undoLast(count, formats.value.number(count))
  })

  async function undo(): Promise<void> {
    if (discardUndo.undoLast()) return
    if (jobs.isBusy) return notices.done(t.value.bulk.notYet)
    if (lastRun.value) return lastRun.value.undo()
    // The rest of a bulk change is not undone piece by piece.
    if (isRunLast.value) return sayTooLate()
    await undoEdit(last.value.later.at(-1))
  }

  async function undoEdit(only: Edit | undefined): Promise<void> {
    const answer = await workspace.current?.sync.undoLast(only)
    if (!answer) return
    if (!answer.ok) return notices.problem(answer.problem)
    if (!answer.value) return sayTooLate()
    if (only) last.value = tookBack(last.value)
    notices.done(t.value.shell.undone(answer.value.label))
  }

  function sayTooLate(): void {
    const { nothingToUndo, tooLateToUndo } = t.value.shell
    notices.done(workspace.waiting.count() > 0 ? tooLateToUndo : nothingToUndo)
  }

  return { label, undo }
})
