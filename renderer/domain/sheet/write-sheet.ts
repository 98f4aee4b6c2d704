import Papa from 'papaparse'
import { type Customer, FIELD_NAMES, FIELDS, type FieldName } from '../../../shared/customer.ts'
import { escapeCell } from '../../../shared/spreadsheet-cell.ts'
import type { SortColumn } from '../customers/customer-query.ts'
import { type DecimalSign, writtenAmount } from './amounts.ts'
import { groupCell, type GroupLookup } from './groups.ts'
import type { WorkbookColumn } from './write-workbook.ts'

/** How a sheet is written, with the words of its language. */
export interface SheetFormat {
  readonly delimiter: string
  readonly decimalSign: DecimalSign
  readonly decimals: number
  readonly groups: GroupLookup
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

/** The columns that a sheet can have. */
export type SheetColumn = 'id' | FieldName | 'accepts_marketing' | 'date_created' | 'date_modified'

/** The columns that can be imported. More can be exported. */
export const IMPORTED_COLUMNS: readonly SheetColumn[] = ['id', ...FIELD_NAMES]
export const ALL_COLUMNS: readonly SheetColumn[] = [
  ...IMPORTED_COLUMNS,
  'accepts_marketing',
  'date_created',
  'date_modified',
]

/** The columns of a list. The id always comes first, so that the sheet can be imported again. */
export const columnsOfList = (shown: readonly SortColumn[]): readonly SheetColumn[] => [
  'id',
  ...shown.flatMap((column): readonly SheetColumn[] => {
    if (column === 'id') return []
    return column === 'name' ? ['first_name', 'last_name'] : [column]
  }),
]

/** Tells a spreadsheet that the file is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF'

export function headCells(style: SheetFormat, columns = ALL_COLUMNS): readonly string[] {
  const { names, id, acceptsMarketing, created, modified } = style.words
  const words: Readonly<Record<SheetColumn, string>> = {
    ...names,
    id,
    accepts_marketing: acceptsMarketing,
    date_created: created,
    date_modified: modified,
  }
  return columns.map((column) => words[column])
}

export const customerCells = (
  customer: Customer,
  style: SheetFormat,
  columns = ALL_COLUMNS,
): readonly string[] => columns.map((column) => cellFor(customer, column, style))

/** A line of CSV with its line break. Each cell is quoted, and escaped so that no spreadsheet runs it as a formula. */
export const line = (cells: readonly string[], { delimiter }: Pick<SheetFormat, 'delimiter'>): string =>
  `${Papa.unparse([cells.map(escapeCell)], { delimiter, quotes: true })}\r\n`

/** The columns of a workbook: numbers where people calculate with them, text otherwise. */
export const workbookColumns = (style: SheetFormat, columns = ALL_COLUMNS): readonly WorkbookColumn[] =>
  headCells(style, columns).map((name, at) => {
    const column = columns[at] ?? 'id'
    const width = Math.max(WIDTHS[column] ?? 14, Math.min(30, name.length + 2))
    if (column === 'id') return { name, width, numbers: '0' }
    const decimals = style.decimals > 0 ? `.${'0'.repeat(style.decimals)}` : ''
    return { name, width, numbers: column === 'store_credit' ? `0${decimals}` : null }
  })

/** In characters. */
const WIDTHS: Partial<Record<SheetColumn, number>> = {
  id: 9,
  first_name: 18,
  last_name: 18,
  company: 26,
  email: 34,
  phone: 20,
  customer_group_id: 18,
  notes: 50,
  date_created: 20,
  date_modified: 20,
}

function cellFor(customer: Customer, column: SheetColumn, style: SheetFormat): string {
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

function fieldCell(customer: Customer, field: FieldName, style: SheetFormat): string {
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

/** In UTC, in the format that spreadsheets of every language read as a time; empty where the store has no time. */
const timeCell = (time: number): string =>
  time === 0 || Number.isNaN(new Date(time).getTime())
    ? ''
    : new Date(time).toISOString().slice(0, 19).replace('T', ' ')
