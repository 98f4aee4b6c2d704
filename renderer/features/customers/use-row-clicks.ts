import { useCustomers } from './customers-store.ts'
import type { useRowSelection } from './use-row-selection.ts'

/** What a click on a row does: opens it, or with Shift, Ctrl or on its box selects. */
export function useRowClicks(picking: ReturnType<typeof useRowSelection>): (event: MouseEvent) => void {
  const customers = useCustomers()
  return (event) => {
    const target = event.target instanceof HTMLElement ? event.target : null
    const at = Number(target?.closest<HTMLElement>('[data-at]')?.dataset['at'] ?? NaN)
    if (Number.isNaN(at)) return
    const from = customers.cursor?.at
    if (event.shiftKey) {
      customers.moveTo(at)
      void picking.extendTo(at, from ?? at)
    } else if (target?.closest('[data-check]')) {
      customers.moveTo(at)
      picking.toggle(at)
    } else if (event.ctrlKey || event.metaKey) {
      customers.moveTo(at)
      picking.toggle(at, from)
    } else {
      picking.endRange()
      customers.moveTo(at, true)
    }
  }
}
