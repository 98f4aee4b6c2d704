import type { ReadSheet } from './read-sheet.ts'

/** Why a file cannot be a sheet of customers. */
export type Unfit = 'not-text' | 'broken-heads' | 'too-many-columns' | 'one-column' | 'empty'

/** Pictures, archives and programs hold bytes that no text has. */
export function isText(text: string): boolean {
  const start = text.slice(0, LOOKED_AT)
  const strange = start.match(/[^\P{Cc}\s]|\ufffd/gu)?.length ?? 0
  return strange <= start.length * STRANGE_SHARE
}

/** @returns `null` where it can be one */
export function unfitnessOf({ heads, rows, areHeadsBroken }: ReadSheet): Unfit | null {
  if (areHeadsBroken) return 'broken-heads'
  if (heads.length > MOST_COLUMNS) return 'too-many-columns'
  // No row but the names of columns, or not even those.
  if (rows.length === 0) return 'empty'
  // One finds the customer, another has something new.
  return heads.length === 1 ? 'one-column' : null
}

export const MOST_COLUMNS = 500
const LOOKED_AT = 1_000_000
/** People paste a control character into a note now and then. */
const STRANGE_SHARE = 0.01
