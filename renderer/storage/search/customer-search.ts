import type { CustomerSearch, SearchResult, SearchChange } from '../local-store.ts'
import type { CustomerQuery } from '../../domain/customers/customer-query.ts'
import { answerFrom, type FirstPage } from './first-page-cache.ts'
import type { WorkerClient } from './worker-client.ts'

/** Searching, as the page sees it. @param firstPage what the list showed last, until the index is read */
export function createCustomerSearch(
  worker: WorkerClient,
  firstPage: Promise<FirstPage | null>,
): CustomerSearch {
  let cancel: (() => void) | null = null
  let isLoading = true
  let last: SearchChange | null = null
  worker.onChange((now) => {
    last = now
    isLoading = now.loading
  })

  async function answer(query: CustomerQuery, from: number, to: number): Promise<SearchResult | null> {
    const early = isLoading ? answerFrom(await firstPage, query, from, to) : null
    return early ?? worker.call('find', { query, from, to })
  }

  return {
    find(query, from, to) {
      cancel?.()
      return new Promise<SearchResult | null>((resolve, reject) => {
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
    setOverlays: async (overlays) => void (await worker.call('setOverlays', { overlays })),
    onChange(listener) {
      // The index may have been read before there was a listener.
      if (last) listener(last)
      return worker.onChange(listener)
    },
  }
}

/** A copy that can be sent: what views hold may be wrapped by their framework. */
function plain({ text, filters, sort }: CustomerQuery): CustomerQuery {
  return { text, filters: { ...filters }, sort: { by: sort.by, direction: sort.direction } }
}
