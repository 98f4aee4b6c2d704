import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import type { Chance } from './random.ts'

/** What becomes of the connections to the store. */
export type NetState =
  | { readonly kind: 'whole' }
  /** Nothing listens, and open connections are gone. */
  | { readonly kind: 'rejected' }
  /** What is sent arrives nowhere; afterwards it flows on, as TCP does it, or never does. */
  | { readonly kind: 'silent'; readonly flowsOn: boolean }
  /** Every connection is reset as soon as something is sent on it. */
  | { readonly kind: 'reset' }
  /** Every connection ends after a random number of bytes of what is sent or of what is answered. */
  | { readonly kind: 'cut' }
  /** Answers come so many ms late. */
  | { readonly kind: 'late'; readonly ms: number }

/** A net between the app and a store that can be taken apart and made whole again. */
export interface Net {
  readonly url: string
  become(state: NetState): Promise<void>
  close(): Promise<void>
}

/** @param target where the store listens */
export async function openNet(target: string, chance: Chance): Promise<Net> {
  const { hostname, port: targetPort } = new URL(target)
  const lines = new Set<Line>()
  let state: NetState = { kind: 'whole' }
  let server = createServer(meet)
  let port = 0
  await listen()

  async function listen(): Promise<void> {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    port = (server.address() as AddressInfo).port
  }

  function meet(app: Socket): void {
    const store = connect(Number(targetPort), hostname)
    const line: Line = { app, store, held: [], isLost: false, bytesLeft: Infinity }
    if (state.kind === 'cut') line.bytesLeft = chance.below(LONGEST_CUT)
    lines.add(line)
    carry(line, app, store, 'sent')
    carry(line, store, app, 'answered')
    const end = (): void => {
      lines.delete(line)
      app.destroy()
      store.destroy()
    }
    for (const socket of [app, store]) socket.on('error', end).on('close', end)
  }

  function carry(line: Line, from: Socket, to: Socket, way: 'sent' | 'answered'): void {
    from.on('data', (bytes: Buffer) => {
      if (line.isLost) return
      switch (state.kind) {
        case 'silent':
          return void line.held.push([to, bytes])
        case 'reset':
          return void line.app.resetAndDestroy()
        case 'late':
          if (way === 'answered') return void setTimeout(() => write(line, to, bytes), state.ms)
          return write(line, to, bytes)
        case 'whole':
        case 'rejected':
        case 'cut':
          return write(line, to, bytes)
      }
    })
  }

  /** Writes what the line still has room for; a line that is used up ends. */
  function write(line: Line, to: Socket, bytes: Buffer): void {
    if (to.destroyed) return
    if (bytes.length <= line.bytesLeft) {
      line.bytesLeft -= bytes.length
      to.write(bytes)
      return
    }
    to.write(bytes.subarray(0, line.bytesLeft), () => to.destroy())
    line.bytesLeft = 0
  }

  return {
    get url() {
      return `http://127.0.0.1:${port}`
    },
    async become(next) {
      const before = state
      state = next
      if (before.kind === 'silent') {
        for (const line of lines) {
          if (!before.flowsOn) line.isLost = true
          else for (const [to, bytes] of line.held) write(line, to, bytes)
          line.held.length = 0
        }
      }
      for (const line of lines) {
        line.bytesLeft = next.kind === 'cut' ? chance.below(LONGEST_CUT) : Infinity
        if (next.kind === 'rejected') line.app.resetAndDestroy()
      }
      if (next.kind === 'rejected' && before.kind !== 'rejected') await closed(server)
      if (next.kind !== 'rejected' && before.kind === 'rejected') {
        server = createServer(meet)
        await listen()
      }
    },
    async close() {
      for (const { app, store } of lines) {
        app.destroy()
        store.destroy()
      }
      if (server.listening) await closed(server)
    },
  }
}

interface Line {
  readonly app: Socket
  readonly store: Socket
  readonly held: [to: Socket, bytes: Buffer][]
  isLost: boolean
  bytesLeft: number
}

/** Around the length of a request or an answer, so that cuts fall into heads and bodies of both. */
const LONGEST_CUT = 2_500

function closed(server: Server): Promise<unknown> {
  const done = once(server, 'close')
  server.close()
  return done
}
