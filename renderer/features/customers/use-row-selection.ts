import { useCustomers } from './customers-store.ts'
import { useWorkspace } from '../../workspace/workspace.ts'
import { type SelectedRange, useSelection } from '../../workspace/selection.ts'

/** Selecting rows: one more, a range, all. Navigating and opening a customer keep the selection. */
export function useRowSelection() {
  const customers = useCustomers()
  const workspace = useWorkspace()
  const selection = useSelection()

  /** The ids from one place to another, also those whose rows are not here. */
  async function between(from: number, to: number): Promise<readonly number[]> {
    const ids = await workspace.current?.local.search.allIds(customers.shownQuery)
    return ids ? [...ids.subarray(Math.min(from, to), Math.max(from, to) + 1)] : []
  }

  function begin(from: number): SelectedRange {
    selection.range = { from, edition: customers.queryEdition, besides: selection.ids }
    return selection.range
  }

  return {
    /** The person moves elsewhere: the next range begins there. */
    endRange: () => void (selection.range = null),
    /** @param from the row of the cursor: with nothing selected yet, it is meant as well */
    toggle(at: number, from = at): void {
      const places = selection.count === 0 && from !== at ? [from, at] : [at]
      for (const place of places) {
        const id = customers.row(place)?.id
        if (id !== undefined) selection.toggle(id)
      }
      begin(at)
    },
    /** @param from the row of the cursor */
    async extendTo(at: number, from: number): Promise<void> {
      const edition = customers.queryEdition
      const now = selection.range?.edition === edition ? selection.range : begin(from)
      const ids = await between(now.from, at)
      if (selection.range === now) selection.set([...now.besides, ...ids])
    },
    /** All that match, loaded or not. */
    async all(): Promise<void> {
      selection.range = null
      selection.set(await between(0, Infinity))
    },
  }
}
