// The pages of rows that are here, and which to fetch next. Pure: a fetched page makes new pages of the old ones.

import type { CustomerQuery, CustomerRow } from '../../domain/customers/customer-query.ts'

export interface RowPages {
  readonly query: CustomerQuery
  /** `null` until the first answer. */
  readonly total: number | null
  readonly pages: ReadonlyMap<number, Page>
}

interface Page {
  readonly rows: readonly CustomerRow[]
  /** A page of an earlier edition is outdated. */
  readonly edition: number
}

/** Rows from `from` up to but not including `to`. */
export interface RowRange {
  readonly from: number
  readonly to: number
}

export const rowAt = ({ pages }: RowPages, at: number): CustomerRow | undefined =>
  pages.get(pageOf(at))?.rows[at % PAGE]

export function placeOf({ pages }: RowPages, id: number): number {
  for (const [page, { rows }] of pages) {
    const at = rows.findIndex((row) => row.id === id)
    if (at >= 0) return page * PAGE + at
  }
  return -1
}

/** The page to fetch next: what is missing near the range, then what is outdated there, or `null`. */
export function nextPage({ total, pages }: RowPages, range: RowRange, edition: number): number | null {
  if (total === null) return pageOf(range.from)
  const last = pageOf(Math.max(0, total - 1))
  const [from, to] = [pageOf(range.from), Math.min(last, pageOf(Math.max(range.from, range.to - 1)))]
  const near = [...span(Math.min(from, to), to), Math.min(last, to + 1), Math.max(0, from - 1)]
  return (
    near.find((page) => !pages.has(page)) ?? near.find((page) => pages.get(page)?.edition !== edition) ?? null
  )
}

/** With a page that was fetched; pages far from it are dropped, rows that are as before stay the same objects. */
export function withPage(before: RowPages, page: number, fetched: Page, total: number): RowPages {
  const shown = new Map(before.pages.get(page)?.rows.map((row) => [row.id, row]))
  const rows = fetched.rows.map((row) => sameRow(shown.get(row.id), row))
  const pages = new Map(before.pages).set(page, { ...fetched, rows })
  for (const far of pages.keys()) if (Math.abs(far - page) > PAGES_KEPT) pages.delete(far)
  return { query: before.query, total, pages }
}

/** The row as it was, where it is equal: then it is not drawn again. */
const sameRow = (before: CustomerRow | undefined, now: CustomerRow): CustomerRow =>
  before && JSON.stringify(before) === JSON.stringify(now) ? before : now

/** How many rows a page has. */
export const PAGE = 64
const PAGES_KEPT = 40
const pageOf = (at: number): number => Math.floor(at / PAGE)
const span = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)
