import { defineStore } from 'pinia'
import { watch } from 'vue'
import { useNavigation } from '../../workspace/navigation.ts'
import { useSelection } from '../../workspace/selection.ts'
import { useWorkspace } from '../../workspace/workspace.ts'
import { useCustomerQuery } from './use-customer-query.ts'
import { useListCursor } from './use-list-cursor.ts'
import { useRowSource } from './use-row-source.ts'

/** The query of the customer list, its rows, and the cursor. */
export const useCustomers = defineStore('customers', () => {
  const workspace = useWorkspace()
  const navigation = useNavigation()
  const selection = useSelection()
  const query = useCustomerQuery()
  const { keepIn, follow, ...list } = useListCursor(query.query, () => source)

  // Created before the rows, so that they are not queried with words typed in another store.
  watch(
    () => workspace.current,
    (_open, before) => {
      list.cursor.value = null
      if (!before) return
      query.text.value = ''
      navigation.customerId = null
      selection.clear()
    },
  )
  const { source, ...rows } = useRowSource(query.query, (isNewQuery, from) => {
    if (isNewQuery) keepIn(from)
    void follow(from)
  })

  return { ...query, ...rows, ...list }
})
