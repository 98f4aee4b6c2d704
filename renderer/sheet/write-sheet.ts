import Papa from 'papaparse'
import { type Customer, FIELD_NAMES, FIELDS, type FieldName } from '../../shared/customer.ts'
import { cellOf } from '../../shared/spreadsheet-cell.ts'
import type { SortColumn } from '../db/local-store.ts'
import { type DecimalSign, writtenAmount } from './amounts.ts'
import { groupCell, type GroupBook } from './groups.ts'

/** How a sheet is written, and the words of the language that it is written in. */
export interface SheetStyle {
  readonly delimiter: ',' | ';'
  readonly decimalSign: DecimalSign
  readonly decimals: number
  readonly groups: GroupBook
  readonly words: {
    readonly names: Readonly<Record<FieldName, string>>
    readonly id: string
    readonly acceptsMarketing: string
    readonly created: string
    readonly modified: string
    readonly yes: string
    readonly no: string
    readonly noGroup: string
  }
}

/** What a sheet can have a column for. */
export type SheetColumn = 'id' | FieldName | 'accepts_marketing' | 'date_created' | 'date_modified'

/** What can be imported, and with what else is known of a customer, all that can be exported. */
export const IMPORTED_COLUMNS: readonly SheetColumn[] = ['id', ...FIELD_NAMES]
export const ALL_COLUMNS: readonly SheetColumn[] = [
  ...IMPORTED_COLUMNS,
  'accepts_marketing',
  'date_created',
  'date_modified',
]

/** The columns of a list. The id comes first in any case, so that the sheet can be imported. */
export const columnsOfList = (shown: readonly SortColumn[]): readonly SheetColumn[] => [
  'id',
  ...shown.flatMap((column): readonly SheetColumn[] => {
    if (column === 'id') return []
    return column === 'name' ? ['first_name', 'last_name'] : [column]
  }),
]

/** Tells a spreadsheet that the file is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF'

/** The line with the names of the columns, line end included. */
export function headLine(style: SheetStyle, columns = ALL_COLUMNS): string {
  const { names, id, acceptsMarketing, created, modified } = style.words
  const words: Readonly<Record<SheetColumn, string>> = {
    ...names,
    id,
    accepts_marketing: acceptsMarketing,
    date_created: created,
    date_modified: modified,
  }
  return line(
    columns.map((column) => words[column]),
    style,
  )
}

/** A customer as a line, line end included. Every cell is quoted, and none is run by a spreadsheet. */
export function customerLine(customer: Customer, style: SheetStyle, columns = ALL_COLUMNS): string {
  return line(
    columns.map((column) => cellFor(customer, column, style)),
    style,
  )
}

function cellFor(customer: Customer, column: SheetColumn, style: SheetStyle): string {
  switch (column) {
    case 'id':
      return String(customer.id)
    case 'accepts_marketing':
      return customer.accepts_marketing ? style.words.yes : style.words.no
    case 'date_created':
    case 'date_modified':
      return timeCell(customer[column])
    default:
      return fieldCell(customer, column, style)
  }
}

function line(cells: readonly string[], { delimiter }: SheetStyle): string {
  return `${Papa.unparse([cells.map(cellOf)], { delimiter, quotes: true })}\r\n`
}

function fieldCell(customer: Customer, field: FieldName, style: SheetStyle): string {
  switch (FIELDS[field].kind) {
    case 'text':
    case 'email':
      return String(customer[field])
    case 'money':
      return writtenAmount(customer.store_credit, style.decimalSign, style.decimals)
    case 'group':
      return groupCell(customer.customer_group_id, style.words.noGroup, style.groups)
    case 'flag':
      return customer.reset_pass_on_login ? style.words.yes : style.words.no
  }
}

/** UTC, in the form that spreadsheets of every language know as a time. */
const timeCell = (time: number): string =>
  Number.isNaN(new Date(time).getTime()) ? '' : new Date(time).toISOString().slice(0, 19).replace('T', ' ')
