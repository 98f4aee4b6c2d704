import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { FieldName } from '../../../shared/customer.ts'
import { arrivedFields } from '../../domain/form/field-state.ts'
import type { FormState } from './form-state.ts'
import { useFieldActions } from './use-field-actions.ts'
import { useFormDraft } from './use-form-draft.ts'
import { useOpenCustomer } from './use-open-customer.ts'

/** The form of one customer: the saved values, what was typed over them, and the state of each field. */
export const useForm = defineStore('form', () => {
  /** Fields that the store changed while there was unsaved input. */
  const arrived = shallowRef<readonly FieldName[]>([])
  /** The customer that the store says doesn't exist. */
  const nowhere = shallowRef<number | null>(null)
  /** Fields that the person left or tried to save. Only their problems are shown. */
  const visited = shallowRef<ReadonlySet<FieldName>>(new Set())

  const { state, addresses, load } = useOpenCustomer(beforeChange)
  const draft = useFormDraft(state)
  const { tidy, discardAll, ...actions } = useFieldActions(draft)

  function beforeChange(before: FormState, next: FormState): void {
    if (next.kind === 'none' || before.kind === 'none' || before.id !== next.id) forget()
    else if (before.kind === 'open' && next.kind === 'open' && draft.isDirty.value) {
      const news = arrivedFields(before.customer, next.customer).filter(
        (field) => !draft.draft.value?.fields[field],
      )
      arrived.value = [...new Set([...arrived.value, ...news])]
    }
  }

  function forget(): void {
    arrived.value = []
    visited.value = new Set()
  }

  function visit(names: readonly FieldName[]): void {
    visited.value = new Set([...visited.value, ...names])
  }

  const { id, customer, fields, password, forceReset, isForceChanged, changed, changedCount, isDirty } = draft
  return {
    state,
    id,
    customer,
    addresses,
    arrived,
    visited,
    draft: draft.draft,
    fields,
    password,
    forceReset,
    isForceChanged,
    changed,
    changedCount,
    isDirty,
    nowhere,
    isNowhere: computed(() => id.value !== null && nowhere.value === id.value),
    load,
    type: draft.type,
    setForceReset: draft.setForceReset,
    ...actions,
    visit,
    leave(field: FieldName): void {
      tidy(field)
      if (fields.value?.[field].isChanged) visit([field])
    },
    /** Discards everything that was typed. */
    discard(): void {
      discardAll()
      forget()
    },
    seenArrived: () => void (arrived.value = []),
  }
})
