import { computed, type Ref } from 'vue'
import type { FieldName } from '../../../shared/customer.ts'
import type { Draft, FormInput } from '../../domain/form/draft.ts'
import { nextFieldStates, type MadeStates } from '../../domain/form/field-state.ts'
import { useDrafts } from '../../workspace/drafts.ts'
import { useInputStyle } from '../../workspace/fields/use-amount-format.ts'
import { customerOf, type FormState, idOf } from './form-state.ts'

/** What was typed over the open customer, the state of each field that follows, and functions to change it. */
export function useFormDraft(state: Readonly<Ref<FormState>>) {
  const drafts = useDrafts()
  const style = useInputStyle()

  const customer = computed(() => customerOf(state.value))
  const id = computed(() => idOf(state.value))
  const draft = computed(() => (id.value === null ? null : drafts.of(id.value)))
  const made = computed<MadeStates | undefined>((before) =>
    customer.value
      ? nextFieldStates(before, {
          customer: customer.value,
          typed: draft.value?.fields ?? {},
          style: style.value,
        })
      : undefined,
  )
  const fields = computed(() => made.value?.states ?? null)
  const password = computed(() => (id.value === null ? null : drafts.passwordOf(id.value)))
  /** Whether a waiting edit already makes the customer reset their password. */
  const waitingForceReset = computed(
    () => customer.value?.lane.some(({ patch }) => patch.force_reset === true) ?? false,
  )
  const forceReset = computed(() => draft.value?.forceReset ?? waitingForceReset.value)
  const changed = computed<readonly FieldName[]>(() =>
    Object.values(fields.value ?? {}).flatMap(({ field, isChanged }) => (isChanged ? [field] : [])),
  )
  const isForceChanged = computed(() => forceReset.value !== waitingForceReset.value)
  const changedCount = computed(
    () => changed.value.length + Number(isForceChanged.value) + Number(Boolean(password.value?.password)),
  )

  function change(make: (draft: Draft) => Draft): void {
    if (state.value.kind !== 'open') return
    drafts.set(state.value.id, make(draft.value ?? { fields: {}, since: Date.now() }))
  }

  function type(field: FieldName, input: FormInput): void {
    const shown = customer.value?.shown[field]
    if (shown === undefined) return
    change((now) => ({
      ...now,
      fields: { ...now.fields, [field]: { input, seen: now.fields[field]?.seen ?? shown } },
    }))
  }

  function drop(names: readonly FieldName[]): void {
    if (id.value !== null) drafts.drop(id.value, names)
  }

  function setForceReset(isOn: boolean): void {
    change(({ forceReset: _before, ...rest }) =>
      isOn === waitingForceReset.value ? rest : { ...rest, forceReset: isOn },
    )
  }

  return {
    id,
    customer,
    draft,
    fields,
    password,
    forceReset,
    isForceChanged,
    changed,
    changedCount,
    isDirty: computed(() => changedCount.value > 0),
    style,
    change,
    type,
    drop,
    setForceReset,
  }
}
