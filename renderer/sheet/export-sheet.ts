import { readShown, type ShownSource } from '../components/bulk/shown-customers.ts'
import { BYTE_ORDER_MARK, customerLine, headLine, type SheetStyle } from './write-sheet.ts'

export interface ExportParts {
  readonly source: ShownSource
  /** In the order in which the customers are to stand. */
  readonly ids: Uint32Array
  readonly style: SheetStyle
  readonly tell: (done: number, total: number) => void
  readonly signal: AbortSignal
}

/**
 * A file of customers as the screen shows them, in pieces. They are read in the order in which they lie on
 * the disk, page by page, and put in order as lines. `null` where it was aborted.
 */
export async function exportSheet(parts: ExportParts): Promise<readonly string[] | null> {
  const { source, ids, style, tell, signal } = parts
  const lines = new Map<number, string>()
  let done = 0
  await readShown(source, ids, (page, shown) => {
    for (const customer of shown.values()) lines.set(customer.id, customerLine(customer, style))
    tell((done += page.length), ids.length)
    return !signal.aborted
  })
  if (signal.aborted) return null
  const pieces = [BYTE_ORDER_MARK, headLine(style)]
  for (const id of ids) pieces.push(lines.get(id) ?? '')
  return pieces
}
