import { writeXlsxStream } from 'hucre/xlsx'
import { escapeCell, unescapeCell } from '../../../shared/spreadsheet-cell.ts'

export interface WorkbookColumn {
  readonly name: string
  /** In characters. */
  readonly width: number
  /** The format of its numbers; `null` for a column of text, which a spreadsheet doesn't reinterpret. */
  readonly numbers: string | null
}

/** A workbook whose names of columns are bold and stay in view. @returns the bytes of the file */
export function workbookStream(
  sheetName: string,
  columns: readonly WorkbookColumn[],
  rows: AsyncIterable<readonly (readonly string[])[]>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  // The library asks for the style of a column at each cell, so the head row can have one of its own.
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
 * A text as a cell can hold it: cut to the longest that a spreadsheet takes, and with anything escaped that looks
 * like the format's own code for a letter. As in CSV, an apostrophe is added where the import removes one.
 */
function textCell(text: string): string | null {
  if (text === '') return null
  const plain = unescapeCell(text) === text ? text : escapeCell(text)
  const whole =
    plain.length > LONGEST_CELL ? plain.slice(0, LONGEST_CELL).replace(/[\ud800-\udbff]$/, '') : plain
  return whole.replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
}

/** Spreadsheets keep fifteen digits of a number; longer ones are written as text. */
function numberCell(text: string): number | string | null {
  const digits = text.replace(/\D/g, '').replace(/^0+/, '')
  return /^-?\d+(?:\.\d+)?$/.test(text) && digits.length <= 15 ? Number(text) : textCell(text)
}

/** In UTF-16 units, as both JavaScript and spreadsheets count. */
export const LONGEST_CELL = 32_767
