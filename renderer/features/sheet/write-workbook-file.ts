import type { WorkbookColumn } from '../../domain/sheet/write-workbook.ts'
import type { WorkbookMessage, WorkbookTask } from './workbook-worker.ts'

/** Takes rows of a workbook, and makes a file of them. */
export interface WorkbookFile {
  /** Resolves when so few rows are waiting that more may come. */
  add(rows: readonly (readonly string[])[]): Promise<void>
  finish(): Promise<Blob>
  /** Ends the worker; to be called in any case. */
  close(): void
}

/** Writes a workbook in a worker of its own, which takes no time of the window. */
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
