import type { FieldName } from '../../../shared/customer.ts'
import { displayName } from '../../../shared/customer.ts'
import { toInput } from '../../domain/form/inputs.ts'
import { useTexts } from '../../i18n/language.ts'
import { type TypedPassword, useDrafts } from '../../workspace/drafts.ts'
import { useDiscardUndo } from './discard-undo.ts'
import type { useFormDraft } from './use-form-draft.ts'

/** What a person can do with the fields of the form besides typing. Whatever this discards can be undone. */
export function useFieldActions({ id, customer, draft, fields, password, style, ...form }: FormDraft) {
  const drafts = useDrafts()
  const undo = useDiscardUndo()
  const t = useTexts()

  function discardWith(words: string, run: () => void): void {
    const [customerId, now] = [id.value, customer.value]
    if (customerId === null) return
    undo.discard(customerId, { name: now ? displayName(now.shown) : `#${customerId}`, words, run })
  }

  return {
    /** Drops input that changed nothing from the draft, and rewrites a value in the app's own format. */
    tidy(field: FieldName): void {
      const [now, typed] = [fields.value?.[field], draft.value?.fields[field]]
      if (!now || !typed) return
      if (!now.isChanged) return form.drop([field])
      if (now.wanted === null) return
      const input = toInput(field, now.wanted, style.value)
      if (input !== typed.input) form.type(field, input)
    },
    /** Restores the store's value, whatever was typed or is waiting. */
    putBack(field: FieldName): void {
      const now = customer.value
      if (!now) return
      discardWith(t.value.form.reverted(t.value.fields.names[field]), () => {
        form.drop([field])
        if (now.shown[field] !== now.confirmed[field]) {
          form.type(field, toInput(field, now.confirmed[field], style.value))
        }
      })
    },
    /** Takes the value that the field has had since typing began, instead of the typed one. */
    takeTheirs(field: FieldName): void {
      discardWith(t.value.form.storeValueUsed(t.value.fields.names[field]), () => form.drop([field]))
    },
    /** Keeps the typed value, now that the person has seen the newer one. */
    keepMine(field: FieldName): void {
      const [now, typed] = [customer.value, draft.value?.fields[field]]
      if (!now || !typed) return
      form.change((one) => ({
        ...one,
        fields: { ...one.fields, [field]: { input: typed.input, seen: now.shown[field] } },
      }))
    },
    setPassword(typed: TypedPassword | null): void {
      if (id.value !== null) drafts.setPassword(id.value, typed)
    },
    cancelPassword(): void {
      const [customerId, typed] = [id.value, password.value]
      if (customerId === null) return
      const run = (): void => drafts.setPassword(customerId, null)
      if (typed?.password || typed?.again) discardWith(t.value.form.password.cancelled, run)
      else run()
    },
    /** Discards everything that was typed. */
    discardAll(): void {
      const customerId = id.value
      if (customerId === null) return
      discardWith(t.value.form.discarded, () => {
        drafts.setPassword(customerId, null)
        drafts.set(customerId, null)
      })
    },
  }
}

type FormDraft = ReturnType<typeof useFormDraft>
