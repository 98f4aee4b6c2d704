import { decodeText, type Encoding } from './decode.ts'
import { type OpenQuote, readSheet, type SheetRow } from './read-sheet.ts'
import { isText, MOST_COLUMNS, type Unfit, unfitnessOf } from './unfit.ts'

/** What the worker tells of the file that it was given: why it is of no use, or a head, rows in pieces, an end. */
export type SheetTold =
  | { readonly kind: 'unfit'; readonly why: Unfit }
  | {
      readonly kind: 'head'
      readonly delimiter: string
      readonly encoding: Encoding
      readonly heads: readonly string[]
      readonly count: number
      readonly openQuote: OpenQuote | null
    }
  | { readonly kind: 'rows'; readonly rows: readonly SheetRow[] }
  | { readonly kind: 'end' }

onmessage = ({ data }: MessageEvent<ArrayBuffer>): void => {
  const tell = (told: SheetTold): void => postMessage(told)
  const { text, encoding } = decodeText(new Uint8Array(data))
  if (!isText(text)) return tell({ kind: 'unfit', why: 'not-text' })
  const sheet = readSheet(text)
  const why = unfitnessOf(sheet)
  if (why) return tell({ kind: 'unfit', why })
  const { delimiter, heads, openQuote } = sheet
  const rows = sheet.rows.map(withoutExcess)
  tell({ kind: 'head', delimiter, encoding, heads, count: rows.length, openQuote })
  for (let at = 0; at < rows.length; at += PIECE) tell({ kind: 'rows', rows: rows.slice(at, at + PIECE) })
  tell({ kind: 'end' })
}

/** A row of a million cells is wrong with a few as well. */
const withoutExcess = (row: SheetRow): SheetRow =>
  row.cells.length <= MOST_COLUMNS ? row : { ...row, cells: row.cells.slice(0, MOST_COLUMNS + 1) }

/** So many rows are taken over without missing a frame. */
const PIECE = 1000
