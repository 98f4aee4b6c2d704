import Papa from 'papaparse'
import { cellOf } from '../../shared/spreadsheet-cell.ts'
import type { Planned, PlanReason } from './plan.ts'
import type { Sheet } from './read-sheet.ts'
import { BYTE_ORDER_MARK } from './write-sheet.ts'

/** The rows that cannot go as a file of their own, with the reason first: to be corrected and brought back. */
export function problemSheet(
  { heads, rows, delimiter }: Sheet,
  planned: readonly Planned[],
  reasonHead: string,
  words: (reason: PlanReason) => string,
): readonly string[] {
  const byNumber = new Map(rows.map((row) => [row.number, row.cells]))
  const line = (cells: readonly string[]): string =>
    `${Papa.unparse([cells.map(cellOf)], { delimiter, quotes: true })}\r\n`
  const pieces = [BYTE_ORDER_MARK, line([reasonHead, ...heads])]
  for (const one of planned) {
    if (one.kind !== 'problem') continue
    const cells = one.row === null ? [] : (byNumber.get(one.row) ?? [])
    pieces.push(line([one.reasons.map(words).join(' '), ...cells]))
  }
  return pieces
}
