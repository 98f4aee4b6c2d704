import Papa from 'papaparse'
import { type Base, FIELD_NAMES, type FieldName, type FieldValue } from '../../../shared/customer.ts'
import type { Counterfoil, Ending } from '../../../shared/edit.ts'
import { escapeCell } from '../../../shared/spreadsheet-cell.ts'
import type { HistoryTexts } from './history-filter.ts'

export interface ExportStyle {
  readonly delimiter: ',' | ';'
  readonly texts: HistoryTexts & {
    readonly columns: Readonly<Record<ExportColumn, string>>
    readonly endings: Readonly<Record<Ending['kind'], string>>
    readonly hidden: string
  }
}

export const EXPORT_COLUMNS = [
  'ended',
  'saved',
  'customerId',
  'customer',
  'ending',
  'status',
  'tries',
  'field',
  'before',
  'after',
  'stored',
] as const
export type ExportColumn = (typeof EXPORT_COLUMNS)[number]

export function csvHead({ delimiter, texts }: ExportStyle): string {
  return line(
    EXPORT_COLUMNS.map((column) => texts.columns[column]),
    delimiter,
  )
}

/** A counterfoil as lines, one a field; line ends included. No cell is run by a spreadsheet. */
export function csvLines(one: Counterfoil, { delimiter, texts }: ExportStyle): string {
  const { endedAt, createdAt, customerId, label, ending, tries, before, after, secrets } = one
  const status = ending.kind === 'delivered' ? String(ending.status ?? '') : ''
  const about = [
    timeOf(endedAt),
    timeOf(createdAt),
    String(customerId),
    label,
    texts.endings[ending.kind],
    status,
    String(tries),
  ]
  const stored = storedOf(ending)
  const fields = FIELD_NAMES.filter((field) => after[field] !== undefined).map((field) => [
    texts.name(field),
    cellText(field, before[field], texts),
    cellText(field, after[field], texts),
    cellText(field, stored[field], texts),
  ])
  const hidden = secrets.map((field) => [texts.name(field), '', texts.hidden, ''])
  return [...fields, ...hidden].map((cells) => line([...about, ...cells], delimiter)).join('')
}

/** A counterfoil as JSON, with times that people can read. */
export function jsonOf({ createdAt, endedAt, ...rest }: Counterfoil): string {
  return JSON.stringify({
    ...rest,
    createdAt: new Date(createdAt).toISOString(),
    endedAt: new Date(endedAt).toISOString(),
  })
}

function line(cells: readonly string[], delimiter: string): string {
  return `${Papa.unparse([cells.map(escapeCell)], { delimiter, quotes: true })}\r\n`
}

/** Amounts as the store writes them, so that a spreadsheet can calculate with them; the rest as people read it. */
function cellText(field: FieldName, value: FieldValue | undefined, texts: HistoryTexts): string {
  if (value === undefined) return ''
  return field === 'store_credit' ? String(value) : texts.value(field, value)
}

function storedOf(ending: Ending): Base {
  if (ending.kind !== 'delivered') return {}
  return Object.fromEntries(ending.differs.map(({ field, stored }) => [field, stored])) as Base
}

/** UTC, in the form that spreadsheets of every language know as a time. */
const timeOf = (time: number): string => new Date(time).toISOString().slice(0, 19).replace('T', ' ')
