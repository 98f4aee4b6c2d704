import type { Answer, Problem } from '../../shared/answer.ts'
import type { Customer } from '../../shared/customer.ts'

/** Fetches a list page by page, a little ahead of whoever stores it. */
export interface PageReader {
  /** All that has come since the last call, at least a page of it or the end. */
  next(): Promise<Piece>
  /** Asks for nothing more. */
  stop(): void
}

export interface Piece {
  /** Ascending by id. */
  readonly customers: readonly Customer[]
  /** When the first of these pages was asked for, in ticks. */
  readonly began: number
  /** What came after them: an empty page, a problem, or nothing yet. */
  readonly end: 'empty' | Problem | null
}

/**
 * Begins at once. Each page begins behind the last id of the one before, so that they are asked for one by one.
 * @param fetch the page of those from this id on; empty where there are none
 */
export function createPageReader(
  fetch: (minId: number) => Promise<Answer<readonly Customer[]>>,
  minId: number,
  ticks: () => number,
): PageReader {
  let waiting: { readonly page: readonly Customer[]; readonly began: number }[] = []
  let end: Piece['end'] = null
  let isStopped = false
  let came = (): void => undefined
  let taken = (): void => undefined

  async function readOn(): Promise<void> {
    for (let from = minId; end === null && !isStopped;) {
      const began = ticks()
      const answer = await fetch(from)
      if (!answer.ok) end = answer.problem
      else if (answer.value.length === 0) end = 'empty'
      else {
        waiting.push({ page: answer.value, began })
        from = (answer.value.at(-1)?.id ?? 0) + 1
      }
      came()
      while (waiting.length >= AHEAD && !isStopped) await new Promise<void>((resolve) => (taken = resolve))
    }
  }
  void readOn()

  return {
    async next() {
      while (waiting.length === 0 && end === null) await new Promise<void>((resolve) => (came = resolve))
      const pages = waiting
      waiting = []
      taken()
      return { customers: pages.flatMap(({ page }) => page), began: pages[0]?.began ?? ticks(), end }
    },
    stop() {
      isStopped = true
      taken()
    },
  }
}

/** Storing a thousand customers at once takes little longer than storing a few hundred. */
const AHEAD = 4
