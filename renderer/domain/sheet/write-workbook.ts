import { writeXlsxStream } from 'hucre/xlsx'
import { escapeCell, unescapeCell } from '../../../shared/spreadsheet-cell.ts'

/** A column of a workbook that is written. */
export interface WorkbookColumn {
  readonly name: string
  /** In letters. */
  readonly width: number
  /** How its numbers are shown; texts otherwise, which the spreadsheet leaves as they are. */
  readonly numbers: string | null
}

/** The names in bold, always in view, and below them texts that stay texts. @returns the bytes of the file */
export function workbookStream(
  sheetName: string,
  columns: readonly WorkbookColumn[],
  rows: AsyncIterable<readonly (readonly string[])[]>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  // The library asks for the style of a column at each cell: the first row has another one than the rest.
  let isHead = true
  const bodies = columns.map(({ numbers }) => ({ numFmt: numbers ?? TEXT }))
  const defined = columns.map(({ width }, at) => ({
    width,
    get style() {
      return isHead ? HEAD : bodies[at]
    },
  }))
  async function* cells(): AsyncGenerator<(string | number | null)[]> {
    yield columns.map(({ name }) => textCell(name))
    isHead = false
    for await (const piece of rows) {
      for (const row of piece) {
        yield row.map((text, at) => (columns[at]?.numbers === null ? textCell(text) : numberCell(text)))
      }
    }
  }
  const options = { name: sheetName, columns: defined as never, freezePane: { rows: 1 } }
  return writeXlsxStream(cells(), options) as ReadableStream<Uint8Array<ArrayBuffer>>
}

const TEXT = '@'
const HEAD = { font: { bold: true }, numFmt: TEXT } as const

/**
 * A text as it may be in a cell: no longer than a spreadsheet takes, and without what its file takes for the
 * code of a letter. A text that the import would take an apostrophe from gets one, as in CSV.
 */
function textCell(text: string): string | null {
  if (text === '') return null
  const plain = unescapeCell(text) === text ? text : escapeCell(text)
  const whole =
    plain.length > LONGEST_CELL ? plain.slice(0, LONGEST_CELL).replace(/[\ud800-\udbff]$/, '') : plain
  return whole.replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
}

/** Fifteen digits are what a spreadsheet keeps of a number; more stay a text. */
function numberCell(text: string): number | string | null {
  const digits = text.replace(/\D/g, '').replace(/^0+/, '')
  return /^-?\d+(?:\.\d+)?$/.test(text) && digits.length <= 15 ? Number(text) : textCell(text)
}

/** In letters as JavaScript counts them, as spreadsheets do. */
export const LONGEST_CELL = 32_767
