import type { CustomerQuery, CustomerRow, CustomerSearch, Found } from '../../db/local-store.ts'

/** The rows of one query, of which only those near the window are here. */
export interface RowSource {
  /** How many hits there are, or `null` until the first answer. */
  readonly total: number | null
  /** The query whose rows these are; behind the one asked for until its first rows are here. */
  readonly query: CustomerQuery
  /** The last request failed; the next change asks again. */
  readonly hasFailed: boolean
  row(at: number): CustomerRow | undefined
  /** The position of a customer among the rows that are here, or -1. */
  placeOf(id: number): number
  /** Rows from `from` up to but not including `to` are wanted now. */
  show(from: number, to: number): void
  /** Another query. What is shown stays until its first rows can take their place. */
  ask(query: CustomerQuery): void
  /** Something changed: what is shown is fetched again and then replaced. */
  refresh(): void
  close(): void
}

export interface RowSourceParts {
  readonly search: Pick<CustomerSearch, 'find'>
  /** Something that the source answers is another one now. */
  readonly changed: (isNewQuery: boolean) => void
  /** Resolves a moment later: whoever cancelled a request of ours gets the answer to theirs first. */
  readonly pause: () => Promise<void>
}

/** Keeps rows so that neither typing nor scrolling nor a pull ever shows an empty list in between. */
export function createRowSource({ search, changed, pause }: RowSourceParts, first: CustomerQuery): RowSource {
  let shown: Rows = { query: first, total: null, pages: new Map() }
  let wanted = first
  /** One more whenever pages that were fetched earlier no longer count. */
  let edition = 1
  let range = { from: 0, to: PAGE }
  /** The newest run of `work`; older ones end at their next step. */
  let run = 0
  let isWorking = false
  let hasFailed = false

  /** The page to fetch next: what is missing near the window, then what is outdated there. */
  function nextPage(): number | null {
    if (shown.query !== wanted) return 0
    if (shown.total === null) return pageOf(range.from)
    const last = pageOf(Math.max(0, shown.total - 1))
    const [from, to] = [pageOf(range.from), Math.min(last, pageOf(Math.max(range.from, range.to - 1)))]
    const near = [...span(Math.min(from, to), to), Math.min(last, to + 1), Math.max(0, from - 1)]
    return (
      near.find((page) => !shown.pages.has(page)) ??
      near.find((page) => shown.pages.get(page)?.edition !== edition) ??
      null
    )
  }

  async function work(): Promise<void> {
    const mine = (run += 1)
    isWorking = true
    for (let page = nextPage(); page !== null; page = nextPage()) {
      const [query, asked] = [wanted, edition]
      const found = await search.find(query, page * PAGE, (page + 1) * PAGE).catch(() => 'failed' as const)
      if (mine !== run) return
      if (found === 'failed') {
        hasFailed = true
        changed(false)
        break
      }
      if (found) take(query, page, found, asked)
      else await pause()
      if (mine !== run) return
    }
    isWorking = false
  }

  function take(query: CustomerQuery, page: number, found: Found, asked: number): void {
    const isNewQuery = shown.query !== query
    const pages = isNewQuery ? new Map<number, Page>() : shown.pages
    pages.set(page, { rows: found.rows, edition: asked })
    for (const far of pages.keys()) if (Math.abs(far - page) > PAGES_KEPT) pages.delete(far)
    if (isNewQuery) range = { from: 0, to: range.to - range.from }
    shown = { query, total: found.total, pages }
    hasFailed = false
    changed(isNewQuery)
  }

  return {
    get total() {
      return shown.total
    },
    get query() {
      return shown.query
    },
    get hasFailed() {
      return hasFailed
    },
    row: (at) => shown.pages.get(pageOf(at))?.rows[at % PAGE],
    placeOf(id) {
      for (const [page, { rows }] of shown.pages) {
        const at = rows.findIndex((row) => row.id === id)
        if (at >= 0) return page * PAGE + at
      }
      return -1
    },
    show(from, to) {
      range = { from: Math.max(0, from), to }
      if (!isWorking && !hasFailed) void work()
    },
    ask(query) {
      // What is being typed does not wait for the answer to the letters before.
      wanted = query
      edition += 1
      void work()
    },
    refresh() {
      edition += 1
      if (!isWorking) void work()
    },
    close() {
      run += 1
      isWorking = true
    },
  }
}

interface Rows {
  readonly query: CustomerQuery
  readonly total: number | null
  readonly pages: Map<number, Page>
}

interface Page {
  readonly rows: readonly CustomerRow[]
  readonly edition: number
}

const PAGE = 64
const PAGES_KEPT = 40
const pageOf = (at: number): number => Math.floor(at / PAGE)
const span = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)
