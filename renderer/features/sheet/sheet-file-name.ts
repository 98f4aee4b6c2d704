import { dayOf } from '../../domain/customers/filters.ts'

/** The file formats of an export. */
export const SHEET_FORMS = ['xlsx', 'csv'] as const
export type SheetForm = (typeof SHEET_FORMS)[number]

export const FILE_TYPES: Readonly<Record<SheetForm, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
}

/** "customers 2026-05-06.csv", with the local date. */
export const sheetName = (what: string, form: SheetForm, now = Date.now()): string =>
  `${what} ${dayOf(now)}.${form}`
