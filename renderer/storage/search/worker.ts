import { DiskFullError } from '../local-store.ts'
import { openSearchService, type SearchService } from './search-service.ts'
import type { WorkerRequest, WorkerMessage } from './protocol.ts'

/** The worker's entry: receives the page's requests, and answers. */
let service: Promise<SearchService> | null = null

const send = (message: WorkerMessage): void => postMessage(message)

async function answer(request: WorkerRequest): Promise<unknown> {
  if (request.call === 'open') {
    service = openSearchService(request.args.storeHash, request.args.key, (change) =>
      send({ kind: 'change', change }),
    )
    await service
    return null
  }
  if (!service) throw new Error('The local store is not open.')
  return (await service).answer(request)
}

onmessage = ({ data }: MessageEvent<WorkerRequest>): void => {
  answer(data).then(
    (result) => send({ kind: 'answer', no: data.no, result }),
    (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error)
      send({ kind: 'failed', no: data.no, isDiskFull: error instanceof DiskFullError, message })
    },
  )
}
