import type { PlanEntry, PlanReason } from './plan.ts'
import type { Sheet } from './read-sheet.ts'

/** The rejected rows below the names of the columns, with the reason as the first cell. */
export function rejectedRows(
  { heads, rows }: Pick<Sheet, 'heads' | 'rows'>,
  planned: readonly PlanEntry[],
  reasonHead: string,
  words: (reason: PlanReason) => string,
): readonly (readonly string[])[] {
  const byNumber = new Map(rows.map((row) => [row.number, row.cells]))
  const rejected = planned.flatMap((one) => {
    if (one.kind !== 'problem') return []
    const cells = one.row === null ? [] : (byNumber.get(one.row) ?? [])
    return [[one.reasons.map(words).join(' '), ...cells]]
  })
  return [[reasonHead, ...heads], ...rejected]
}
