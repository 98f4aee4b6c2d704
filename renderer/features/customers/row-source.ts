import type { CustomerSearch, SearchResult } from '../../storage/local-store.ts'
import type { CustomerQuery, CustomerRow } from '../../domain/customers/customer-query.ts'
import { nextPage, PAGE, placeOf, rowAt, type RowPages, withPage } from './row-pages.ts'

/** The rows of one query, of which only those near the window are here. */
export interface RowSource {
  /** The number of hits, or `null` until the first answer. */
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
  /** Sets another query. The shown rows stay until its first rows can replace them. */
  ask(query: CustomerQuery): void
  /** Something changed: the shown rows are fetched again and then replaced. */
  refresh(): void
  close(): void
}

export interface RowSourceOptions {
  readonly search: Pick<CustomerSearch, 'find'>
  /** The rows, their number or their state have changed. */
  readonly changed: (isNewQuery: boolean) => void
  /** Resolves a moment later, so that a caller that cancelled a request of ours is answered first. */
  readonly pause: () => Promise<void>
}

/** Keeps rows so that neither typing nor scrolling nor a pull ever shows an empty list in between. */
export function createRowSource(options: RowSourceOptions, first: CustomerQuery): RowSource {
  return new PagedRowSource(options, first)
}

class PagedRowSource implements RowSource {
  readonly #options: RowSourceOptions
  #shown: RowPages
  #wanted: CustomerQuery
  /** Increases whenever pages that were fetched earlier are outdated. */
  #edition = 1
  #range = { from: 0, to: PAGE }
  /** The newest run of `work`; older ones end at their next step. */
  #run = 0
  #isWorking = false
  hasFailed = false

  constructor(options: RowSourceOptions, first: CustomerQuery) {
    this.#options = options
    this.#shown = { query: first, total: null, pages: new Map() }
    this.#wanted = first
  }

  get total(): number | null {
    return this.#shown.total
  }

  get query(): CustomerQuery {
    return this.#shown.query
  }

  row(at: number): CustomerRow | undefined {
    return rowAt(this.#shown, at)
  }

  placeOf(id: number): number {
    return placeOf(this.#shown, id)
  }

  show(from: number, to: number): void {
    this.#range = { from: Math.max(0, from), to }
    if (!this.#isWorking && !this.hasFailed) void this.#work()
  }

  ask(query: CustomerQuery): void {
    // What is being typed does not wait for the answer to the letters before.
    this.#wanted = query
    this.#edition += 1
    void this.#work()
  }

  refresh(): void {
    this.#edition += 1
    if (!this.#isWorking) void this.#work()
  }

  close(): void {
    this.#run += 1
    this.#isWorking = true
  }

  /** The first page of another query, or what is missing near the window. */
  #nextPage(): number | null {
    return this.#shown.query === this.#wanted ? nextPage(this.#shown, this.#range, this.#edition) : 0
  }

  async #work(): Promise<void> {
    const { search, changed, pause } = this.#options
    const mine = (this.#run += 1)
    this.#isWorking = true
    for (let page = this.#nextPage(); page !== null; page = this.#nextPage()) {
      const [query, edition] = [this.#wanted, this.#edition]
      const found = await search.find(query, page * PAGE, (page + 1) * PAGE).catch(() => 'failed' as const)
      if (mine !== this.#run) return
      if (found === 'failed') {
        this.hasFailed = true
        changed(false)
        break
      }
      if (found) this.#take(query, page, found, edition)
      else await pause()
      if (mine !== this.#run) return
    }
    this.#isWorking = false
  }

  #take(query: CustomerQuery, page: number, { rows, total }: SearchResult, edition: number): void {
    const isNewQuery = this.#shown.query !== query
    const before = isNewQuery ? { query, total: null, pages: new Map() } : this.#shown
    if (isNewQuery) this.#range = { from: 0, to: this.#range.to - this.#range.from }
    this.#shown = withPage(before, page, { rows, edition }, total)
    this.hasFailed = false
    this.#options.changed(isNewQuery)
  }
}
