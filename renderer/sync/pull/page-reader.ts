import type { Answer, Problem } from '../../../shared/answer.ts'
import type { Customer } from '../../../shared/customer.ts'
import type { RecordList, Page } from '../../../shared/unreadable.ts'

/** Fetches a list page by page, a little ahead of the part that stores it. */
export interface PageReader {
  /** All that has arrived since the last call, at least a page of it or the end. */
  next(): Promise<PageBatch>
  /** Requests nothing more. */
  stop(): void
}

export interface PageBatch {
  /** Ascending by id. */
  readonly customers: RecordList<Customer>
  /** All customers up to this id are in it or were before. */
  readonly upTo: number
  /** When the first of these pages was asked for, in monotonic time. */
  readonly askedAt: number
  /** What came after them: the end of the list, a problem, or nothing yet. */
  readonly end: 'end' | Problem | null
}

/**
 * Begins at once. Each page begins behind the last id of the one before, so they are asked for one by one.
 * @param fetch the page of those from this id on
 */
export function createPageReader(
  fetch: (minId: number) => Promise<Answer<Page<Customer>>>,
  minId: number,
  monotonicNow: () => number,
): PageReader {
  let waiting: { readonly page: Page<Customer>; readonly askedAt: number }[] = []
  let upTo = minId - 1
  let end: PageBatch['end'] = null
  let isStopped = false
  let pageArrived = (): void => undefined
  let pagesTaken = (): void => undefined

  async function readAhead(): Promise<void> {
    for (let from = minId; end === null && !isStopped;) {
      const askedAt = monotonicNow()
      const answer = await fetch(from)
      if (!answer.ok) end = answer.problem
      else {
        if (hasAny(answer.value)) waiting.push({ page: answer.value, askedAt })
        if (answer.value.nextId === null) end = 'end'
        else from = answer.value.nextId
      }
      pageArrived()
      while (waiting.length >= PAGES_AHEAD && !isStopped) {
        await new Promise<void>((resolve) => (pagesTaken = resolve))
      }
    }
  }
  void readAhead()

  return {
    async next() {
      while (waiting.length === 0 && end === null) {
        await new Promise<void>((resolve) => (pageArrived = resolve))
      }
      const pages = waiting
      waiting = []
      pagesTaken()
      const customers = {
        records: pages.flatMap(({ page }) => page.records),
        unreadable: pages.flatMap(({ page }) => page.unreadable),
      }
      upTo = Math.max(upTo, ...pages.map(({ page }) => (page.nextId ?? 1) - 1))
      return { customers, upTo, askedAt: pages[0]?.askedAt ?? monotonicNow(), end }
    },
    stop() {
      isStopped = true
      pagesTaken()
    },
  }
}

/** Whether anything came, understood or not. */
export const hasAny = ({ records, unreadable }: RecordList<Customer>): boolean =>
  records.length + unreadable.length > 0

/** Storing a thousand customers at once takes little longer than storing a few hundred. */
const PAGES_AHEAD = 4
