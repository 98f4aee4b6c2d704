import { computed, ref, shallowRef, watch } from 'vue'
import type { PlannedChange } from '../../domain/sheet/plan.ts'
import { type BulkSave, type BulkSaveProgress, createBulkSave } from '../../sync/bulk/bulk-save.ts'
import { useNotices } from '../notices.ts'
import { useWorkspace } from '../workspace.ts'
import { useBulkUndo } from './use-bulk-undo.ts'
import { useUndoNotice } from './use-undo-notice.ts'

/**
 * Saves many changes for a store of the page: progress, pause, stop, a notice at the end, and undo.
 * @param isWatched whether the person sees the run itself, and so needs no notice of its end
 */
export function useBulkSave(isWatched: () => boolean) {
  const workspace = useWorkspace()
  const notices = useNotices()
  const { undone, undoing, undo: undoRun } = useBulkUndo(isWatched)
  const notice = useUndoNotice(() => void undo())

  const run = shallowRef<BulkSave | null>(null)
  const progress = shallowRef<BulkSaveProgress | null>(null)
  /** When all was saved, or was undone. */
  const endedAt = ref<number | null>(null)

  const isActive = computed(() => progress.value !== null && !ENDS.has(progress.value.kind))
  const canUndo = computed(() => {
    const isIdle = !isActive.value && undoing.value === null && undone.value === null
    return isIdle && (run.value?.saved().length ?? 0) > 0
  })

  async function begin(changes: readonly PlannedChange[]): Promise<void> {
    const { sync } = workspace.current ?? {}
    if (!sync) return
    forget()
    const mine: BulkSave = createBulkSave({
      sync,
      changes,
      monotonicNow: () => performance.now(),
      // One that was forgotten may still be writing.
      changed: (now) => void (run.value === mine && show(now)),
    })
    progress.value = mine.progress()
    run.value = mine
    await mine.ended
    if (run.value !== mine) return
    progress.value = mine.progress()
    endedAt.value = Date.now()
    if (!isWatched()) offerUndo()
  }

  function show(now: BulkSaveProgress): void {
    const hadFailed = progress.value?.kind === 'failed'
    progress.value = now
    // Nothing else on the screen says that it waits for the person.
    if (now.kind === 'failed' && now.problem && !hadFailed && !isWatched()) notices.problem(now.problem)
  }

  function offerUndo(): void {
    if (run.value && canUndo.value) notice.show(run.value.saved().length)
  }

  async function undo(): Promise<void> {
    if (!run.value || !canUndo.value) return
    notice.dismiss()
    if (await undoRun(run.value)) endedAt.value = Date.now()
  }

  /** Forgets the run; one that is still under way ends. */
  function forget(): void {
    notice.dismiss()
    notice.reset()
    run.value?.stop()
    run.value = progress.value = undone.value = null
    endedAt.value = null
  }

  // The edits belong to the store that was open.
  watch(() => workspace.current, forget)

  const pause = (): void => run.value?.pause()
  const resume = (): void => run.value?.resume()
  const stop = (): void => run.value?.stop()
  return {
    ...{ progress, isActive, endedAt, undone, undoing, canUndo },
    ...{ begin, pause, resume, stop, undo, offerUndo, forget },
  }
}

const ENDS: ReadonlySet<BulkSaveProgress['kind']> = new Set(['done', 'stopped'])
