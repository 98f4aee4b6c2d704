import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'

/** The customers that are selected in the list, for what is done to many at once. */
export const useSelection = defineStore('selection', () => {
  const ids = shallowRef<ReadonlySet<number>>(new Set())
  const count = computed(() => ids.value.size)

  return {
    ids,
    count,
    has: (id: number): boolean => ids.value.has(id),
    set(now: Iterable<number>): void {
      ids.value = new Set(now)
    },
    toggle(id: number): void {
      const next = new Set(ids.value)
      if (!next.delete(id)) next.add(id)
      ids.value = next
    },
    clear(): void {
      if (ids.value.size > 0) ids.value = new Set()
    },
  }
})
