import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { CustomerGroup } from '../../shared/customer.ts'
import { useDesk } from './desk.ts'

/** The customer groups of the store, as the last pull brought them. */
export const useGroups = defineStore('groups', () => {
  const desk = useDesk()
  const groups = shallowRef<readonly CustomerGroup[]>([])
  const names = computed(() => new Map(groups.value.map(({ id, name }) => [id, name])))

  watch(
    [() => desk.desk, () => desk.sync?.pull.kind],
    async ([open]) => {
      const page = await open?.local.notebook.read('groups')
      if (open === desk.desk) groups.value = page?.groups ?? []
    },
    { immediate: true },
  )

  return { groups, names }
})
