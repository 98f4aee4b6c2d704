import { shallowRef, watch } from 'vue'
import type { CustomerKeyValues } from '../../storage/local-store.ts'
import { useDrafts } from '../../workspace/drafts.ts'
import { useNavigation } from '../../workspace/navigation.ts'
import { useWorkspace } from '../../workspace/workspace.ts'
import { customerOf, type FormState, idOf } from './form-state.ts'

type Addresses = CustomerKeyValues['addresses'] | null

/**
 * Reads the customer that the app navigated to, and again whenever the customer changes.
 * @param beforeChange is called with each state and the one before it, while the latter is still shown
 */
export function useOpenCustomer(beforeChange: (before: FormState, next: FormState) => void) {
  const workspace = useWorkspace()
  const navigation = useNavigation()
  const drafts = useDrafts()
  const state = shallowRef<FormState>({ kind: 'none' })
  const addresses = shallowRef<Addresses>(null)

  let loads = 0
  async function load(): Promise<void> {
    const mine = (loads += 1)
    const [id, open] = [navigation.customerId, workspace.current]
    if (id === null || !open) return become({ kind: 'none' }, null)
    if (state.value.kind !== 'open' && idOf(state.value) !== id) state.value = { kind: 'loading', id }
    try {
      const [customer, page] = await Promise.all([
        open.sync.shown(id),
        open.local.keyValues.readFor('addresses', id),
        drafts.load(id),
      ])
      if (mine !== loads) return
      if (customer) return become({ kind: 'open', id, customer }, page ?? null)
      const last = idOf(state.value) === id ? customerOf(state.value) : null
      become(last ? { kind: 'deleted', id, customer: last } : { kind: 'missing', id }, page ?? null)
    } catch {
      if (mine === loads) become({ kind: 'failed', id }, null)
    }
  }

  function become(next: FormState, page: Addresses): void {
    beforeChange(state.value, next)
    state.value = next
    addresses.value = page
  }

  const laneOf = (id: number | null) => (id === null ? undefined : workspace.lanes.get(id))
  watch([() => navigation.customerId, () => workspace.current], () => void load(), { immediate: true })
  watch(
    () => laneOf(idOf(state.value)),
    () => void load(),
  )
  watch(
    () => workspace.current,
    (open, _before, onCleanup) => {
      if (open) onCleanup(open.local.search.onChange(() => void load()))
    },
    { immediate: true },
  )

  return { state, addresses, load }
}
