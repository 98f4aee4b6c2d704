import type { OpenQuote } from '../../domain/sheet/raw-table.ts'
import type { Sheet, SheetRow } from '../../domain/sheet/read-sheet.ts'
import type { UnreadableSheet } from '../../domain/sheet/unreadable-sheet.ts'
import type { ReadingChoice, SheetHead, SheetMessage, SheetTask } from './sheet-worker.ts'

export interface OpenedSheet extends Sheet, SheetHead {
  readonly name: string
  readonly openQuote: OpenQuote | null
  readonly letters: readonly string[]
}

/** The result of opening a file. */
export type Opening =
  | { readonly kind: 'opened'; readonly sheet: OpenedSheet }
  | { readonly kind: UnreadableSheet }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'failed' }

/** Progress of reading a file. */
export interface ReadingProgress {
  readonly rows: number
  /** 0 to 1, where it is known. */
  readonly part: number | null
}

/** Reads a file in a worker, so that the window stays responsive. */
export async function openSheet(
  file: File,
  choice: ReadingChoice,
  progress: (now: ReadingProgress) => void,
  signal: AbortSignal,
): Promise<Opening> {
  if (file.size > LARGEST) return { kind: 'too-large' }
  try {
    const bytes = await file.arrayBuffer()
    const read = await readInWorker({ bytes, choice }, progress, signal)
    return typeof read === 'string' ? { kind: read } : { kind: 'opened', sheet: { name: file.name, ...read } }
  } catch {
    return { kind: 'failed' }
  }
}

async function readInWorker(
  task: SheetTask,
  progress: (now: ReadingProgress) => void,
  signal: AbortSignal,
): Promise<Omit<OpenedSheet, 'name'> | UnreadableSheet> {
  signal.throwIfAborted()
  const worker = new Worker(new URL('./sheet-worker.ts', import.meta.url), {
    type: 'module',
    name: 'counterfoil-sheet',
  })
  try {
    return await new Promise((resolve, reject) => {
      const receive = receiver(progress)
      worker.onerror = ({ message }) => reject(new Error(message))
      signal.addEventListener('abort', () => reject(new Error('aborted')))
      worker.onmessage = ({ data }: MessageEvent<SheetMessage>): void => {
        const result = receive(data)
        if (result) resolve(result)
      }
      worker.postMessage(task, [task.bytes])
    })
  } finally {
    worker.terminate()
  }
}

/** Collects the messages of the worker; has a result after the last one. */
function receiver(progress: (now: ReadingProgress) => void) {
  let head: SheetHead | null = null
  const rows: SheetRow[] = []
  return (message: SheetMessage): Omit<OpenedSheet, 'name'> | UnreadableSheet | null => {
    switch (message.kind) {
      case 'unreadable':
        return message.why
      case 'head':
        head = message.head
        return null
      case 'rows':
        for (const row of message.rows) rows.push(row)
        progress({ rows: rows.length, part: message.part })
        return null
      case 'end': {
        const { openQuote, letters } = message
        return head ? { ...head, rows, openQuote, letters } : 'empty'
      }
    }
  }
}

/** In bytes. JavaScript can't hold a much longer text. */
const LARGEST = 400 * 1024 * 1024
