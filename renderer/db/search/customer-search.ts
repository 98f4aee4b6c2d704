import type { CustomerQuery, CustomerSearch, Found, SearchChange } from '../local-store.ts'
import { answerFrom, type OpeningRows } from './opening-rows.ts'
import type { WorkerClient } from './worker-client.ts'

/** Searching, as the page sees it. @param opening what the list showed last, until the index is read */
export function createCustomerSearch(
  worker: WorkerClient,
  opening: Promise<OpeningRows | null>,
): CustomerSearch {
  let cancel: (() => void) | null = null
  let isLoading = true
  let last: SearchChange | null = null
  worker.onChange((now) => {
    last = now
    isLoading = now.loading
  })

  async function answer(query: CustomerQuery, from: number, to: number): Promise<Found | null> {
    const early = isLoading ? answerFrom(await opening, query, from, to) : null
    return early ?? worker.call('find', { query, from, to })
  }

  return {
    find(query, from, to) {
      cancel?.()
      return new Promise<Found | null>((resolve, reject) => {
        const cancelThis = (): void => resolve(null)
        cancel = cancelThis
        answer(plain(query), from, to)
          .then(resolve, reject)
          .finally(() => {
            if (cancel === cancelThis) cancel = null
          })
      })
    },
    allIds: (query) => worker.call('allIds', { query: plain(query) }),
    positionOf: (query, id) => worker.call('positionOf', { query: plain(query), id }),
    ownersOf: (emails) => worker.call('ownersOf', { emails: [...emails] }),
    setLanes: async (lanes) => void (await worker.call('lay', { lanes })),
    onChange(hear) {
      // The index may have been read before anybody listened.
      if (last) hear(last)
      return worker.onChange(hear)
    },
  }
}

/** A copy that can be sent: what views hold may be wrapped by their framework. */
function plain({ text, filters, sort }: CustomerQuery): CustomerQuery {
  return { text, filters: { ...filters }, sort: { by: sort.by, direction: sort.direction } }
}
