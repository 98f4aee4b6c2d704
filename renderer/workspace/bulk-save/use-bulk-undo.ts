import { ref, shallowRef } from 'vue'
import { useFormats } from '../../i18n/formats.ts'
import { useTexts } from '../../i18n/language.ts'
import type { BulkSave } from '../../sync/bulk/bulk-save.ts'
import { type BulkUndoResult, undoBulkSave } from '../../sync/bulk/bulk-undo.ts'
import { useNotices } from '../notices.ts'
import { useWorkspace } from '../workspace.ts'

/** Undoes what a bulk save saved. `isWatched` says whether the person sees it, and so needs no notice. */
export function useBulkUndo(isWatched: () => boolean) {
  const workspace = useWorkspace()
  const notices = useNotices()
  const t = useTexts()
  const formats = useFormats()
  const undone = shallowRef<BulkUndoResult | null>(null)
  /** While it is undone: how many have been looked at. */
  const undoing = ref<number | null>(null)

  /** @returns whether it was undone */
  async function undo(run: BulkSave): Promise<boolean> {
    const { sync } = workspace.current ?? {}
    if (!sync) return false
    undoing.value = 0
    try {
      const answer = await undoBulkSave(sync, run.saved(), (done) => (undoing.value = done))
      undone.value = answer
      if (answer.problem) notices.problem(answer.problem)
      if (!isWatched()) notices.done(wordsOf(answer))
      return true
    } finally {
      undoing.value = null
    }
  }

  function wordsOf(answer: BulkUndoResult): string {
    const { bulk } = t.value
    const { number } = formats.value
    const words = bulk.undone(answer.undone, number(answer.undone))
    return answer.left > 0 ? `${words} ${bulk.notUndone(answer.left, number(answer.left))}` : words
  }

  return { undone, undoing, undo }
}
