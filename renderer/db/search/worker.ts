import { DiskFullError } from '../local-store.ts'
import { openDesk, type Desk } from './desk.ts'
import type { Asked, Told } from './protocol.ts'

/** The worker's entry: hears what the page asks, and answers. */
let desk: Promise<Desk> | null = null

const tell = (told: Told): void => postMessage(told)

async function answer(asked: Asked): Promise<unknown> {
  if (asked.call === 'open') {
    desk = openDesk(asked.args.storeHash, asked.args.key, (change) => tell({ kind: 'change', change }))
    await desk
    return null
  }
  if (!desk) throw new Error('The local store is not open.')
  return (await desk).answer(asked)
}

onmessage = ({ data }: MessageEvent<Asked>): void => {
  answer(data).then(
    (result) => tell({ kind: 'answer', no: data.no, result }),
    (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error)
      tell({ kind: 'failed', no: data.no, isDiskFull: error instanceof DiskFullError, message })
    },
  )
}
