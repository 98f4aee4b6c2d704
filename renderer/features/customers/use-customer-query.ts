import * as v from 'valibot'
import { computed, ref } from 'vue'
import {
  type CustomerFilters,
  type CustomerQuery,
  SORT_COLUMNS,
} from '../../domain/customers/customer-query.ts'
import { filtersSchema } from '../../domain/customers/filters.ts'
import { usePersisted } from '../../workspace/use-persisted.ts'
import { useWorkspace } from '../../workspace/workspace.ts'

const sortSchema = v.object({ by: v.picklist(SORT_COLUMNS), direction: v.picklist(['up', 'down']) })
/** Filters name groups by number, so they belong to one store. */
const filtersOfStore = v.nullable(v.object({ storeHash: v.string(), filters: filtersSchema }))

/** What the list of customers is asked for: text, filters and order. */
export function useCustomerQuery() {
  const workspace = useWorkspace()
  /** What was typed to search for. It may name a person, so it is not persisted. */
  const text = ref('')
  const sort = usePersisted('customers.sort', sortSchema, { by: 'name', direction: 'up' })
  const stored = usePersisted('customers.filters', filtersOfStore, null)
  const storeHash = computed(() => workspace.current?.storeHash ?? null)
  const filters = computed<CustomerFilters>(() =>
    stored.value && stored.value.storeHash === storeHash.value ? stored.value.filters : {},
  )
  const query = computed<CustomerQuery>(() => ({
    text: text.value,
    filters: filters.value,
    sort: { ...sort.value },
  }))

  return {
    text,
    sort,
    filters,
    query,
    isNarrowed: computed(() => text.value.trim() !== '' || Object.keys(filters.value).length > 0),
    setFilters(now: CustomerFilters): void {
      stored.value = storeHash.value === null ? null : { storeHash: storeHash.value, filters: now }
    },
    /** Sorts by a column; a second time reverses the order. */
    sortBy(by: CustomerQuery['sort']['by']): void {
      const isUp = sort.value.by === by && sort.value.direction === 'up'
      sort.value = { by, direction: isUp ? 'down' : 'up' }
    },
    /** Removes search and filters. */
    showAll(): void {
      text.value = ''
      stored.value = null
    },
  }
}
