import type { CustomerQuery } from '../../domain/customers/customer-query.ts'
import type { Cipher } from '../cipher.ts'
import { openJson, sealJson } from '../compression.ts'
import { type Database, readMetadata, writeMetadata } from '../database.ts'
import type { SearchResult } from '../local-store.ts'
import type { Finder } from './finder.ts'
import { throttled } from '../../domain/throttle.ts'
import { pauseWhile } from './yield-to-others.ts'

/**
 * The first rows of the list as it was shown last. The next start shows them at once, while the index is
 * being read; a moment later the index shows what has changed since.
 */
export interface FirstPage {
  readonly query: CustomerQuery
  readonly total: number
  readonly rows: SearchResult['rows']
}

export async function readFirstPage(db: Database, cipher: Cipher): Promise<FirstPage | null> {
  const sealed = await readMetadata(db, 'opening')
  if (!sealed) return null
  return openJson(cipher, PLACE, sealed).then(
    (opened) => opened as FirstPage,
    () => null,
  )
}

/** What the cached page answers to a query, or `null` where it does not. */
export function answerFrom(
  page: FirstPage | null,
  query: CustomerQuery,
  from: number,
  to: number,
): SearchResult | null {
  if (!page || !isFirstPage(query, from)) return null
  if (JSON.stringify(page.query) !== JSON.stringify(query)) return null
  if (page.rows.length < Math.min(to, page.total)) return null
  return { total: page.total, from, rows: page.rows.slice(from, to) }
}

/** Whether a list that is opened asks for this. */
export const isFirstPage = ({ text }: CustomerQuery, from: number): boolean => text === '' && from === 0

/** Writes the first page of the query that was asked last, not too often. @returns to be called for each such query */
export function createFirstPageWriter(
  db: Database,
  cipher: Cipher,
  finder: Finder,
  isClosed: () => boolean,
): (query: CustomerQuery) => void {
  let latest: CustomerQuery | null = null

  async function write(): Promise<void> {
    const query = latest
    if (!query || isClosed()) return
    const found = await finder.find(query, 0, ROWS, untilDone())
    if (!found) return
    const page: FirstPage = { query, total: found.total, rows: found.rows }
    await writeMetadata(db, 'opening', await sealJson(cipher, PLACE, page))
  }

  // The next start does without it where it could not be written.
  const writeSoon = throttled(() => void write().catch(() => undefined), WRITE_EVERY_MS)
  return (query) => {
    latest = query
    writeSoon()
  }
}

const untilDone = () => pauseWhile(() => true)
const ROWS = 100
const WRITE_EVERY_MS = 2_000
const PLACE = { table: 'facts', key: 'opening' }
