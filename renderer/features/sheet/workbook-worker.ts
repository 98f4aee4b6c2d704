import { type WorkbookColumn, workbookStream } from '../../domain/sheet/write-workbook.ts'

/** What the worker is sent: the columns, rows in pieces, and the end. */
export type WorkbookTask =
  | { readonly kind: 'begin'; readonly sheetName: string; readonly columns: readonly WorkbookColumn[] }
  | { readonly kind: 'rows'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'end' }

/** What it answers: that it took some rows, and at the end the file. */
export type WorkbookMessage = { readonly kind: 'took' } | { readonly kind: 'done'; readonly file: Blob }

const waiting: (readonly (readonly string[])[])[] = []
let isOver = false
let wake = (): void => undefined

onmessage = ({ data }: MessageEvent<WorkbookTask>): void => {
  switch (data.kind) {
    case 'begin':
      void new Response(workbookStream(data.sheetName, data.columns, rows()))
        .blob()
        .then((file) => send({ kind: 'done', file }))
      return
    case 'rows':
      waiting.push(data.rows)
      break
    case 'end':
      isOver = true
  }
  wake()
}

const send = (message: WorkbookMessage): void => postMessage(message)

async function* rows(): AsyncGenerator<readonly (readonly string[])[]> {
  for (;;) {
    const piece = waiting.shift()
    if (piece) {
      yield piece
      send({ kind: 'took' })
    } else if (isOver) return
    else await new Promise<void>((resolve) => (wake = resolve))
  }
}
