import { ref } from 'vue'
import type { Answer } from '../../../shared/answer.ts'
import { type Base, displayName, type FieldName, type SealedText } from '../../../shared/customer.ts'
import { checkPassword } from '../../../shared/validate.ts'
import { bridge } from '../../workspace/bridge.ts'
import { useConnection } from '../../workspace/connection.ts'
import { useWorkspace } from '../../workspace/workspace.ts'
import { useDrafts } from '../../workspace/drafts.ts'
import { useForm } from './form-store.ts'
import { useNotices } from '../../workspace/notices.ts'
import type { SaveEffect, FieldChanges } from '../../domain/sync-state.ts'
import { useTexts } from '../../i18n/language.ts'
import { isEmptyDraft, type TypedFields } from '../../domain/form/draft.ts'
import { useUndoSave } from './use-undo-save.ts'

/** Saves the form. `focus` is called with the first field that can't be saved. */
export function useSave(focus: (field: FieldName | 'password') => void) {
  const form = useForm()
  const workspace = useWorkspace()
  const drafts = useDrafts()
  const notices = useNotices()
  const connection = useConnection()
  const t = useTexts()
  const undo = useUndoSave()
  const isSaving = ref(false)

  /** The first field that can't be saved, or `null`. Announces how many there are. */
  function firstWrong(): FieldName | 'password' | null {
    const { fields, changed, password } = form
    form.visit(changed)
    const wrong: (FieldName | 'password')[] = changed.filter((field) => fields?.[field].problem)
    if (password && checkPassword(password.password, password.again)) wrong.push('password')
    if (wrong.length > 0) notices.announce(t.value.form.checkFields(wrong.length))
    return wrong[0] ?? null
  }

  function say(saved: SaveEffect, name: string): void {
    const { form: words } = t.value
    switch (saved.kind) {
      case 'queued':
        return undo.offer(connection.isOffline ? words.savedWaits(name) : words.saved(name), saved.edit)
      case 'reverted':
        return tell(words.nothingToSend(name))
      case 'unchanged':
        return tell(words.unchanged(name))
    }
  }

  function tell(words: string): void {
    undo.withdraw()
    notices.done(words)
  }

  async function save(): Promise<void> {
    const open = workspace.current
    const { state, fields, changed, draft, password } = form
    if (isSaving.value || state.kind !== 'open' || !fields || !open) return
    if (!form.isDirty) return notices.announce(t.value.form.nothingToSave)
    const wrong = firstWrong()
    if (wrong) return focus(wrong)
    isSaving.value = true
    try {
      const { id, customer } = state
      const sealed = await seal(open.storeHash, id, password?.password)
      if (!sealed.ok) return notices.problem(sealed.problem)
      const wanted: FieldChanges = {
        ...valuesOf(changed, (field) => fields[field].wanted),
        ...(sealed.value ? { password: sealed.value } : {}),
        ...(form.isForceChanged ? { force_reset: form.forceReset } : {}),
      }
      const seen: Base = valuesOf(changed, (field) => draft?.fields[field]?.seen)
      const answer = await open.sync.save(id, wanted, seen)
      if (!answer.ok) return notices.problem(answer.problem)
      // The form shows the saved values before the draft is dropped, so that no old value flashes up.
      if (form.id === id) await form.load()
      forget(id, draft?.fields ?? {}, draft?.forceReset)
      if (drafts.passwordOf(id) === password) drafts.setPassword(id, null)
      if (form.id === id) form.seenArrived()
      const name = displayName({ ...customer.shown, ...wanted })
      say(answer.value, name)
    } finally {
      isSaving.value = false
    }
  }

  /** Drops the saved values from the draft; what was typed during the save stays. */
  function forget(id: number, saved: TypedFields, forceReset: boolean | undefined): void {
    const now = drafts.of(id)
    if (!now) return
    const same = (Object.keys(saved) as FieldName[]).filter((field) => now.fields[field] === saved[field])
    drafts.drop(id, same)
    const rest = drafts.of(id)
    if (!rest || rest.forceReset === undefined || rest.forceReset !== forceReset) return
    const { forceReset: _saved, ...fields } = rest
    drafts.set(id, isEmptyDraft(fields) ? null : fields)
  }

  return { save, isSaving }
}

function valuesOf(fields: readonly FieldName[], of: (field: FieldName) => unknown): Base {
  const entries = fields.map((field) => [field, of(field)] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== null && value !== undefined)) as Base
}

async function seal(
  storeHash: string,
  customerId: number,
  password: string | undefined,
): Promise<Answer<SealedText | null>> {
  if (!password) return { ok: true, value: null }
  return bridge.vault.sealPassword({ storeHash, customerId, password })
}
