import Papa from 'papaparse'
import { unescapeCell } from '../../../shared/spreadsheet-cell.ts'
import { countKnownNames } from './columns.ts'
import { DELIMITERS, isEmptyRow, type OpenQuote, type RawRow } from './raw-table.ts'

export interface CsvFormat {
  readonly text: string
  readonly delimiter: string
}

/** The delimiter of a CSV text, and the text prepared for the parser. */
export function csvFormat(content: string, wanted: string | null): CsvFormat {
  const { stated, rest } = statedDelimiter(content.replace(/^\uFEFF/, ''))
  const delimiter = wanted ?? stated ?? knownDelimiter(rest) ?? guessedDelimiter(rest)
  return { text: withoutBlanksBeforeQuotes(rest, delimiter), delimiter }
}

/**
 * Parses CSV piece by piece. `take` gets the rows that aren't empty, and how much of the text was read, 0 to 1. The
 * apostrophe that our own export puts before a dangerous sign is removed.
 */
export function parseCsv(
  { text, delimiter }: CsvFormat,
  take: (rows: readonly RawRow[], part: number) => void,
): OpenQuote | null {
  let count = 0
  let openQuote: OpenQuote | null = null
  Papa.parse<string[]>(text, {
    delimiter,
    chunkSize: PIECE,
    complete: () => undefined,
    chunk({ data, errors, meta }: Papa.ParseResult<string[]>) {
      const broken = new Set(errors.flatMap(({ type, row }) => (type === 'Quotes' ? [row] : [])))
      const open = errors.find(({ code }) => code === 'MissingQuotes')?.row
      if (open !== undefined) openQuote = { row: count + open + 1, lines: linesWithin(data[open]) }
      const rows = data.flatMap((cells, at) =>
        isEmptyRow(cells)
          ? []
          : [{ number: count + at + 1, cells: cells.map(unescapeCell), isBroken: broken.has(at) }],
      )
      count += data.length
      take(rows, Math.min(1, meta.cursor / Math.max(1, text.length)))
    },
  })
  return openQuote
}

const linesWithin = (cells: readonly string[] | undefined): number =>
  cells
    ?.at(-1)
    ?.trimEnd()
    .match(/\r\n?|\n/g)?.length ?? 0

/** Some spreadsheets name the delimiter in a first line: `sep=;`. */
function statedDelimiter(text: string): { readonly stated: string | null; readonly rest: string } {
  const match = /^"?sep=(.)"?\r?\n/i.exec(text)
  return match
    ? { stated: match[1] ?? null, rest: text.slice(match[0].length) }
    : { stated: null, rest: text }
}

/** The delimiter with which one of the first rows has the most known names of columns. */
function knownDelimiter(text: string): string | null {
  const start = text.slice(0, LOOKED_AT)
  const counts = DELIMITERS.map((delimiter) => {
    const { data } = Papa.parse<string[]>(start, { delimiter, preview: FIRST_ROWS })
    return Math.max(0, ...data.map((cells) => (cells.length > 1 ? countKnownNames(cells) : 0)))
  })
  const most = Math.max(...counts)
  return most > 1 ? (DELIMITERS[counts.indexOf(most)] ?? null) : null
}

function guessedDelimiter(text: string): string {
  const start = text.slice(0, LOOKED_AT)
  return Papa.parse(start, { delimitersToGuess: [...DELIMITERS], preview: FIRST_ROWS }).meta.delimiter
}

/**
 * Removes blanks between a delimiter and a quotation mark, `5, "a, b"`, which would make the parser read the mark as
 * text. Quotes that aren't closed properly are left as they are.
 */
function withoutBlanksBeforeQuotes(text: string, delimiter: string): string {
  if (!/[ \u00a0]"/.test(text)) return text
  const ends = new RegExp(`[\r\n${delimiter.replace(/[\]\\^-]/g, '\\$&')}]`, 'g')
  const pieces: string[] = []
  let kept = 0
  for (let start = 0; start < text.length;) {
    const mark = afterBlanks(text, start)
    const close = text[mark] === '"' ? closingQuote(text, mark) : mark
    if (close < 0) break
    ends.lastIndex = close
    const end = ends.exec(text)?.index ?? text.length
    if (close > mark && mark > start && afterBlanks(text, close) === end) {
      pieces.push(text.slice(kept, start))
      kept = mark
    }
    start = end + 1
  }
  return pieces.join('') + text.slice(kept)
}

function afterBlanks(text: string, from: number): number {
  let at = from
  while (text[at] === ' ' || text[at] === '\u00a0') at += 1
  return at
}

/** The index after the mark that closes the one at `open`; -1 where none does. */
function closingQuote(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at + 1
  }
  return -1
}

/** Characters that are parsed at once. */
const PIECE = 4_000_000
const LOOKED_AT = 200_000
const FIRST_ROWS = 20
