import { streamXlsxRows } from 'hucre/xlsx'
import { unescapeCell } from '../../../shared/spreadsheet-cell.ts'
import { isEmptyRow, type RawRow } from './raw-table.ts'
import type { UnreadableSheet } from './unreadable-sheet.ts'
import { type ZipEntry, zipDirectory, zipText } from './zip-directory.ts'

/** A workbook's readable sheets, without hidden ones. */
export interface Workbook {
  readonly sheets: readonly WorkbookSheet[]
}

export interface WorkbookSheet {
  readonly name: string
  /** Its index among all sheets, hidden ones included. */
  readonly at: number
}

/** Finds the workbook in an archive, or says why it can't be read. Unpacks nothing large. */
export async function openWorkbook(bytes: Uint8Array<ArrayBuffer>): Promise<Workbook | UnreadableSheet> {
  const entries = zipDirectory(bytes)
  if (!entries) return 'damaged-workbook'
  const names = new Set(entries.map(({ name }) => name))
  if (names.has('xl/workbook.bin') || names.has('content.xml') || names.has('Index/Document.iwa')) {
    return 'other-workbook'
  }
  const main = entries.find(({ name }) => /(?:^|\/)workbook\d*\.xml$/i.test(name))
  if (!main) return 'document'
  if (entries.some(isHuge) || entries.length > MOST_FILES) return 'huge-workbook'
  try {
    const sheets = sheetsIn(await zipText(bytes, main))
    return sheets.length > 0 ? { sheets } : 'damaged-workbook'
  } catch {
    return 'damaged-workbook'
  }
}

/** The rows of a sheet that aren't empty, as text, a few hundred at a time. */
export async function* workbookRows(
  bytes: Uint8Array<ArrayBuffer>,
  sheet: number,
): AsyncGenerator<readonly RawRow[]> {
  let piece: RawRow[] = []
  for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
    const cells = values.map((value) => unescapeCell(cellText(value)))
    if (isEmptyRow(cells)) continue
    piece.push({ number: index + 1, cells, isBroken: false })
    if (piece.length < PIECE) continue
    yield piece
    piece = []
  }
  yield piece
}

/** A cell as it is stored, not as it is shown: text keeps its zeros, and numbers have no separators. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (value instanceof Date) return dateText(value)
  return String(value)
}

/** Spreadsheets keep fifteen digits; the rest is noise of binary fractions. */
const numberText = (value: number): string =>
  Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(15)))

function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  const text = date.toISOString().slice(0, 19).replace('T', ' ')
  return text.replace(/ 00:00:00$/, '')
}

/** Whether a file unpacks to more than memory can hold, as a zip bomb does. */
function isHuge({ name, packed, unpacked }: ZipEntry): boolean {
  if (unpacked > (/sharedStrings/i.test(name) ? LARGEST_TEXTS : LARGEST_SHEET)) return true
  return unpacked > SUSPICIOUS && unpacked > packed * HIGHEST_RATIO
}

function sheetsIn(xml: string): readonly WorkbookSheet[] {
  return [...xml.matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)].flatMap(([, attributes = ''], at) => {
    const name = /\bname="([^"]*)"/.exec(attributes)?.[1]
    const isHidden = /\bstate="(?:hidden|veryHidden)"/.test(attributes)
    return name === undefined || isHidden ? [] : [{ name: withEntities(name), at }]
  })
}

const withEntities = (text: string): string =>
  text.replace(
    /&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole
      return String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16))
    },
  )
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const PIECE = 500
const MOST_FILES = 10_000
const LARGEST_SHEET = 1_500_000_000
const LARGEST_TEXTS = 400_000_000
const SUSPICIOUS = 50_000_000
/** Unpacked to packed size. A table with the same value in each cell reaches about a hundred. */
const HIGHEST_RATIO = 200
