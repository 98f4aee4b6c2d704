import { decodeText, type Encoding } from './decode.ts'
import { readSheet, type SheetRow } from './read-sheet.ts'

/** What the worker tells of the file that it was given: a head, rows in pieces, an end. */
export type SheetTold =
  | {
      readonly kind: 'head'
      readonly delimiter: string
      readonly encoding: Encoding
      readonly heads: readonly string[]
      readonly count: number
    }
  | { readonly kind: 'rows'; readonly rows: readonly SheetRow[] }
  | { readonly kind: 'end' }

onmessage = ({ data }: MessageEvent<ArrayBuffer>): void => {
  const tell = (told: SheetTold): void => postMessage(told)
  const { text, encoding } = decodeText(new Uint8Array(data))
  const { delimiter, heads, rows } = readSheet(text)
  tell({ kind: 'head', delimiter, encoding, heads, count: rows.length })
  for (let at = 0; at < rows.length; at += PIECE) tell({ kind: 'rows', rows: rows.slice(at, at + PIECE) })
  tell({ kind: 'end' })
}

/** So many rows are taken over without missing a frame. */
const PIECE = 1000
