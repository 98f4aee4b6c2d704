import Papa from 'papaparse'
import { textOfCell } from '../../shared/spreadsheet-cell.ts'
import { matchColumns } from './columns.ts'

/** A file of rows and columns, as it was read. */
export interface Sheet {
  readonly delimiter: string
  /** The first row: the names of the columns. */
  readonly heads: readonly string[]
  readonly rows: readonly SheetRow[]
}

export interface ReadSheet extends Sheet {
  /** The names themselves cannot be told apart. */
  readonly areHeadsBroken: boolean
  readonly openQuote: OpenQuote | null
}

/** A quotation mark that is never closed: all that follows was read as one cell. */
export interface OpenQuote {
  /** The row in which it opens. */
  readonly row: number
  /** How many lines below were read with it. */
  readonly lines: number
}

export interface SheetRow {
  /** As a spreadsheet counts: the first row after the names is 2. */
  readonly number: number
  readonly cells: readonly string[]
  /** A quote was opened and never closed, or stands where none may be: the cells cannot be trusted. */
  readonly isBroken: boolean
}

/**
 * Reads CSV, whatever stands between the cells (comma, semicolon, tab, bar) and wherever lines break.
 * Empty rows are left out. The apostrophe that our own export puts before a dangerous sign is taken off.
 */
export function readSheet(text: string): ReadSheet {
  const { told, rest } = toldDelimiter(text.replace(/^\uFEFF/, ''))
  const delimiter = told ?? knownDelimiter(rest) ?? ''
  const parsed = Papa.parse<string[]>(rest, { delimiter, delimitersToGuess: DELIMITERS })
  const broken = new Set(parsed.errors.flatMap(({ type, row }) => (type === 'Quotes' ? [row] : [])))
  const [first, ...rows] = parsed.data.flatMap((cells, at) =>
    cells.some((cell) => cell.trim() !== '')
      ? [{ number: at + 1, cells: cells.map(textOfCell), isBroken: broken.has(at) }]
      : [],
  )
  return {
    delimiter: parsed.meta.delimiter,
    heads: first?.cells ?? [],
    rows,
    areHeadsBroken: first?.isBroken ?? false,
    openQuote: openQuoteOf(parsed),
  }
}

function openQuoteOf({ errors, data }: Papa.ParseResult<string[]>): OpenQuote | null {
  const at = errors.find(({ code }) => code === 'MissingQuotes')?.row
  if (at === undefined) return null
  const swallowed = data[at]?.at(-1) ?? ''
  return { row: at + 1, lines: swallowed.trimEnd().match(/\r\n?|\n/g)?.length ?? 0 }
}

const DELIMITERS = [',', ';', '\t', '|']

/** Some spreadsheets say in a line before the names what stands between the cells: `sep=;`. */
function toldDelimiter(text: string): { readonly told: string | null; readonly rest: string } {
  const match = /^"?sep=(.)"?\r?\n/i.exec(text)
  return match ? { told: match[1] ?? null, rest: text.slice(match[0].length) } : { told: null, rest: text }
}

/** What makes most names of columns out of the first row that we know; the library guesses the others. */
function knownDelimiter(text: string): string | null {
  const counts = DELIMITERS.map((delimiter) => {
    const [heads = []] = Papa.parse<string[]>(text, { delimiter, preview: 1, skipEmptyLines: true }).data
    return heads.length > 1 ? matchColumns(heads).filter((target) => target !== 'none').length : 0
  })
  const most = Math.max(...counts)
  return most > 1 ? (DELIMITERS[counts.indexOf(most)] ?? null) : null
}
