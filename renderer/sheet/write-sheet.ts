import Papa from 'papaparse'
import { type Customer, FIELD_NAMES, FIELDS, type FieldName } from '../../shared/customer.ts'
import { cellOf } from '../../shared/spreadsheet-cell.ts'
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

/** Tells a spreadsheet that the file is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF'

/** The line with the names of the columns, line end included. `isTemplate`: only what can be imported. */
export function headLine(style: SheetStyle, isTemplate = false): string {
  const { names, id, acceptsMarketing, created, modified } = style.words
  const fields = FIELD_NAMES.map((field) => names[field])
  return line([id, ...fields, ...(isTemplate ? [] : [acceptsMarketing, created, modified])], style)
}

/** A customer as a line, line end included. Every cell is quoted, and none is run by a spreadsheet. */
export function customerLine(customer: Customer, style: SheetStyle): string {
  const { yes, no } = style.words
  return line(
    [
      String(customer.id),
      ...FIELD_NAMES.map((field) => fieldCell(customer, field, style)),
      customer.accepts_marketing ? yes : no,
      timeCell(customer.date_created),
      timeCell(customer.date_modified),
    ],
    style,
  )
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
