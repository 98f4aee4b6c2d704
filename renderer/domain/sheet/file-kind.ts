import type { UnreadableSheet } from './unreadable-sheet.ts'

/** The kind of a file, judged by its first bytes; the name may be wrong. */
export type FileKind =
  | 'archive'
  | 'text'
  | Extract<UnreadableSheet, 'old-workbook' | 'protected-workbook' | 'document' | 'not-text'>

export function fileKind(bytes: Uint8Array): FileKind {
  if (startsWith(bytes, [0x50, 0x4b, 3, 4])) return 'archive'
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return compoundFile(bytes)
  // Workbooks of Excel 2 to 4.
  if (bytes[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(bytes[1] ?? -1) && bytes[3] === 0)
    return 'old-workbook'
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) return 'document'
  return 'text'
}

/** The container of Office before 2007. Newer workbooks that are encrypted use it too. */
function compoundFile(bytes: Uint8Array): FileKind {
  if (includes(bytes, utf16('EncryptedPackage'))) return 'protected-workbook'
  return includes(bytes, utf16('Workbook')) || includes(bytes, utf16('Book')) ? 'old-workbook' : 'document'
}

/** A web page or an XML workbook. Both are text with tags, and are often named .xls. */
export function markupKind(text: string): Extract<UnreadableSheet, 'web-page' | 'xml-workbook'> | null {
  const start = text
    .slice(0, 2000)
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (!start.startsWith('<')) return null
  if (/<(?:\w+:)?Workbook\b|progid="Excel/i.test(start)) return 'xml-workbook'
  return /<(?:!doctype\s+html|html|head|body|table|meta|style|div)\b/i.test(start) ? 'web-page' : null
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, at) => bytes[at] === byte)

const utf16 = (text: string): readonly number[] => [...text].flatMap((letter) => [letter.charCodeAt(0), 0])

function includes(bytes: Uint8Array, mark: readonly number[]): boolean {
  const [first = 0] = mark
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (mark.every((byte, offset) => bytes[at + offset] === byte)) return true
  }
  return false
}
