import type { Counterfoil } from '../../../shared/edit.ts'
import { useDesk } from '../../stores/desk.ts'
import { useNotices } from '../../stores/notices.ts'
import { useView } from '../../stores/view.ts'
import { useTexts } from '../../texts/language.ts'
import type { Again } from './put-back.ts'

/** Makes a new edit of a counterfoil. It goes the way of every edit: what changed since is a conflict. */
export function useAgain() {
  const desk = useDesk()
  const view = useView()
  const notices = useNotices()
  const t = useTexts()

  async function runAgain({ customerId, label }: Counterfoil, { kind, wanted, seen }: Again): Promise<void> {
    const answer = await desk.desk?.sync.save(customerId, wanted, seen)
    if (!answer) return
    if (!answer.ok) return notices.problem(answer.problem)
    const words = t.value.history
    if (answer.value.kind !== 'queued') return notices.done(words.already(label))
    const { id } = answer.value.edit
    notices.done(kind === 'put-back' ? words.putBackDone(label) : words.doAgainDone(label), {
      label: words.show,
      run: () => view.openEdit(id),
    })
  }

  return { runAgain }
}
