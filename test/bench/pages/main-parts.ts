import { bad, good } from '../../../shared/answer.ts'
import type { MainParts } from './app-store.ts'

/** The journal in the process that serves the pages, over a socket. */
export async function journalBySocket(): Promise<MainParts> {
  const socket = new WebSocket(`ws://${location.host}/journal`)
  await new Promise((resolve, reject) => {
    socket.onopen = resolve
    socket.onerror = reject
  })
  const waiting = new Map<number, (problem: string | null) => void>()
  let last = 0
  socket.onmessage = ({ data }: MessageEvent<string>): void => {
    const { no, problem } = JSON.parse(data) as { no: number; problem: string | null }
    waiting.get(no)?.(problem)
    waiting.delete(no)
  }
  const append = async ({ entries }: { entries: readonly string[] }) => {
    const no = (last += 1)
    const problem = await new Promise<string | null>((resolve) => {
      waiting.set(no, resolve)
      socket.send(JSON.stringify({ no, entries }))
    })
    return problem === null ? good(null) : bad('disk-error', { detail: problem })
  }
  return { journal: { append } } as unknown as MainParts
}

/** A journal that writes nothing, so that only the database is measured. */
export const noJournal = async (): Promise<MainParts> =>
  ({ journal: { append: async () => good(null) } }) as unknown as MainParts
