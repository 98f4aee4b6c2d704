import { computed, type ComputedRef } from 'vue'
import type { GroupBook } from '../../sheet/groups.ts'
import { useGroups } from '../../stores/groups.ts'
import { german } from '../../texts/de/index.ts'
import { english } from '../../texts/en/index.ts'

/** The groups of the store as a sheet names them, whichever language it was written in. */
export function useGroupBook(): ComputedRef<GroupBook> {
  const store = useGroups()
  return computed(() => ({
    groups: store.groups,
    none: [english.fields.noGroup, german.fields.noGroup],
  }))
}
