import { createServer, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PracticeProcess } from '../app/practice-store-process.mjs'

/** One address that leads to several stores by their hashes, as BigCommerce's does. */
export interface Gate {
  readonly url: string
  /** A proxy between the app and the stores, which may answer in their place. */
  between: Between | null
  close(): Promise<void>
}

export type Between = (method: string, url: URL) => InItsPlace | undefined

export interface InItsPlace {
  /** Whether the store gets the request all the same; its answer is kept back. */
  readonly isPassedOn: boolean
  readonly say: (answer: ServerResponse) => void
}

export async function openGate(stores: readonly PracticeProcess[]): Promise<Gate> {
  const server = createServer((asked, answer) => {
    const hash = /^\/stores\/([^/]+)\//.exec(asked.url ?? '')?.[1]
    const store = stores.find(({ storeHash }) => storeHash === hash)
    if (!store) return void answer.writeHead(403).end()
    const { method = 'GET', headers } = asked
    const to = new URL(asked.url ?? '', store.url)
    const inItsPlace = gate.between?.(method, to)
    if (inItsPlace?.isPassedOn === false) return void asked.resume().on('end', () => inItsPlace.say(answer))
    const onward = request(to, { method, headers: { ...headers, host: to.host } }, (reply) => {
      if (inItsPlace) return void reply.resume().on('end', () => inItsPlace.say(answer))
      answer.writeHead(reply.statusCode ?? 502, reply.headers)
      reply.on('error', () => answer.destroy()).pipe(answer)
    })
    onward.on('error', () => answer.destroy())
    asked.pipe(onward)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const gate: Gate = {
    between: null,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
  return gate
}
