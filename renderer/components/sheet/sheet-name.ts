import { dayOf } from '../customers/filters.ts'

/** The type of a CSV file. */
export const CSV = 'text/csv;charset=utf-8'

/** "customers 2026-05-06.csv", with the day of this machine. */
export const sheetName = (what: string, now = Date.now()): string => `${what} ${dayOf(now)}.csv`
