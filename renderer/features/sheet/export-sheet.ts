import { readShown, type ShownSource } from '../../workspace/bulk-save/shown-customers.ts'
import {
  BYTE_ORDER_MARK,
  customerCells,
  headCells,
  line,
  type SheetColumn,
  type SheetFormat,
  workbookColumns,
} from '../../domain/sheet/write-sheet.ts'
import { writeWorkbookFile } from './write-workbook-file.ts'

export interface ExportParts {
  readonly source: ShownSource
  /** In the order of the file. */
  readonly ids: Uint32Array
  readonly style: SheetFormat
  readonly columns: readonly SheetColumn[]
  readonly progress: (done: number, total: number) => void
  readonly signal: AbortSignal
}

/**
 * A CSV file of customers as the screen shows them. They are read in the order in which they lie on the disk, which
 * is faster, and their lines are then put in the order of `ids`. `null` where it was aborted.
 */
export async function exportCsv(parts: ExportParts): Promise<Blob | null> {
  const { ids, style, columns, signal } = parts
  const lines = await readCustomers(parts, (cells) => line(cells, style))
  const pieces = [new Blob([BYTE_ORDER_MARK, line(headCells(style, columns), style)])]
  await inPieces(ids, signal, (some) => {
    pieces.push(new Blob(some.map((id) => lines.get(id) ?? '')))
  })
  return signal.aborted ? null : new Blob(pieces)
}

/** The same as a workbook. Its cells have types, so that a spreadsheet doesn't turn phone numbers into numbers. */
export async function exportWorkbook(parts: ExportParts, sheetName: string): Promise<Blob | null> {
  const { ids, style, columns, signal } = parts
  const rows = await readCustomers({ ...parts, style: { ...style, decimalSign: '.' } }, (cells) => cells)
  const file = writeWorkbookFile(sheetName, workbookColumns(style, columns))
  try {
    await inPieces(ids, signal, (some) =>
      file.add(some.flatMap((id) => [rows.get(id) ?? []].filter(isFilled))),
    )
    return signal.aborted ? null : await file.finish()
  } finally {
    file.close()
  }
}

const isFilled = (cells: readonly string[]): boolean => cells.length > 0

/** What `make` makes of the cells of each customer, in the order of `ids`. */
async function readCustomers<T>(
  { source, ids, style, columns, progress, signal }: ExportParts,
  make: (cells: readonly string[]) => T,
): Promise<ReadonlyMap<number, T>> {
  const made = new Map<number, T>()
  let done = 0
  await readShown(source, ids, (page, shown) => {
    for (const customer of shown.values())
      made.set(customer.id, make(customerCells(customer, style, columns)))
    progress((done += page.length), ids.length)
    return !signal.aborted
  })
  return made
}

/** Encodes a few lines at a time, so that no frame is missed. */
async function inPieces(
  ids: Uint32Array,
  signal: AbortSignal,
  work: (some: number[]) => Promise<void> | void,
): Promise<void> {
  for (let at = 0; at < ids.length && !signal.aborted; at += PIECE) {
    await work([...ids.subarray(at, at + PIECE)])
    await new Promise((resolve) => setTimeout(resolve))
  }
}

const PIECE = 1000
