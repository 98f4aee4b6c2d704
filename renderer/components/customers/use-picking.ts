import { useCustomers } from '../../stores/customers.ts'
import { useDesk } from '../../stores/desk.ts'
import { type PickedRange, useSelection } from '../../stores/selection.ts'

/** Ticking rows: one more, from here to there, all. Going elsewhere and opening somebody leave what is ticked. */
export function usePicking() {
  const customers = useCustomers()
  const desk = useDesk()
  const selection = useSelection()

  /** The ids from one place to another, also those whose rows are not here. */
  async function between(from: number, to: number): Promise<readonly number[]> {
    const ids = await desk.desk?.local.search.allIds(customers.shownQuery)
    return ids ? [...ids.subarray(Math.min(from, to), Math.max(from, to) + 1)] : []
  }

  function begin(from: number): PickedRange {
    selection.range = { from, edition: customers.queryEdition, besides: selection.ids }
    return selection.range
  }

  return {
    /** The person goes elsewhere: the next range begins there. */
    endRange: () => void (selection.range = null),
    /** @param from the row where one stood: with nothing ticked yet, it is meant as well */
    toggle(at: number, from = at): void {
      const places = selection.count === 0 && from !== at ? [from, at] : [at]
      for (const place of places) {
        const id = customers.row(place)?.id
        if (id !== undefined) selection.toggle(id)
      }
      begin(at)
    },
    /** @param from the row where one stood */
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
