import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'

/** Where a range begins, in the rows of one query, and what was ticked before it. */
export interface SelectedRange {
  readonly from: number
  readonly edition: number
  readonly besides: ReadonlySet<number>
}

/** The customers that are ticked in the list, for what is done to many at once. Who is open is not ticked. */
export const useSelection = defineStore('selection', () => {
  const ids = shallowRef<ReadonlySet<number>>(new Set())
  const count = computed(() => ids.value.size)
  /** The range that Shift makes longer or shorter. */
  const range = shallowRef<SelectedRange | null>(null)

  return {
    ids,
    count,
    range,
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
      range.value = null
      if (ids.value.size > 0) ids.value = new Set()
    },
  }
})
