import { ROW_END } from './row-text.ts'
import { type SearchText, SearchTextWriter } from './search-text-writer.ts'

/** Where each of the rows begins; one more than there are rows. */
export function rowStarts(text: Uint8Array, count: number): Uint32Array {
  const starts = new Uint32Array(count + 1)
  let row = 0
  for (let at = 0; at < text.length && row < count; at += 1) if (text[at] === ROW_END) starts[++row] = at + 1
  return starts
}

/**
 * Folds rows as `encodeRows` made them: the cells up to the phone, its bare digits, and the id as `#5`.
 * @param ids of the rows
 */
export function foldRows(text: Uint8Array, starts: Uint32Array, ids: Uint32Array): readonly SearchText[] {
  return foldEach(text, starts, (writer, row) => {
    const [from, end] = [starts[row] ?? 0, (starts[row + 1] ?? 0) - 1]
    if (from < end) writer.cells(from, end)
    writer.id(ids[row] ?? 0)
  })
}

export function foldNotes(text: Uint8Array, starts: Uint32Array): readonly SearchText[] {
  return foldEach(text, starts, (writer, row) => {
    writer.fold(starts[row] ?? 0, (starts[row + 1] ?? 1) - 1)
  })
}

function foldEach(
  text: Uint8Array,
  starts: Uint32Array,
  write: (writer: SearchTextWriter, row: number) => void,
): readonly SearchText[] {
  const count = starts.length - 1
  const writer = new SearchTextWriter(text, count)
  for (let row = 0; row < count; row += 1) {
    write(writer, row)
    writer.endRow(row)
  }
  return writer.end()
}
