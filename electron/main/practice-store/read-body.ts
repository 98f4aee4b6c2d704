import type { IncomingMessage } from 'node:http'

export type ReadBody = { readonly kind: 'whole'; readonly bytes: Buffer } | { readonly kind: 'too-large' }

/**
 * Reads the body of a request. One over the limit is read to its end all the same and thrown away, so that
 * the client gets the answer instead of a broken pipe; one without an end is cut off.
 * @throws where the client went away before its end
 */
export async function readBody(request: IncomingMessage, limit = 1024 * 1024): Promise<ReadBody> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length <= limit) chunks.push(chunk)
    else chunks.length = 0
    if (length > MOST_READ) throw new Error('The body has no end.')
  }
  return length <= limit ? { kind: 'whole', bytes: Buffer.concat(chunks) } : { kind: 'too-large' }
}

const MOST_READ = 64 * 1024 * 1024
