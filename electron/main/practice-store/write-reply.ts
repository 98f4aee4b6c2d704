import { STATUS_CODES, type ServerResponse } from 'node:http'
import type { Switches } from './switches.ts'
import type { Reply } from './v2/reply.ts'

/** Sends a reply in the letter case and spelling that the switches say. */
export function writeReply(response: ServerResponse, reply: Reply, switches: Switches): void {
  const body = bodyOf(reply, switches)
  response.writeHead(reply.status, [...headersOf(reply, body, switches)].flat())
  response.end(body)
}

/** The bytes of a whole answer, and where its body begins. */
export function answerBytes(reply: Reply, switches: Switches): { bytes: Buffer; bodyAt: number } {
  const body = bodyOf(reply, switches)
  const lines = [
    `HTTP/1.1 ${reply.status} ${STATUS_CODES[reply.status] ?? 'Unknown'}`,
    ...headersOf(reply, body, switches).map(([name, value]) => `${name}: ${value}`),
  ]
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`)
  return { bytes: Buffer.concat([head, body]), bodyAt: head.length }
}

type Header = readonly [name: string, value: string]

function bodyOf({ body, headers }: Reply, { jsonText }: Switches): Buffer {
  const isEscaped = jsonText === 'escaped' && headers.some(([, value]) => value === 'application/json')
  return Buffer.from(isEscaped ? body.replace(/[\u0080-\uffff]/g, escaped) : body)
}

const escaped = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`

function headersOf({ status, headers }: Reply, body: Buffer, { headerCase }: Switches): readonly Header[] {
  const hasOwnLength = headers.some(([name]) => /^(content-length|transfer-encoding)$/i.test(name))
  const hasBody = status !== 204 && status !== 304
  const length: readonly Header[] = hasBody && !hasOwnLength ? [['Content-Length', String(body.length)]] : []
  return [...headers, ...length].map(([name, value]) => [inCase(name, headerCase), value])
}

function inCase(name: string, headerCase: Switches['headerCase']): string {
  switch (headerCase) {
    case 'usual':
      return name
    case 'lower':
      return name.toLowerCase()
    case 'upper':
      return name.toUpperCase()
  }
}
