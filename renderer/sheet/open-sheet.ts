import type { Encoding } from './decode.ts'
import type { OpenQuote, Sheet, SheetRow } from './read-sheet.ts'
import type { Unfit } from './unfit.ts'
import type { SheetTold } from './sheet-worker.ts'

export interface OpenedSheet extends Sheet {
  readonly name: string
  readonly encoding: Encoding
  readonly openQuote: OpenQuote | null
}

/** What became of a file that somebody chose. */
export type Opening =
  | { readonly kind: 'opened'; readonly sheet: OpenedSheet }
  /** A workbook of a spreadsheet program, which is to be saved as CSV first. */
  | { readonly kind: 'workbook' }
  | { readonly kind: Unfit }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'failed' }

/**
 * Reads a file in a worker of its own, which takes no time of the window.
 * @param tell how far it has come, 0 to 1
 */
export async function openSheet(
  file: File,
  tell: (part: number) => void,
  signal: AbortSignal,
): Promise<Opening> {
  if (file.size > LARGEST) return { kind: 'too-large' }
  try {
    const bytes = await file.arrayBuffer()
    if (isWorkbook(new Uint8Array(bytes, 0, Math.min(4, bytes.byteLength)))) return { kind: 'workbook' }
    const read = await readInWorker(bytes, tell, signal)
    return typeof read === 'string' ? { kind: read } : { kind: 'opened', sheet: { name: file.name, ...read } }
  } catch {
    return { kind: 'failed' }
  }
}

/** Every workbook since 2007 is a ZIP archive; those before have a mark of their own. */
const isWorkbook = ([a, b, c, d]: Uint8Array): boolean =>
  (a === 0x50 && b === 0x4b && c === 3 && d === 4) || (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0)

async function readInWorker(
  bytes: ArrayBuffer,
  tell: (part: number) => void,
  signal: AbortSignal,
): Promise<Omit<OpenedSheet, 'name'> | Unfit> {
  signal.throwIfAborted()
  const worker = new Worker(new URL('./sheet-worker.ts', import.meta.url), {
    type: 'module',
    name: 'counterfoil-sheet',
  })
  try {
    return await new Promise((resolve, reject) => {
      let head: Extract<SheetTold, { kind: 'head' }> | null = null
      const rows: SheetRow[] = []
      worker.onerror = ({ message }) => reject(new Error(message))
      signal.addEventListener('abort', () => reject(new Error('aborted')))
      worker.onmessage = ({ data }: MessageEvent<SheetTold>): void => {
        switch (data.kind) {
          case 'unfit':
            return resolve(data.why)
          case 'head':
            head = data
            return
          case 'rows':
            rows.push(...data.rows)
            tell(rows.length / (head?.count ?? rows.length))
            return
          case 'end': {
            if (!head) return reject(new Error('no head'))
            const { delimiter, encoding, heads, openQuote } = head
            resolve({ delimiter, encoding, heads, rows, openQuote })
          }
        }
      }
      worker.postMessage(bytes, [bytes])
    })
  } finally {
    worker.terminate()
  }
}

/** A text as long as a script can hold. */
const LARGEST = 400 * 1024 * 1024
