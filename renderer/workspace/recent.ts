import { defineStore } from 'pinia'
import * as v from 'valibot'
import { shallowRef, watch } from 'vue'
import type { CustomerRow } from '../domain/customers/customer-query.ts'
import { usePersisted } from './use-persisted.ts'
import { useWorkspace } from './workspace.ts'

/** The id of the action that changes to a store. */
export const switchId = (storeHash: string): string => `switch-${storeHash}`

/** What was chosen in the palette last, newest first. Customers are forgotten with the window. */
export const useRecentItems = defineStore('recent', () => {
  const workspace = useWorkspace()
  const actions = usePersisted('palette.recent', v.array(v.string()), [])
  const customers = shallowRef<readonly CustomerRow[]>([])

  watch(
    () => workspace.current,
    () => (customers.value = []),
  )

  return {
    actions,
    customers,
    usedAction(id: string) {
      actions.value = [id, ...actions.value.filter((one) => one !== id)].slice(0, 12)
    },
    /** An erased store leaves no trace, not even that it was switched to. */
    forgetStore(storeHash: string) {
      actions.value = actions.value.filter((id) => id !== switchId(storeHash))
    },
    openedCustomer(row: CustomerRow) {
      customers.value = [row, ...customers.value.filter(({ id }) => id !== row.id)].slice(0, 4)
    },
  }
})
