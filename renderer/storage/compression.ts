import { type Cipher, DamagedError, type Place } from './cipher.ts'
import type { Bytes } from './database.ts'

/** JSON, sealed as it is: for rows so small that deflating them would cost more than it saves. */
export const sealJson = (cipher: Cipher, place: Place, value: unknown): Promise<Bytes> =>
  cipher.seal(place, encoder.encode(JSON.stringify(value)))

/** @throws {DamagedError} */
export async function openJson(cipher: Cipher, place: Place, sealed: Bytes): Promise<unknown> {
  return parse(place, await cipher.open(place, sealed))
}

/** Text, deflated and then sealed. */
export const sealBytes = (cipher: Cipher, place: Place, text: string): Promise<Bytes> =>
  packBytes(cipher, place, encoder.encode(text))

/** @throws {DamagedError} */
export const openBytes = async (cipher: Cipher, place: Place, sealed: Bytes): Promise<string> =>
  decoder.decode(await unpackBytes(cipher, place, sealed))

/** JSON, deflated and then sealed: what is encrypted can no longer be compressed by the database. */
export async function packJson(cipher: Cipher, place: Place, value: unknown): Promise<Bytes> {
  return packBytes(cipher, place, encoder.encode(JSON.stringify(value)))
}

/** @throws {DamagedError} */
export async function unpackJson(cipher: Cipher, place: Place, sealed: Bytes): Promise<unknown> {
  return parse(place, await unpackBytes(cipher, place, sealed))
}

export async function packBytes(cipher: Cipher, place: Place, bytes: Bytes): Promise<Bytes> {
  return cipher.seal(place, await through(new CompressionStream('deflate-raw'), bytes))
}

/** @throws {DamagedError} */
export async function unpackBytes(cipher: Cipher, place: Place, sealed: Bytes): Promise<Bytes> {
  return through(new DecompressionStream('deflate-raw'), await cipher.open(place, sealed))
}

async function through(stream: CompressionStream | DecompressionStream, bytes: Bytes): Promise<Bytes> {
  const writer = stream.writable.getWriter()
  const [whole] = await Promise.all([
    new Response(stream.readable).arrayBuffer(),
    writer.write(bytes),
    writer.close(),
  ])
  return new Uint8Array(whole)
}

function parse(place: Place, bytes: Bytes): unknown {
  try {
    return JSON.parse(decoder.decode(bytes))
  } catch {
    throw new DamagedError(`${place.table} ${place.key} is no JSON`)
  }
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()
