import type { Cipher } from '../cipher.ts'
import { type Database, readFact, writeFact } from '../database.ts'
import type { CustomerQuery, Found } from '../local-store.ts'
import { openJson, sealJson } from '../packing.ts'

/**
 * The first rows of the list as it was shown last. The next start shows them at once, while the index is
 * being read; a moment later the index tells what has changed since.
 */
export interface OpeningRows {
  readonly query: CustomerQuery
  readonly total: number
  readonly rows: Found['rows']
}

export async function readOpening(db: Database, cipher: Cipher): Promise<OpeningRows | null> {
  const sealed = await readFact(db, 'opening')
  if (!sealed) return null
  return openJson(cipher, PLACE, sealed).then(
    (opened) => opened as OpeningRows,
    () => null,
  )
}

export async function writeOpening(db: Database, cipher: Cipher, opening: OpeningRows): Promise<void> {
  await writeFact(db, 'opening', await sealJson(cipher, PLACE, opening))
}

/** What the opening rows answer to a query, or `null` where they do not. */
export function answerFrom(
  opening: OpeningRows | null,
  query: CustomerQuery,
  from: number,
  to: number,
): Found | null {
  if (!opening || !isOpening(query, from)) return null
  if (JSON.stringify(opening.query) !== JSON.stringify(query)) return null
  if (opening.rows.length < Math.min(to, opening.total)) return null
  return { total: opening.total, from, rows: opening.rows.slice(from, to) }
}

/** Whether a list that opens asks like this. */
export const isOpening = ({ text }: CustomerQuery, from: number): boolean => text === '' && from === 0

export const OPENING_ROWS = 100
const PLACE = { table: 'facts', key: 'opening' }
