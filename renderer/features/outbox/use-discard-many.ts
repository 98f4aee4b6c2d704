import type { Answer } from '../../../shared/answer.ts'
import type { Edit } from '../../../shared/edit.ts'
import { isDiscardable } from '../../domain/edits/action-needed.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useTexts } from '../../i18n/language.ts'
import { useNotices } from '../../workspace/notices.ts'
import { useWorkspace } from '../../workspace/workspace.ts'

type Undo = () => Promise<Answer<null>>

/** Discards edits, with one notice that can undo all of it. */
export function useDiscardMany(): (edits: readonly Edit[]) => Promise<void> {
  const workspace = useWorkspace()
  const notices = useNotices()
  const t = useTexts()
  const formats = useFormats()

  /** A customer's edits come back in the order in which they were saved. */
  async function undoInOrder(undos: readonly Undo[]): Promise<void> {
    for (const undo of undos) {
      const answer = await undo()
      if (!answer.ok) notices.problem(answer.problem)
    }
  }

  return async (edits) => {
    const { sync } = workspace.current ?? {}
    if (!sync) return
    const discardable = edits.filter(isDiscardable)
    const results = await Promise.all(
      discardable.map(async ({ id, customerId }) => ({ customerId, answer: await sync.discard(id) })),
    )
    const undos = new Map<number, readonly Undo[]>()
    let count = 0
    for (const { customerId, answer } of results) {
      if (!answer.ok) continue
      count += 1
      undos.set(customerId, [...(undos.get(customerId) ?? []), answer.value.undo])
    }
    const failed = results.find(({ answer }) => !answer.ok)?.answer
    if (failed && !failed.ok) notices.problem(failed.problem)
    if (count === 0) return
    notices.done(t.value.outbox.discardedMany(count, formats.value.number(count)), {
      label: t.value.shell.undo,
      run: () => void Promise.all([...undos.values()].map(undoInOrder)),
    })
  }
}
