import { createEmitter } from '../../domain/emitter.ts'
import { DiskFullError, type SearchChange } from '../local-store.ts'
import type { WorkerRequest, CallName, Calls, WorkerMessage } from './protocol.ts'

/** The page's end of its worker. */
export interface WorkerClient {
  call<C extends CallName>(call: C, args: Calls[C]['args']): Promise<Calls[C]['result']>
  onChange(listener: (change: SearchChange) => void): () => void
  end(): void
}

export function startWorker(): WorkerClient {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    type: 'module',
    name: 'counterfoil-search',
  })
  const waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>()
  const changes = createEmitter<SearchChange>()
  let no = 0
  let hasStarted = false
  /** Why no call is answered any more. */
  let ended: string | null = null

  worker.onmessage = ({ data }: MessageEvent<WorkerMessage>): void => {
    hasStarted = true
    switch (data.kind) {
      case 'change':
        changes.emit(data.change)
        return
      case 'answer':
        waiting.get(data.no)?.resolve(data.result as never)
        waiting.delete(data.no)
        return
      case 'failed':
        waiting
          .get(data.no)
          ?.reject(data.isDiskFull ? new DiskFullError(data.message) : new Error(data.message))
        waiting.delete(data.no)
    }
  }

  const end = (why: string): void => {
    worker.terminate()
    ended = why
    for (const { reject } of waiting.values()) reject(new Error(why))
    waiting.clear()
  }
  // A worker that has started answers every call by itself, even after an unexpected error.
  worker.onerror = ({ message }) => {
    if (!hasStarted) end(message || 'The search worker could not be started.')
  }

  return {
    call(call, args) {
      if (ended !== null) return Promise.reject(new Error(ended))
      return new Promise((resolve, reject) => {
        no += 1
        waiting.set(no, { resolve: resolve as (result: never) => void, reject })
        worker.postMessage({ no, call, args } as WorkerRequest)
      })
    },
    onChange: changes.subscribe,
    end: () => end(CLOSED),
  }
}

const CLOSED = 'The local store was closed.'
