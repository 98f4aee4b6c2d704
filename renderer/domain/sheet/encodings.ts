/** The encodings of text files, by the names that `TextDecoder` knows, and two that it lacks. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'windows-874',
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-6',
  'koi8-r',
  'ibm850',
  'ibm866',
  'macintosh',
  'x-mac-ce',
  'x-mac-cyrillic',
  'shift_jis',
  'euc-jp',
  'iso-2022-jp',
  'gb18030',
  'big5',
  'euc-kr',
] as const
export type Encoding = (typeof ENCODINGS)[number]

/** Encodes a text with one byte per letter; `null` where the encoding lacks one of the letters. */
export function bytesIn(text: string, encoding: Encoding): Uint8Array<ArrayBuffer> | null {
  const table = byteTable(encoding)
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) {
    const byte = table.get(text[at] ?? '')
    if (byte === undefined) return null
    bytes[at] = byte
  }
  return bytes
}

/** Decodes bytes, with U+FFFD for those that the encoding doesn't have. */
export function decoded(bytes: Uint8Array<ArrayBuffer>, encoding: Encoding): string {
  const upper = UPPER_HALF[encoding]
  return upper === undefined ? new TextDecoder(encoding).decode(bytes) : decodedByTable(bytes, upper)
}

/** Decodes bytes; `null` where the encoding doesn't have one of them. */
export function textIn(bytes: Uint8Array<ArrayBuffer>, encoding: Encoding): string | null {
  const upper = UPPER_HALF[encoding]
  if (upper !== undefined) return decodedByTable(bytes, upper)
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const tables = new Map<Encoding, ReadonlyMap<string, number>>()

function byteTable(encoding: Encoding): ReadonlyMap<string, number> {
  const known = tables.get(encoding)
  if (known) return known
  const table = new Map<string, number>()
  for (let byte = 0; byte < 256; byte += 1) table.set(decoded(Uint8Array.of(byte), encoding), byte)
  tables.set(encoding, table)
  return table
}

/** @param upper the letters of the bytes from 128 on */
function decodedByTable(bytes: Uint8Array, upper: string): string {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += PIECE) {
    const codes = Array.from(bytes.subarray(at, at + PIECE), (byte) =>
      byte < 128 ? byte : upper.charCodeAt(byte - 128),
    )
    pieces.push(String.fromCharCode(...codes))
  }
  return pieces.join('')
}

const PIECE = 8_192

/** The encodings that `TextDecoder` lacks: their letters for the bytes from 128 on. */
const UPPER_HALF: { readonly [E in Encoding]?: string } = {
  // What Excel calls "CSV (MS-DOS)".
  ibm850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  // What Excel for Mac wrote in Poland, Czechia and Hungary.
  'x-mac-ce':
    'ÄĀāÉĄÖÜáąČäčĆćéŹźĎíďĒēĖóėôöõúĚěü†°Ę£§•¶ß®©™ę¨≠ģĮįĪ≤≥īĶ∂∑łĻļĽľĹĺŅņŃ¬√ńŇ∆«»…\u00a0ňŐÕőŌ–—“”‘’÷◊ōŔŕŘ‹›řŖŗŠ‚„šŚśÁŤťÍŽžŪÓÔūŮÚůŰűŲųÝýķŻŁżĢˇ',
}
