import { ref } from 'vue'
import { useCustomers } from '../../stores/customers.ts'
import { useDesk } from '../../stores/desk.ts'
import { useSelection } from '../../stores/selection.ts'

/** Selecting rows as lists everywhere do: one, one more, from here to there, all. */
export function usePicking() {
  const customers = useCustomers()
  const desk = useDesk()
  const selection = useSelection()
  /** Where a range begins. */
  const anchor = ref(0)

  /** The ids from one place to another, also those whose rows are not here. */
  async function between(from: number, to: number): Promise<readonly number[]> {
    const ids = await desk.desk?.local.search.allIds(customers.shownQuery)
    return ids ? [...ids.subarray(Math.min(from, to), Math.max(from, to) + 1)] : []
  }

  return {
    /** Only this row. */
    only(at: number): void {
      anchor.value = at
      const id = customers.row(at)?.id
      if (id === undefined) selection.clear()
      else selection.set([id])
    },
    toggle(at: number): void {
      anchor.value = at
      const id = customers.row(at)?.id
      if (id !== undefined) selection.toggle(id)
    },
    async extendTo(at: number): Promise<void> {
      const edition = customers.queryEdition
      const ids = await between(anchor.value, at)
      if (edition === customers.queryEdition) selection.set(ids)
    },
    /** All that match, loaded or not. */
    async all(): Promise<void> {
      selection.set(await between(0, Infinity))
    },
  }
}
