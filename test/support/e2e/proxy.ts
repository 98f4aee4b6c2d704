import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An office's proxy, which lets a request through with one name and password only. */
export interface TestProxy {
  readonly url: string
  /** What was given with each request, without what it stands for. */
  readonly given: () => readonly (string | null)[]
  close(): Promise<void>
}

export async function startProxy(username: string, password: string): Promise<TestProxy> {
  const wanted = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
  const given: (string | null)[] = []
  const server = createServer((incoming, response) => {
    const login = incoming.headers['proxy-authorization'] ?? null
    given.push(login && Buffer.from(login.slice(6), 'base64').toString('utf8'))
    if (login !== wanted) {
      incoming.resume()
      response.writeHead(407, { 'Proxy-Authenticate': 'Basic realm="Office"' })
      return void response.end('<html>Log in</html>')
    }
    const { 'proxy-authorization': _, ...headers } = incoming.headers
    const onward = request(
      incoming.url ?? '',
      { method: incoming.method, headers, agent: false },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      },
    )
    onward.on('error', () => response.destroy())
    incoming.pipe(onward)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    given: () => given,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
