import { computed, ref, shallowRef, watch } from 'vue'
import { type PlannedChange } from '../../sheet/plan.ts'
import { useDesk } from '../../stores/desk.ts'
import { useNotices } from '../../stores/notices.ts'
import { useFormats } from '../../texts/formats.ts'
import { useTexts } from '../../texts/language.ts'
import { createSaveRun, type RunProgress, type SaveRun } from './save-run.ts'
import { type Undone, undoRun } from './undo-run.ts'

/**
 * Saves many changes for a store of the page: progress, pause, stop, a notice at the end, and undo.
 * @param isWatched whether the person sees the run itself, and so needs no notice of its end
 */
export function useSaveRun(isWatched: () => boolean) {
  const desk = useDesk()
  const notices = useNotices()
  const t = useTexts()
  const formats = useFormats()

  const run = shallowRef<SaveRun | null>(null)
  const progress = shallowRef<RunProgress | null>(null)
  const undone = shallowRef<Undone | null>(null)
  /** While it is taken back: how many have been looked at. */
  const undoing = ref<number | null>(null)
  /** When all was saved, or was taken back. */
  const endedAt = ref<number | null>(null)
  let isTold = false

  const isActive = computed(
    () => progress.value !== null && progress.value.kind !== 'done' && progress.value.kind !== 'stopped',
  )
  const canUndo = computed(
    () =>
      !isActive.value &&
      undoing.value === null &&
      undone.value === null &&
      (run.value?.saved().length ?? 0) > 0,
  )

  async function begin(changes: readonly PlannedChange[]): Promise<void> {
    const { sync } = desk.desk ?? {}
    if (!sync) return
    forget()
    const mine: SaveRun = createSaveRun({
      sync,
      changes,
      ticks: () => performance.now(),
      changed(now) {
        // One that was forgotten may still be writing.
        if (run.value !== mine) return
        const stoodStill = progress.value?.kind === 'failed'
        progress.value = now
        // Nobody else says that it does not go on by itself.
        if (now.kind === 'failed' && now.problem && !stoodStill && !isWatched()) notices.problem(now.problem)
      },
    })
    progress.value = mine.progress()
    run.value = mine
    await mine.ended
    if (run.value !== mine) return
    progress.value = mine.progress()
    endedAt.value = Date.now()
    if (!isWatched()) tellOfUndo()
  }

  /** The notice at the end, once. */
  function tellOfUndo(): void {
    if (!run.value || isTold || !canUndo.value) return
    isTold = true
    const count = run.value.saved().length
    notices.done(t.value.bulk.saved(count, formats.value.number(count)), {
      label: t.value.shell.undo,
      run: undoFromNotice,
    })
  }

  const undoFromNotice = (): void => void undo()

  /** A notice that offers what cannot be done any more. */
  function dismissNotice(): void {
    for (const { id, action } of notices.notices) if (action?.run === undoFromNotice) notices.dismiss(id)
  }

  async function undo(): Promise<void> {
    const { sync } = desk.desk ?? {}
    if (!sync || !run.value || !canUndo.value) return
    dismissNotice()
    undoing.value = 0
    try {
      const answer = await undoRun(sync, run.value.saved(), (done) => (undoing.value = done))
      undone.value = answer
      endedAt.value = Date.now()
      if (answer.problem) notices.problem(answer.problem)
      if (isWatched()) return
      const { number } = formats.value
      const words = t.value.bulk.undone(answer.undone, number(answer.undone))
      notices.done(
        answer.left > 0 ? `${words} ${t.value.bulk.notUndone(answer.left, number(answer.left))}` : words,
      )
    } finally {
      undoing.value = null
    }
  }

  /** Forgets the run; one that is still going ends. */
  function forget(): void {
    dismissNotice()
    run.value?.stop()
    run.value = null
    endedAt.value = null
    progress.value = null
    undone.value = null
    isTold = false
  }

  // The edits belong to the store that was open.
  watch(() => desk.desk, forget)

  return {
    progress,
    isActive,
    endedAt,
    undone,
    undoing,
    canUndo,
    begin,
    pause: () => run.value?.pause(),
    resume: () => run.value?.resume(),
    stop: () => run.value?.stop(),
    undo,
    tellOfUndo,
    forget,
  }
}
