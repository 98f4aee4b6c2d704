import type { Counterfoil } from '../../../shared/edit.ts'
import { useWorkspace } from '../../workspace/workspace.ts'
import { useNotices } from '../../workspace/notices.ts'
import { useNavigation } from '../../workspace/navigation.ts'
import { useTexts } from '../../i18n/language.ts'
import type { Reapplication } from '../../domain/history/reapply.ts'

/** Makes a new edit from a counterfoil. As with every edit, what changed in the store since then is a conflict. */
export function useReapply() {
  const workspace = useWorkspace()
  const navigation = useNavigation()
  const notices = useNotices()
  const t = useTexts()

  async function reapply(
    { customerId, label }: Counterfoil,
    { kind, wanted, seen }: Reapplication,
  ): Promise<void> {
    const answer = await workspace.current?.sync.save(customerId, wanted, seen)
    if (!answer) return
    if (!answer.ok) return notices.problem(answer.problem)
    const texts = t.value.history
    if (answer.value.kind !== 'queued') return notices.done(texts.already(label))
    const { id } = answer.value.edit
    notices.done(kind === 'put-back' ? texts.restored(label) : texts.savedAgain(label), {
      label: texts.show,
      run: () => navigation.openEdit(id),
    })
  }

  return { reapply }
}
