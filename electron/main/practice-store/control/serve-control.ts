import type { IncomingMessage, ServerResponse } from 'node:http'
import { isFromProgramHere } from '../local-request.ts'
import { readBody } from '../read-body.ts'
import { control, type ControlDependencies } from './control.ts'

export const CONTROL = '/__practice__/'

/** Answers the control surface, only to programs on this machine: a web page is turned away. */
export async function serveControl(
  request: IncomingMessage,
  response: ServerResponse,
  parts: ControlDependencies,
): Promise<void> {
  const send = (status: number, value: unknown): void => {
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value))
  }
  if (!isFromProgramHere(request) || request.headers['sec-fetch-site'] !== undefined) {
    return send(403, { error: 'The control surface answers programs on this machine only.' })
  }
  const read = await readBody(request)
  if (read.kind === 'too-large') return send(413, { error: 'The body is too large.' })
  const body = parse(read.bytes)
  if (body === NOT_JSON) return send(400, { error: 'The body is not JSON.' })
  const path = (request.url ?? '').slice(CONTROL.length).split('?')[0] ?? ''
  const answer = await control({ method: request.method ?? '', path, body }, parts)
  if (answer.ok) send(200, answer.value)
  else send(answer.status, { error: answer.sentence })
}

const NOT_JSON = Symbol('not JSON')

function parse(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return NOT_JSON
  }
}
