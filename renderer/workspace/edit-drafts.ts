import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { FieldName } from '../../shared/customer.ts'
import type { Edit } from '../../shared/edit.ts'
import type { Choice } from '../domain/conflicts/choices.ts'
import {
  type EditDraft,
  fromStoredEditDrafts,
  type EditDrafts,
  onlyWaitingDrafts,
  toStoredEditDrafts,
  isTyped,
  NO_EDIT_DRAFT,
  withEditDraft,
} from '../domain/edits/edit-draft.ts'
import type { InputValue } from '../domain/fields/input-value.ts'
import { useWorkspace } from './workspace.ts'
import { useDraftStorage } from './draft-storage.ts'

/** What was typed and chosen for edits that need their person, and not sent. It is removed with its edit. */
export const useEditDrafts = defineStore('edit-drafts', () => {
  const workspace = useWorkspace()
  const { ids, pages, load, set, flush, of } = useDraftStorage<'edit-drafts', EditDrafts>('edit-drafts', {
    toKept: toStoredEditDrafts,
    fromKept: fromStoredEditDrafts,
  })
  /** By edit. They are kept only here. */
  const passwords = shallowRef<ReadonlyMap<string, string>>(new Map())
  watch(
    () => workspace.current,
    () => (passwords.value = new Map()),
    { flush: 'sync' },
  )
  watch(ids, (now) => now.forEach((id) => void load(id)), { immediate: true })
  watch([() => workspace.lanes, pages], () => {
    if (!workspace.current || !workspace.sync) return
    for (const [customerId, drafts] of pages.value) if (drafts) forgetEnded(customerId, drafts)
  })

  function forgetEnded(customerId: number, drafts: EditDrafts): void {
    const waiting = new Set(workspace.lanes.get(customerId)?.map(({ id }) => id))
    if (Object.keys(drafts).every((id) => waiting.has(id))) return
    set(customerId, onlyWaitingDrafts(drafts, waiting))
  }

  const draftOf = (edit: Edit): EditDraft => of(edit.customerId)?.[edit.id] ?? NO_EDIT_DRAFT

  function editsWithDrafts(): readonly string[] {
    const typed = [...pages.value.values()].flatMap((drafts) =>
      Object.entries(drafts ?? {}).flatMap(([id, draft]) => (isTyped(draft) ? [id] : [])),
    )
    return [...new Set([...typed, ...passwords.value.keys()])]
  }

  function change(edit: Edit, draft: EditDraft): void {
    set(edit.customerId, withEditDraft(of(edit.customerId), edit.id, draft))
  }

  function setPassword(edit: Edit, password: string): void {
    const next = new Map(passwords.value)
    if (password) next.set(edit.id, password)
    else next.delete(edit.id)
    passwords.value = next
  }

  return {
    of: draftOf,
    flush,
    /** Edits with typed text that is kept nowhere else. */
    count: computed(() => editsWithDrafts().filter((id) => workspace.waiting.find(id)).length),
    /** @param typed `undefined` where it is what the edit has already */
    repair(edit: Edit, field: FieldName, typed: InputValue | undefined): void {
      const { [field]: _before, ...others } = draftOf(edit).repaired
      change(edit, {
        ...draftOf(edit),
        repaired: typed === undefined ? others : { ...others, [field]: typed },
      })
    },
    choose(edit: Edit, field: FieldName, choice: Choice): void {
      const draft = draftOf(edit)
      change(edit, { ...draft, chosen: { ...draft.chosen, [field]: choice } })
    },
    passwordOf: (edit: Edit): string => passwords.value.get(edit.id) ?? '',
    setPassword,
    /** It was carried out, apart from choices that are still open. */
    forget(edit: Edit, open: readonly FieldName[] = []): void {
      const chosen = Object.entries(draftOf(edit).chosen).filter(([name]) => open.some((one) => one === name))
      change(edit, { repaired: {}, chosen: Object.fromEntries(chosen) })
      setPassword(edit, '')
    },
  }
})
