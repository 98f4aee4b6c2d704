import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { displayName, type FieldName } from '../../shared/customer.ts'
import type { ShownCustomer } from '../../shared/edit.ts'
import { arrivedFields, fieldStates } from '../components/form/field-state.ts'
import type { Draft, FormInput } from '../components/form/draft.ts'
import { toInput } from '../components/form/inputs.ts'
import { useInputStyle } from '../components/form/use-input-style.ts'
import type { CustomerPages } from '../db/local-store.ts'
import { useTexts } from '../texts/language.ts'
import { useDesk } from './desk.ts'
import { type TypedPassword, useDrafts } from './drafts.ts'
import { useGivenUp } from './given-up.ts'
import { useView } from './view.ts'

/** What the form is about. While the next customer is being read, the last one stays. */
export type FormState =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading'; readonly id: number }
  | { readonly kind: 'open'; readonly id: number; readonly customer: ShownCustomer }
  /** Not on this machine. */
  | { readonly kind: 'missing'; readonly id: number }
  /** It was here, and the store has it no longer. */
  | { readonly kind: 'deleted'; readonly id: number; readonly customer: ShownCustomer }
  | { readonly kind: 'failed'; readonly id: number }

/** The form of one customer: what is here, what was typed over it, and what that means. */
export const useForm = defineStore('form', () => {
  const desk = useDesk()
  const view = useView()
  const drafts = useDrafts()
  const givenUp = useGivenUp()
  const style = useInputStyle()
  const t = useTexts()

  const state = shallowRef<FormState>({ kind: 'none' })
  const addresses = shallowRef<CustomerPages['addresses'] | null>(null)
  /** Fields that the store changed while there was unsaved input. */
  const arrived = shallowRef<readonly FieldName[]>([])
  /** The customer of whom the store has said that there is none. */
  const nowhere = shallowRef<number | null>(null)
  /** Fields that the person left, or tried to save: their problems are said. */
  const visited = shallowRef<ReadonlySet<FieldName>>(new Set())

  const customer = computed(() =>
    state.value.kind === 'open' || state.value.kind === 'deleted' ? state.value.customer : null,
  )
  const id = computed(() => (state.value.kind === 'none' ? null : state.value.id))
  const draft = computed(() => (id.value === null ? null : drafts.of(id.value)))
  const fields = computed(() =>
    customer.value ? fieldStates(customer.value, draft.value?.fields ?? {}, style.value) : null,
  )
  const password = computed(() => (id.value === null ? null : drafts.passwordOf(id.value)))
  /** The last edit of the lane that may still be changed says whether a reset is to be forced. */
  const forceReset = computed(() => draft.value?.forceReset ?? waitingForceReset.value)
  const waitingForceReset = computed(
    () => customer.value?.lane.some(({ patch }) => patch.force_reset === true) ?? false,
  )
  const changed = computed<readonly FieldName[]>(() =>
    Object.values(fields.value ?? {}).flatMap(({ field, isChanged }) => (isChanged ? [field] : [])),
  )
  const isForceChanged = computed(() => forceReset.value !== waitingForceReset.value)
  const changedCount = computed(
    () => changed.value.length + Number(isForceChanged.value) + Number(Boolean(password.value?.password)),
  )
  const isNowhere = computed(() => id.value !== null && nowhere.value === id.value)
  const isDirty = computed(() => changedCount.value > 0)

  let loads = 0
  async function load(): Promise<void> {
    const mine = (loads += 1)
    const [wanted, open] = [view.customerId, desk.desk]
    if (wanted === null || !open) return become({ kind: 'none' }, null)
    if (state.value.kind !== 'open' && id.value !== wanted) state.value = { kind: 'loading', id: wanted }
    try {
      const [shown, page] = await Promise.all([
        open.sync.shown(wanted),
        open.local.notebook.readFor('addresses', wanted),
        drafts.load(wanted),
      ])
      if (mine !== loads) return
      if (shown) return become({ kind: 'open', id: wanted, customer: shown }, page ?? null)
      const last = id.value === wanted ? customer.value : null
      become(
        last ? { kind: 'deleted', id: wanted, customer: last } : { kind: 'missing', id: wanted },
        page ?? null,
      )
    } catch {
      if (mine === loads) become({ kind: 'failed', id: wanted }, null)
    }
  }

  function become(next: FormState, page: CustomerPages['addresses'] | null): void {
    const before = state.value
    if (next.kind === 'none' || before.kind === 'none' || before.id !== next.id) {
      arrived.value = []
      visited.value = new Set()
    } else if (before.kind === 'open' && next.kind === 'open' && isDirty.value) {
      const news = arrivedFields(before.customer, next.customer).filter(
        (field) => !draft.value?.fields[field],
      )
      arrived.value = [...new Set([...arrived.value, ...news])]
    }
    state.value = next
    addresses.value = page
  }

  watch([() => view.customerId, () => desk.desk], () => void load(), { immediate: true })
  watch(
    () => (id.value === null ? undefined : desk.lanes.get(id.value)),
    () => void load(),
  )
  watch(
    () => desk.desk,
    (open, _before, onCleanup) => {
      if (open) onCleanup(open.local.search.onChange(() => void load()))
    },
    { immediate: true },
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

  function giveUp(words: string, run: () => void): void {
    const [customerId, now] = [id.value, customer.value]
    if (customerId === null) return
    givenUp.giveUp(customerId, { name: now ? displayName(now.shown) : `#${customerId}`, words, run })
  }

  return {
    state,
    id,
    customer,
    addresses,
    arrived,
    visited,
    draft,
    fields,
    password,
    forceReset,
    isForceChanged,
    changed,
    changedCount,
    isDirty,
    nowhere,
    isNowhere,
    load,
    type,
    visit(names: readonly FieldName[]): void {
      visited.value = new Set([...visited.value, ...names])
    },
    /** The person leaves a field: what came to nothing is forgotten, an amount is written as amounts are. */
    leave(field: FieldName): void {
      const [now, typed] = [fields.value?.[field], draft.value?.fields[field]]
      if (!now || !typed) return
      if (!now.isChanged) return drop([field])
      if (now.wanted !== null && field === 'store_credit') {
        const input = toInput(field, now.wanted, style.value)
        if (input !== typed.input) type(field, input)
      }
      visited.value = new Set([...visited.value, field])
    },
    /** Back to what the store has, over whatever was typed or waits. */
    putBack(field: FieldName): void {
      const now = customer.value
      if (!now) return
      giveUp(t.value.form.isPutBack(t.value.fields.names[field]), () => {
        drop([field])
        if (now.shown[field] !== now.confirmed[field])
          type(field, toInput(field, now.confirmed[field], style.value))
      })
    },
    /** What a field became meanwhile, instead of what was typed. */
    takeTheirs(field: FieldName): void {
      giveUp(t.value.form.isTaken(t.value.fields.names[field]), () => drop([field]))
    },
    /** The person has seen what a field became meanwhile, and wants theirs all the same. */
    keepMine(field: FieldName): void {
      const [now, typed] = [customer.value, draft.value?.fields[field]]
      if (!now || !typed) return
      change((one) => ({
        ...one,
        fields: { ...one.fields, [field]: { input: typed.input, seen: now.shown[field] } },
      }))
    },
    setForceReset(isOn: boolean): void {
      change(({ forceReset: _before, ...rest }) =>
        isOn === waitingForceReset.value ? rest : { ...rest, forceReset: isOn },
      )
    },
    setPassword(typed: TypedPassword | null): void {
      if (id.value !== null) drafts.setPassword(id.value, typed)
    },
    cancelPassword(): void {
      const [customerId, typed] = [id.value, password.value]
      if (customerId === null) return
      const run = (): void => drafts.setPassword(customerId, null)
      if (typed?.password || typed?.again) giveUp(t.value.form.password.cancelled, run)
      else run()
    },
    /** Gives up everything that was typed. */
    discard(): void {
      const customerId = id.value
      if (customerId === null) return
      giveUp(t.value.form.discarded, () => {
        drafts.setPassword(customerId, null)
        drafts.set(customerId, null)
      })
      visited.value = new Set()
      arrived.value = []
    },
    seenArrived: () => void (arrived.value = []),
  }
})
