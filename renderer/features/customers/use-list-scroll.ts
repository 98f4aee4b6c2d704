import { nextTick, watch } from 'vue'
import { noteWhenSeen } from '../../workspace/startup-marks.ts'
import { useCustomers } from './customers-store.ts'
import type { RowWindow } from './use-row-window.ts'

/** Fetches the rows that are scrolled to, and keeps in view what the person looks at while rows come and go. */
export function useListScroll(rows: RowWindow): void {
  const customers = useCustomers()

  watch(
    rows.rows,
    (now) => {
      const [first, last] = [now[0], now.at(-1)]
      if (first && last) customers.show(first.at, last.at + 1)
    },
    { flush: 'post' },
  )
  watch(
    () => customers.queryEdition,
    () => rows.toTop(),
    { flush: 'post' },
  )
  watch(
    () => customers.cursor?.at,
    async (at) => {
      if (at === undefined) return
      await nextTick()
      rows.reveal(at)
    },
  )
  // Where a window of another width shows rows of another height, the cursor stays in view.
  watch(rows.rowHeight, () => customers.cursor && rows.reveal(customers.cursor.at), { flush: 'post' })

  /** Rows that come in above what is being looked at do not push it away. */
  let top: { readonly id: number | undefined; readonly at: number } = { id: undefined, at: 0 }
  watch(
    [() => customers.edition, rows.rows],
    ([edition], [before]) => {
      const at = rows.firstSeen()
      const moved = edition === before || top.id === undefined ? -1 : customers.placeOf(top.id)
      if (!rows.isAtTop() && moved >= 0 && top.at === at && moved !== at) rows.shift(moved - at)
      top = { id: customers.row(rows.firstSeen())?.id, at: rows.firstSeen() }
      if (top.id !== undefined) noteWhenSeen('first-rows')
    },
    { flush: 'post' },
  )
}
