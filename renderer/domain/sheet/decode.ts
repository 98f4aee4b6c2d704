import { decoded, type Encoding, textIn } from './encodings.ts'

export interface DecodedText {
  readonly text: string
  readonly encoding: Encoding
}

/**
 * The text of a file. Its encoding is the one that the person chose, else that of its byte order mark, else UTF-16,
 * ISO-2022-JP or UTF-8 where it can be no other, else what `guess` says. The mark is removed.
 */
export function decodeText(
  bytes: Uint8Array<ArrayBuffer>,
  wanted: Encoding | null,
  guess: (bytes: Uint8Array<ArrayBuffer>) => Encoding,
): DecodedText {
  const known = wanted ?? marked(bytes) ?? wide(bytes) ?? escaped(bytes)
  if (known === null) {
    const text = textIn(bytes, 'utf-8')
    if (text !== null) return { text, encoding: 'utf-8' }
  }
  const encoding = known ?? (isMostlyUtf8(bytes) ? 'utf-8' : guess(bytes))
  return { text: decoded(bytes, encoding), encoding }
}

function marked(bytes: Uint8Array): Encoding | null {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return null
}

/** UTF-16: delimiters, digits and line ends leave one byte of each two empty, nearly always the same one. */
function wide(bytes: Uint8Array): Encoding | null {
  const zeros: [even: number, odd: number] = [0, 0]
  const end = Math.min(bytes.length, LOOKED_AT)
  for (let at = 0; at < end; at += 1) if (bytes[at] === 0) zeros[at % 2 === 0 ? 0 : 1] += 1
  const [even, odd] = zeros
  if (Math.max(even, odd) < end * LEAST_ZEROS || Math.min(even, odd) > Math.max(even, odd) / 4) return null
  return odd > even ? 'utf-16le' : 'utf-16be'
}

/** ISO-2022-JP, as Japanese mail programs write it: no other text has its escape sequences. */
function escaped(bytes: Uint8Array): Encoding | null {
  for (let at = bytes.indexOf(0x1b); at !== -1; at = bytes.indexOf(0x1b, at + 1)) {
    const isCharacters = bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x40 || bytes[at + 2] === 0x42)
    if (isCharacters) return 'iso-2022-jp'
  }
  return null
}

/** UTF-8 may have a few broken letters, such as one that was cut in half. */
function isMostlyUtf8(bytes: Uint8Array<ArrayBuffer>): boolean {
  const text = new TextDecoder().decode(bytes.subarray(0, LOOKED_AT))
  const beyond = text.match(/[^\0-\u007f]/gu)?.length ?? 0
  const broken = text.match(/\ufffd/g)?.length ?? 0
  return beyond >= 20 && broken <= beyond * 0.1
}

const LOOKED_AT = 1_000_000
const LEAST_ZEROS = 0.05
