import { computed, type ComputedRef } from 'vue'
import type { GroupLookup } from '../../domain/sheet/groups.ts'
import { useCustomerGroups } from '../../workspace/customer-groups.ts'
import { texts as german } from '../../i18n/de/index.ts'
import { texts as english } from '../../i18n/en/index.ts'

/** The groups of the store, and the words for "no group" in each language that a sheet may be written in. */
export function useGroupLookup(): ComputedRef<GroupLookup> {
  const store = useCustomerGroups()
  return computed(() => ({
    groups: store.groups,
    none: [english.fields.noGroup, german.fields.noGroup],
  }))
}
