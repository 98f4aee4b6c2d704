import { readShown, type ShownSource } from '../components/bulk/shown-customers.ts'
import { BYTE_ORDER_MARK, customerLine, headLine, type SheetColumn, type SheetStyle } from './write-sheet.ts'

export interface ExportParts {
  readonly source: ShownSource
  /** In the order in which the customers are to stand. */
  readonly ids: Uint32Array
  readonly style: SheetStyle
  readonly columns: readonly SheetColumn[]
  readonly tell: (done: number, total: number) => void
  readonly signal: AbortSignal
}

/**
 * A file of customers as the screen shows them. They are read in the order in which they lie on the disk,
 * page by page, and put in order as lines. `null` where it was aborted.
 */
export async function exportSheet(parts: ExportParts): Promise<readonly Blob[] | null> {
  const { source, ids, style, columns, tell, signal } = parts
  const lines = new Map<number, string>()
  let done = 0
  await readShown(source, ids, (page, shown) => {
    for (const customer of shown.values()) lines.set(customer.id, customerLine(customer, style, columns))
    tell((done += page.length), ids.length)
    return !signal.aborted
  })
  const pieces = [new Blob([BYTE_ORDER_MARK, headLine(style, columns)])]
  for (let at = 0; at < ids.length && !signal.aborted; at += PIECE) {
    pieces.push(new Blob(Array.from(ids.subarray(at, at + PIECE), (id) => lines.get(id) ?? '')))
    // Text becomes bytes here, a frame's worth at a time.
    await new Promise((resolve) => setTimeout(resolve))
  }
  return signal.aborted ? null : pieces
}

const PIECE = 5000
