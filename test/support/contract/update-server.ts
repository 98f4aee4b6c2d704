import { createHash } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An update server on this machine, as GitHub's release pages are one: a description and the file it names. */
export interface UpdateServer {
  readonly url: string
  /** What the next requests get; a test changes it as the world changes. */
  offer: Offer
  readonly requests: { readonly path: string; readonly headers: IncomingHttpHeaders }[]
  close(): Promise<void>
}

export interface Offer {
  readonly version: string
  readonly file: Buffer
  /** How the description is served instead of as it should be. */
  readonly description?: (text: string) => { readonly status?: number; readonly body: string }
  /** What arrives of the file instead of all of it. */
  readonly arrives?: (file: Buffer) => { readonly body: Buffer; readonly breaks?: boolean }
  readonly stagingPercentage?: number
}

export async function startUpdateServer(offer: Offer): Promise<UpdateServer> {
  const served = { offer }
  const requests: UpdateServer['requests'] = []
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    requests.push({ path, headers: request.headers })
    const { file, description, arrives } = served.offer
    if (path.endsWith('.yml')) {
      const text = descriptionOf(served.offer)
      const { status = 200, body } = description?.(text) ?? { body: text }
      response.writeHead(status).end(body)
    } else {
      const { body, breaks = false } = arrives?.(file) ?? { body: file }
      response.writeHead(200, { 'Content-Length': file.length })
      response.write(body, () => (breaks ? response.destroy() : response.end()))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get offer() {
      return served.offer
    },
    set offer(next) {
      served.offer = next
    },
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function descriptionOf({ version, file, stagingPercentage }: Offer): string {
  const name = `Counterfoil-${version}.AppImage`
  const sha512 = createHash('sha512').update(file).digest('base64')
  return [
    `version: ${version}`,
    'files:',
    `  - url: ${name}`,
    `    sha512: ${sha512}`,
    `    size: ${file.length}`,
    `path: ${name}`,
    `sha512: ${sha512}`,
    "releaseDate: '2026-11-01T08:00:00.000Z'",
    ...(stagingPercentage === undefined ? [] : [`stagingPercentage: ${stagingPercentage}`]),
    '',
  ].join('\n')
}
