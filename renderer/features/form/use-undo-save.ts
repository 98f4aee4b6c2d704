import type { Edit } from '../../../shared/edit.ts'
import { useWorkspace } from '../../workspace/workspace.ts'
import { useNotices } from '../../workspace/notices.ts'
import { useNavigation } from '../../workspace/navigation.ts'
import { useTexts } from '../../i18n/language.ts'

/** Says that something was saved, and offers undo as long as it is the last save and is not being sent. */
export function useUndoSave(): { offer(words: string, saved: Edit): void; withdraw(): void } {
  const workspace = useWorkspace()
  const notices = useNotices()
  const navigation = useNavigation()
  const t = useTexts()

  async function undo(saved: Edit): Promise<void> {
    const open = workspace.current
    if (!open) return
    // Something else was saved since; the outbox shows what can still be undone.
    const last = workspace.waiting.lastSaved()
    if (last && last.id !== saved.id && last.savedAt > saved.savedAt) return navigation.openEdit(saved.id)
    const answer = await open.sync.undoLast(saved)
    if (!answer.ok) return notices.problem(answer.problem)
    const words = answer.value ? t.value.form.undone(answer.value.label) : t.value.form.tooLateToUndo
    notices.done(words)
  }

  return {
    /** Removes the notice, because its save is no longer the last one. */
    withdraw: () => notices.withdraw(TOPIC),
    offer: (words, saved) =>
      notices.done(words, { label: t.value.shell.undo, run: () => void undo(saved) }, TOPIC),
  }
}

const TOPIC = 'save'
