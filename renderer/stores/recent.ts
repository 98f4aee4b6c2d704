import { defineStore } from 'pinia'
import * as v from 'valibot'
import { shallowRef, watch } from 'vue'
import type { CustomerRow } from '../db/local-store.ts'
import { remembered } from '../desk/remembered.ts'
import { useDesk } from './desk.ts'

/** The id of the action that changes to a store. */
export const switchId = (storeHash: string): string => `switch-${storeHash}`

/** What was chosen in the palette last, newest first. Customers are forgotten with the window. */
export const useRecent = defineStore('recent', () => {
  const desk = useDesk()
  const actions = remembered('palette.recent', v.array(v.string()), [])
  const customers = shallowRef<readonly CustomerRow[]>([])

  watch(
    () => desk.desk,
    () => (customers.value = []),
  )

  return {
    actions,
    customers,
    usedAction(id: string) {
      actions.value = [id, ...actions.value.filter((one) => one !== id)].slice(0, 12)
    },
    /** An erased store leaves no trace, not even that one changed to it. */
    forgetStore(storeHash: string) {
      actions.value = actions.value.filter((id) => id !== switchId(storeHash))
    },
    openedCustomer(row: CustomerRow) {
      customers.value = [row, ...customers.value.filter(({ id }) => id !== row.id)].slice(0, 4)
    },
  }
})
