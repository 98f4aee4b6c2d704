import { findHeadRow, LOOKED_AT } from './head-row.ts'
import { csvFormat, parseCsv } from './parse-csv.ts'
import type { OpenQuote, RawRow } from './raw-table.ts'

export interface Sheet {
  /** Empty where the file isn't text. */
  readonly delimiter: string
  readonly heads: readonly string[]
  readonly rows: readonly SheetRow[]
}

export type SheetRow = RawRow

/** The row that names the columns. */
export interface Head {
  /** The number of the row, as a spreadsheet counts. */
  readonly row: number
  readonly heads: readonly string[]
  /** Its quotation marks don't match, so the names can't be told apart. */
  readonly isBroken: boolean
}

/** Splits rows, which arrive in pieces, into the names of the columns and the rows below. */
export interface HeadSplitter {
  /** `null` until it is known. */
  readonly head: () => Head | null
  /** The first rows of the file, those above the names included. */
  readonly first: () => readonly RawRow[]
  /** @returns those of `rows` that are known to be below the names */
  take(rows: readonly RawRow[], isLast: boolean): readonly SheetRow[]
}

/** @param wanted the number of the row that the person chose, or `null` */
export function splitHead(wanted: number | null): HeadSplitter {
  let head: Head | null = null
  let held: readonly RawRow[] = []
  let first: readonly RawRow[] = []
  return {
    head: () => head,
    first: () => first,
    take(rows, isLast) {
      if (head) return rows
      held = [...held, ...rows]
      if (held.length < LOOKED_AT && !isLast) return []
      first = held.slice(0, LOOKED_AT)
      const chosen = wanted === null ? -1 : held.findIndex(({ number }) => number >= wanted)
      const at = chosen >= 0 ? chosen : findHeadRow(first.map(({ cells }) => cells))
      const row = held[at]
      if (!row) return []
      head = { row: row.number, heads: row.cells, isBroken: row.isBroken }
      return held.slice(at + 1)
    },
  }
}

export interface ReadSheet extends Sheet {
  readonly areHeadsBroken: boolean
  readonly openQuote: OpenQuote | null
}

/** Reads a whole CSV text with any delimiter and any line breaks. */
export function readSheet(content: string): ReadSheet {
  const format = csvFormat(content, null)
  const splitter = splitHead(null)
  const rows: SheetRow[] = []
  const openQuote = parseCsv(format, (piece) => {
    for (const row of splitter.take(piece, false)) rows.push(row)
  })
  rows.push(...splitter.take([], true))
  const head = splitter.head()
  return {
    delimiter: format.delimiter,
    heads: head?.heads ?? [],
    rows,
    areHeadsBroken: head?.isBroken ?? false,
    openQuote,
  }
}
