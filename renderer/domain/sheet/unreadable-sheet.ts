/** Why a file cannot be a sheet of customers. */
export const UNREADABLE = [
  'not-text',
  'broken-heads',
  'too-many-columns',
  'too-many-rows',
  'one-column',
  'empty',
  'web-page',
  'old-workbook',
  'xml-workbook',
  'other-workbook',
  'protected-workbook',
  'damaged-workbook',
  'huge-workbook',
  'document',
] as const
export type UnreadableSheet = (typeof UNREADABLE)[number]

/** Pictures, archives and programs contain bytes that text does not. */
export function isText(text: string): boolean {
  const start = text.slice(0, LOOKED_AT)
  const strange = start.match(/[^\P{Cc}\s]|\ufffd/gu)?.length ?? 0
  return strange <= start.length * STRANGE_SHARE
}

export const MOST_COLUMNS = 500
export const MOST_ROWS = 1_000_000
const LOOKED_AT = 1_000_000
/** Some are allowed: a pasted note may contain a control character. */
const STRANGE_SHARE = 0.01
