import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { FieldName } from '../../shared/customer.ts'
import { type Draft, fromKept, toKept, withoutFields } from '../domain/form/draft.ts'
import { useWorkspace } from './workspace.ts'
import { useDraftStorage } from './draft-storage.ts'

/** A new password that is being typed. It is kept only here, and lost with the window. */
export interface TypedPassword {
  readonly password: string
  readonly again: string
}

/** What was typed into forms and not saved. */
export const useDrafts = defineStore('drafts', () => {
  const workspace = useWorkspace()
  const { ids, load, set, flush, of } = useDraftStorage<'draft', Draft>('draft', { toKept, fromKept })
  const passwords = shallowRef<ReadonlyMap<number, TypedPassword>>(new Map())
  watch(
    () => workspace.current,
    () => (passwords.value = new Map()),
    { flush: 'sync' },
  )

  return {
    /** Customers with unsaved input, a password apart. */
    ids,
    load,
    set,
    flush,
    of,
    /** Customers with unsaved input of any kind. */
    count: computed(() => {
      const withPassword = [...passwords.value].flatMap(([id, { password, again }]) =>
        password || again ? [id] : [],
      )
      return new Set([...ids.value, ...withPassword]).size
    }),
    /** Removes fields from a draft that were saved or put back. */
    drop(id: number, fields: readonly FieldName[]): void {
      const draft = of(id)
      if (draft) set(id, withoutFields(draft, fields))
    },
    passwordOf: (id: number): TypedPassword | null => passwords.value.get(id) ?? null,
    setPassword(id: number, typed: TypedPassword | null): void {
      const next = new Map(passwords.value)
      if (typed) next.set(id, typed)
      else next.delete(id)
      passwords.value = next
    },
  }
})
