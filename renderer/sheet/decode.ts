/** How the bytes of a file were written. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/**
 * The text of a file: by its byte order mark, else UTF-8, else what spreadsheets on western systems write
 * when nobody asks them for Unicode. The mark is taken off.
 */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } {
  const encoding = marked(bytes) ?? guessed(bytes)
  return { text: new TextDecoder(encoding).decode(bytes), encoding }
}

function marked(bytes: Uint8Array): Encoding | null {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return null
}

function guessed(bytes: Uint8Array): Encoding {
  // The names of columns begin with a letter that needs one byte, so the other one is empty.
  if (bytes.length > 1 && bytes[0] === 0) return 'utf-16be'
  if (bytes.length > 1 && bytes[1] === 0) return 'utf-16le'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}
