import { dayOf } from '../../domain/customers/filters.ts'

/** The forms in which a sheet is written. */
export const SHEET_FORMS = ['xlsx', 'csv'] as const
export type SheetForm = (typeof SHEET_FORMS)[number]

export const FILE_TYPES: Readonly<Record<SheetForm, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
}

/** "customers 2026-05-06.csv", with the day of this machine. */
export const sheetName = (what: string, form: SheetForm, now = Date.now()): string =>
  `${what} ${dayOf(now)}.${form}`
