import type { Edit } from '../../../shared/edit.ts'
import { useDesk } from '../../stores/desk.ts'
import { useNotices } from '../../stores/notices.ts'
import { useView } from '../../stores/view.ts'
import { useTexts } from '../../texts/language.ts'

/** Says that something was saved, with a way back as long as it is the last save and not on its way. */
export function useUndoSave(): { offer(words: string, saved: Edit): void; withdraw(): void } {
  const desk = useDesk()
  const notices = useNotices()
  const view = useView()
  const t = useTexts()

  async function undo(saved: Edit): Promise<void> {
    const open = desk.desk
    if (!open) return
    // Something else was saved since: the outbox shows what there is to take back.
    if (desk.edits.some(({ id, savedAt }) => id !== saved.id && savedAt > saved.savedAt)) {
      return view.openEdit(saved.id)
    }
    const answer = await open.sync.undoLast(saved)
    if (!answer.ok) return notices.problem(answer.problem)
    const words = answer.value ? t.value.form.undone(answer.value.label) : t.value.form.tooLateToUndo
    notices.done(words)
  }

  return {
    /** What was offered is no longer the last save. */
    withdraw: () => notices.withdraw(TOPIC),
    offer: (words, saved) =>
      notices.done(words, { label: t.value.shell.undo, run: () => void undo(saved) }, TOPIC),
  }
}

const TOPIC = 'save'
