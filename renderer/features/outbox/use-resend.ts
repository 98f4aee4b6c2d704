import type { FieldName, FieldValue, Patch } from '../../../shared/customer.ts'
import type { Edit } from '../../../shared/edit.ts'
import { repairedValues } from '../../domain/edits/repair.ts'
import { useTexts } from '../../i18n/language.ts'
import { bridge } from '../../workspace/bridge.ts'
import { useEditDrafts } from '../../workspace/edit-drafts.ts'
import { useNotices } from '../../workspace/notices.ts'
import { useSaveFile } from '../../workspace/use-save-file.ts'
import { useWorkspace } from '../../workspace/workspace.ts'

/** Sends an edit again, unchanged or with what the person repaired. */
export function useResend() {
  const workspace = useWorkspace()
  const editDrafts = useEditDrafts()
  const notices = useNotices()
  const t = useTexts()

  /** Ends the edit's own wait, and the pause of sending if that is what it waits for. */
  async function sendNow(edit: Edit): Promise<void> {
    const { sync } = workspace.current ?? {}
    if (!sync) return
    const isResent = edit.state.kind !== 'queued'
    if (isResent) {
      const answer = await sync.resend(edit.id)
      if (!answer.ok) return notices.problem(answer.problem)
    }
    if (!isResent || sync.state.drain.pause.kind !== 'none') sync.tryNow()
    notices.announce(t.value.outbox.sendingNow(edit.label))
  }

  /** @returns whether the edit is on its way again */
  async function repair(
    edit: Edit,
    typed: Readonly<Partial<Record<FieldName, FieldValue>>>,
    password: string,
  ): Promise<boolean> {
    const { sync, storeHash } = workspace.current ?? {}
    if (!sync || storeHash === undefined) return false
    let repaired: Patch = repairedValues(edit, typed)
    if (password) {
      const sealed = await bridge.vault.sealPassword({ storeHash, customerId: edit.customerId, password })
      if (!sealed.ok) {
        notices.problem(sealed.problem)
        return false
      }
      repaired = { ...repaired, password: sealed.value }
    }
    const answer = await sync.resend(edit.id, repaired)
    if (!answer.ok) {
      notices.problem(answer.problem)
      return false
    }
    editDrafts.forget(edit)
    notices.done(t.value.outbox.sentAgain(edit.label))
    return true
  }

  return { sendNow, repair }
}

/** Saves what is left of an edit that this version cannot read. */
export function useExportUnreadable(): (edit: Edit) => void {
  const saveFile = useSaveFile()
  return ({ id, state }) => {
    if (state.kind === 'unreadable')
      void saveFile(`counterfoil-edit-${id}.json`, 'application/json', [state.raw])
  }
}
