import type { Customer } from '../../../shared/customer.ts'

/**
 * The texts of customers in the form in which lists and search keep them: UTF-8, cells ended by 0x00 and
 * rows by 0x01. Control characters of the customer itself are blanks here; blocks have them exactly.
 */
export const CELL_END = 0
export const ROW_END = 1

/** The cells of a row, in this order. */
export const CELLS = ['first_name', 'last_name', 'company', 'email', 'phone', 'store_credit'] as const
export type Cell = (typeof CELLS)[number]

export type RowSource = Pick<Customer, Cell | 'notes'>

export function encodeRows(customers: readonly RowSource[]): Uint8Array<ArrayBuffer> {
  let text = ''
  for (const customer of customers) {
    for (const cell of CELLS) text += `${clean(customer[cell])}\x00`
    text += '\x01'
  }
  return encoder.encode(text)
}

export function encodeNotes(customers: readonly RowSource[]): Uint8Array<ArrayBuffer> {
  let text = ''
  for (const { notes } of customers) text += `${clean(notes)}\x01`
  return encoder.encode(text)
}

/** @param row the bytes of one row, without its end */
export const decodeRow = (row: Uint8Array): readonly string[] => decoder.decode(row).split('\x00')

export const decodeText = (bytes: Uint8Array): string => decoder.decode(bytes)

/** One cell of a row. */
export function decodeCell(row: Uint8Array, cell: number): string {
  let from = 0
  for (let skipped = 0; skipped < cell; skipped += 1) from = row.indexOf(CELL_END, from) + 1
  return decoder.decode(row.subarray(from, row.indexOf(CELL_END, from)))
}

const CONTROL = /\p{Cc}/gu
const clean = (text: string): string => text.replace(CONTROL, ' ')

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
