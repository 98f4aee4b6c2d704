import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { CustomerGroup } from '../../shared/customer.ts'
import { useWorkspace } from './workspace.ts'

/** The customer groups of the store, as the last pull brought them. */
export const useCustomerGroups = defineStore('customer-groups', () => {
  const workspace = useWorkspace()
  const groups = shallowRef<readonly CustomerGroup[]>([])
  const names = computed(() => new Map(groups.value.map(({ id, name }) => [id, name])))

  watch(
    [() => workspace.current, () => workspace.sync?.pull.kind],
    async ([open]) => {
      const page = await open?.local.keyValues.read('groups')
      if (open === workspace.current) groups.value = page?.groups ?? []
    },
    { immediate: true },
  )

  return { groups, names }
})
