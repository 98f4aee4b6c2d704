import type { CustomerQuery, CustomerSearch, Found } from '../local-store.ts'
import type { WorkerClient } from './worker-client.ts'

/** Searching, as the page sees it. */
export function createCustomerSearch(worker: WorkerClient): CustomerSearch {
  let cancel: (() => void) | null = null

  return {
    find(query, from, to) {
      cancel?.()
      return new Promise<Found | null>((resolve, reject) => {
        const cancelThis = (): void => resolve(null)
        cancel = cancelThis
        worker
          .call('find', { query: plain(query), from, to })
          .then(resolve, reject)
          .finally(() => {
            if (cancel === cancelThis) cancel = null
          })
      })
    },
    allIds: (query) => worker.call('allIds', { query: plain(query) }),
    positionOf: (query, id) => worker.call('positionOf', { query: plain(query), id }),
    setLanes: async (lanes) => void (await worker.call('lay', { lanes })),
    onChange: (hear) => worker.onChange(hear),
  }
}

/** A copy that can be sent: what views hold may be wrapped by their framework. */
function plain({ text, filters, sort }: CustomerQuery): CustomerQuery {
  return { text, filters: { ...filters }, sort: { by: sort.by, direction: sort.direction } }
}
