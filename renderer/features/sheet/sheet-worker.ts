import { decodeText } from '../../domain/sheet/decode.ts'
import type { Encoding } from '../../domain/sheet/encodings.ts'
import { fileKind, markupKind } from '../../domain/sheet/file-kind.ts'
import { guessEncoding } from '../../domain/sheet/guess-encoding.ts'
import { otherSystemOf } from '../../domain/sheet/other-systems.ts'
import { csvFormat, parseCsv } from '../../domain/sheet/parse-csv.ts'
import type { OpenQuote, RawRow } from '../../domain/sheet/raw-table.ts'
import { type HeadSplitter, type SheetRow, splitHead } from '../../domain/sheet/read-sheet.ts'
import { isText, MOST_COLUMNS, MOST_ROWS, type UnreadableSheet } from '../../domain/sheet/unreadable-sheet.ts'
import { openWorkbook, workbookRows } from '../../domain/sheet/workbook.ts'

/** How a file is to be read; `null` leaves it to be guessed. */
export interface ReadingChoice {
  readonly encoding: Encoding | null
  readonly delimiter: string | null
  /** The number of the row that names the columns. */
  readonly headRow: number | null
  /** The name of a workbook's sheet. */
  readonly sheetName: string | null
}

export interface SheetTask {
  readonly bytes: ArrayBuffer
  readonly choice: ReadingChoice
}

/** How a file was read, and its first rows. */
export interface SheetHead {
  /** Empty where the file is a workbook. */
  readonly delimiter: string
  /** `null` where the file is a workbook. */
  readonly encoding: Encoding | null
  readonly sheetNames: readonly string[]
  readonly sheetName: string | null
  readonly headRow: number
  readonly heads: readonly string[]
  /** The row of names is one of them. */
  readonly firstRows: readonly { readonly number: number; readonly cells: readonly string[] }[]
}

/** What the worker answers: why the file can't be read, or its head, its rows in pieces, and the end. */
export type SheetMessage =
  | { readonly kind: 'unreadable'; readonly why: UnreadableSheet }
  | { readonly kind: 'head'; readonly head: SheetHead }
  /** `part`: how much of the file was read, 0 to 1, where that is known. */
  | { readonly kind: 'rows'; readonly rows: readonly SheetRow[]; readonly part: number | null }
  /** `letters`: cells with letters beyond ASCII, which show a person whether the encoding is right. */
  | { readonly kind: 'end'; readonly openQuote: OpenQuote | null; readonly letters: readonly string[] }

class Unreadable extends Error {
  constructor(readonly why: UnreadableSheet) {
    super(why)
  }
}

onmessage = ({ data }: MessageEvent<SheetTask>): void => {
  void read(data).catch((error: unknown) => {
    if (error instanceof Unreadable) send({ kind: 'unreadable', why: error.why })
    // The page hears of it through the worker's error event.
    else reportError(error)
  })
}

const send = (message: SheetMessage): void => postMessage(message)

async function read({ bytes, choice }: SheetTask): Promise<void> {
  const content = new Uint8Array(bytes)
  const kind = fileKind(content)
  if (kind === 'text') return readText(content, choice)
  if (kind === 'archive') return readWorkbook(content, choice)
  throw new Unreadable(kind)
}

function readText(bytes: Uint8Array<ArrayBuffer>, choice: ReadingChoice): void {
  const { text, encoding } = decodeText(bytes, choice.encoding, guessEncoding)
  if (!isText(text)) throw new Unreadable('not-text')
  const markup = markupKind(text)
  if (markup) throw new Unreadable(markup)
  const format = csvFormat(text, choice.delimiter)
  const { delimiter } = format
  const sender = rowSender(choice, { delimiter, encoding, sheetNames: [], sheetName: null })
  const openQuote = parseCsv(format, sender.take)
  sender.end(openQuote)
}

async function readWorkbook(bytes: Uint8Array<ArrayBuffer>, choice: ReadingChoice): Promise<void> {
  const workbook = await openWorkbook(bytes)
  if (typeof workbook === 'string') throw new Unreadable(workbook)
  const sheetNames = workbook.sheets.map(({ name }) => name)
  const chosen = workbook.sheets.filter(({ name }) => name === choice.sheetName)
  const tried = chosen.length > 0 ? chosen : workbook.sheets
  for (const { name, at } of tried) {
    const sender = rowSender(choice, { delimiter: '', encoding: null, sheetNames, sheetName: name })
    try {
      for await (const rows of workbookRows(bytes, at)) sender.take(rows, null)
      return sender.end(null)
    } catch (error) {
      if (!(error instanceof Unreadable)) throw new Unreadable('damaged-workbook')
      // The first sheets of many workbooks are a cover or notes, not a table.
      const isNoTable = error.why === 'empty' || error.why === 'one-column'
      if (!isNoTable || name === tried.at(-1)?.name) throw error
    }
  }
}

/** Posts the head as soon as it is known, then the rows below it as they are read. */
function rowSender(choice: ReadingChoice, file: Omit<SheetHead, 'headRow' | 'heads' | 'firstRows'>) {
  const splitter = splitHead(choice.headRow)
  const letters = new Set<string>()
  let count = 0
  let isHeadSent = false
  let hasLists = false

  function take(rows: readonly RawRow[], part: number | null, isLast = false): void {
    const below = splitter.take(rows, isLast)
    if (!isHeadSent && splitter.head()) {
      send({ kind: 'head', head: headOf(splitter, file) })
      isHeadSent = true
      hasLists = otherSystemOf(splitter.head()?.heads ?? []) === 'google-contacts'
    }
    count += below.length
    if (count > MOST_ROWS) throw new Unreadable('too-many-rows')
    if (file.encoding !== null) for (const row of below) collectLetters(row, letters)
    const width = file.encoding === null ? (splitter.head()?.heads.length ?? 0) : MOST_COLUMNS + 1
    for (let at = 0; at < below.length; at += PIECE) {
      const piece = below.slice(at, at + PIECE).map((row) => narrowed(withFirstValues(row), width))
      send({ kind: 'rows', rows: piece, part })
    }
  }

  /** Google Contacts writes all emails of a person into one cell; the first one counts. */
  const withFirstValues = (row: SheetRow): SheetRow =>
    hasLists ? { ...row, cells: row.cells.map((cell) => cell.split(' ::: ')[0] ?? '') } : row

  return {
    take,
    end(openQuote: OpenQuote | null): void {
      take([], 1, true)
      // There is no row below the names, or not even names.
      if (count === 0 && !splitter.head()?.isBroken) throw new Unreadable('empty')
      send({ kind: 'end', openQuote, letters: [...letters] })
    },
  }
}

function headOf(splitter: HeadSplitter, file: Omit<SheetHead, 'headRow' | 'heads' | 'firstRows'>): SheetHead {
  const head = splitter.head()
  if (!head) throw new Unreadable('empty')
  const { heads, row, isBroken } = head
  if (isBroken) throw new Unreadable('broken-heads')
  if (heads.length > MOST_COLUMNS) throw new Unreadable('too-many-columns')
  // An import needs two: one that identifies the customer, and one with a new value.
  if (heads.length === 1) throw new Unreadable('one-column')
  const firstRows = splitter.first().map(({ number, cells }) => ({
    number,
    cells: cells.slice(0, 6).map((cell) => cell.slice(0, 60)),
  }))
  return { ...file, headRow: row, heads, firstRows }
}

/**
 * Drops cells that can't matter: in a workbook those beside the table, in a text those beyond the limit of columns,
 * since a row with too many cells is rejected however many there are.
 */
const narrowed = (row: SheetRow, width: number): SheetRow =>
  row.cells.length <= width ? row : { ...row, cells: row.cells.slice(0, width) }

function collectLetters({ cells }: SheetRow, letters: Set<string>): void {
  if (letters.size >= MOST_LETTERS) return
  for (const cell of cells) {
    if (letters.size < MOST_LETTERS && /[^\0-\u007f]/.test(cell)) letters.add(cell.trim().slice(0, 40))
  }
}

const MOST_LETTERS = 5
/** Rows in a message: the page can take so many without missing a frame. */
const PIECE = 250
