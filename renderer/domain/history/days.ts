import type { Counterfoil } from '../../../shared/edit.ts'

export type HistoryRow =
  | { readonly kind: 'day'; readonly id: string; readonly time: number }
  | { readonly kind: 'stub'; readonly id: string; readonly counterfoil: Counterfoil }

/** Counterfoils, newest first, with a heading before each day of this machine's calendar. */
export function withDayHeadings(counterfoils: readonly Counterfoil[]): readonly HistoryRow[] {
  const rows: HistoryRow[] = []
  let last = ''
  for (const counterfoil of counterfoils) {
    const day = dayOf(counterfoil.endedAt)
    // A clock that was set may bring a day twice.
    if (day !== last) rows.push({ kind: 'day', id: `${day}/${counterfoil.id}`, time: counterfoil.endedAt })
    last = day
    rows.push({ kind: 'stub', id: counterfoil.id, counterfoil })
  }
  return rows
}

/** How many days ago, by the calendar: 0 is today. */
export function daysAgo(time: number, now: number): number {
  const noon = (at: number): number => new Date(at).setHours(12, 0, 0, 0)
  return Math.round((noon(now) - noon(time)) / 86_400_000)
}

const dayOf = (time: number): string => {
  const date = new Date(time)
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`
}
