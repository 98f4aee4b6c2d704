import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { WorkerRequest, WorkerMessage } from '../../../../../renderer/storage/search/protocol.ts'
import { startWorker, type WorkerClient } from '../../../../../renderer/storage/search/worker-client.ts'

/** Hears what the client asks; the test answers in its place. */
class StandIn {
  static newest: StandIn
  onmessage: ((message: { readonly data: WorkerMessage }) => void) | null = null
  onerror: ((error: { readonly message: string }) => void) | null = null
  readonly asked: WorkerRequest[] = []
  readonly postMessage = (asked: WorkerRequest): void => void this.asked.push(asked)
  readonly terminate = vi.fn()

  constructor() {
    StandIn.newest = this
  }

  answer(no: number): void {
    this.onmessage?.({ data: { kind: 'answer', no, result: null } })
  }
}

let client: WorkerClient
let worker: StandIn
beforeEach(() => {
  vi.stubGlobal('Worker', StandIn)
  client = startWorker()
  worker = StandIn.newest
})
afterEach(() => vi.unstubAllGlobals())

const save = () => client.call('save', { customers: [] })

it('a worker that could not be started leaves no request waiting, later ones included', async () => {
  const asked = save()
  worker.onerror?.({ message: '' })
  await expect(asked).rejects.toThrow('could not be started')
  await expect(save()).rejects.toThrow('could not be started')
  expect(worker.terminate).toHaveBeenCalled()
})

it('an error beside the calls of a running worker fails none of them', async () => {
  const opened = client.call('open', { storeHash: 'abc', key: {} as CryptoKey })
  worker.answer(1)
  await opened
  const asked = save()
  worker.onerror?.({ message: 'Somewhere else' })
  worker.answer(2)
  await expect(asked).resolves.toBeNull()
})

it('calls to an ended worker, and those waiting for it, learn that it was closed', async () => {
  const asked = save()
  client.end()
  await expect(asked).rejects.toThrow('was closed')
  await expect(save()).rejects.toThrow('was closed')
})
