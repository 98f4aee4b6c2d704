/** A row of a file, before it is known which row names the columns. */
export interface RawRow {
  /** As a spreadsheet counts, from 1. */
  readonly number: number
  readonly cells: readonly string[]
  /** A quotation mark is never closed, or is where none may be, so the cells can't be trusted. */
  readonly isBroken: boolean
}

/** A quotation mark that is never closed, so that all text after it was read as one cell. */
export interface OpenQuote {
  /** The row in which it opens. */
  readonly row: number
  /** How many further lines that cell has. */
  readonly lines: number
}

/** The delimiters that are recognized, and offered to the person. */
export const DELIMITERS = [',', ';', '\t', '|'] as const

export const isEmptyRow = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '')
