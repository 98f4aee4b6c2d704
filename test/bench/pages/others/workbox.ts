import { QueueStore } from 'workbox-background-sync/QueueStore.mjs'
import { StorableRequest } from 'workbox-background-sync/StorableRequest.mjs'
import { offer } from '../perform.ts'
import { rawStore } from '../raw-store.ts'

// Workbox queues requests and knows nothing of rows: its queue's own store takes the PUT, and the customer's
// row is patched in IndexedDB beside it.

const queue = new QueueStore('edits')
const rows = rawStore('relaxed')

offer({
  ...rows,
  async saver() {
    return {
      async save(planned) {
        await rows.patchRow(planned)
        const body = JSON.stringify(planned.patch)
        const request = new Request(`/customers/${planned.customerId}`, { method: 'PUT', body })
        const requestData = (await StorableRequest.fromRequest(request)).toObject()
        await queue.pushEntry({ requestData, timestamp: Date.now() })
      },
    }
  },
})
