/** A file as rows of cells, before it is known which row names the columns. */
export interface RawRow {
  /** As a spreadsheet counts, from 1. */
  readonly number: number
  readonly cells: readonly string[]
  /** A quotation mark was opened and never closed, or is where none may be: the cells can't be trusted. */
  readonly isBroken: boolean
}

/** A quotation mark that is never closed: all that follows was read as one cell. */
export interface OpenQuote {
  /** The row in which it opens. */
  readonly row: number
  /** How many lines below were read with it. */
  readonly lines: number
}

/** The delimiters that are looked for; a person may choose among them. */
export const DELIMITERS = [',', ';', '\t', '|'] as const

export const isEmptyRow = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '')
