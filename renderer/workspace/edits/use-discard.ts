import type { Answer } from '../../../shared/answer.ts'
import type { Edit } from '../../../shared/edit.ts'
import { useTexts } from '../../i18n/language.ts'
import { useNotices } from '../notices.ts'
import { useWorkspace } from '../workspace.ts'

/** Discards one waiting edit, with a notice that can undo it. */
export function useDiscard(): (edit: Edit) => Promise<void> {
  const workspace = useWorkspace()
  const notices = useNotices()
  const t = useTexts()

  async function undo(put: () => Promise<Answer<null>>): Promise<void> {
    const answer = await put()
    if (!answer.ok) notices.problem(answer.problem)
  }

  return async (edit) => {
    const answer = await workspace.current?.sync.discard(edit.id)
    if (!answer) return
    if (!answer.ok) return notices.problem(answer.problem)
    notices.done(t.value.outbox.discarded(edit.label), {
      label: t.value.shell.undo,
      run: () => void undo(answer.value.undo),
    })
  }
}
