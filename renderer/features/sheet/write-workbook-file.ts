import type { WorkbookColumn } from '../../domain/sheet/write-workbook.ts'
import type { WorkbookMessage, WorkbookTask } from './workbook-worker.ts'

/** A workbook that is being written. */
export interface WorkbookFile {
  /** Resolves when the worker is ready for more, so that rows don't pile up in memory. */
  add(rows: readonly (readonly string[])[]): Promise<void>
  finish(): Promise<Blob>
  /** Ends the worker. To be called after an error too. */
  close(): void
}

/** Writes a workbook in a worker, so that the window stays responsive. */
export function writeWorkbookFile(sheetName: string, columns: readonly WorkbookColumn[]): WorkbookFile {
  const worker = new Worker(new URL('./workbook-worker.ts', import.meta.url), {
    type: 'module',
    name: 'counterfoil-workbook',
  })
  const send = (task: WorkbookTask): void => worker.postMessage(task)
  let waiting = 0
  let wake = (): void => undefined
  const file = new Promise<Blob>((resolve, reject) => {
    worker.onerror = ({ message }) => {
      reject(new Error(message))
      waiting = 0
      wake()
    }
    worker.onmessage = ({ data }: MessageEvent<WorkbookMessage>): void => {
      if (data.kind === 'done') return resolve(data.file)
      waiting -= 1
      wake()
    }
  })
  file.catch(() => undefined)
  send({ kind: 'begin', sheetName, columns })
  return {
    async add(rows) {
      send({ kind: 'rows', rows })
      waiting += 1
      while (waiting > MOST_WAITING) await new Promise<void>((resolve) => (wake = resolve))
    },
    finish() {
      send({ kind: 'end' })
      return file
    },
    close: () => worker.terminate(),
  }
}

const MOST_WAITING = 4
