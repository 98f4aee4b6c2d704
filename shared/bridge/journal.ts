import * as v from 'valibot'
import { storeHash, text, wholeNumber } from './arguments.ts'
import { call } from './call.ts'

const entry = text(1024 * 1024)
const place = v.strictObject({ reading: wholeNumber, at: wholeNumber })

/** The second copy of the outbox. An entry is JSON that the page made; main seals it. */
export const journalCalls = {
  /** Appended and on the disk (fsync) when this answers. */
  append: call({ storeHash, entries: v.pipe(v.array(entry), v.maxLength(10_000)) }).answers<null>(),
  /** Every entry that can still be read, oldest first, part by part, and what was damaged. */
  read: call({ storeHash, from: v.exactOptional(place) }).answers<JournalPart>(),
  /** Replaces the journal by these entries in one step. */
  compact: call({ storeHash, entries: v.pipe(v.array(entry), v.maxLength(1_000_000)) }).answers<null>(),
} as const

export interface JournalContents {
  readonly entries: readonly string[]
  /** Records that could not be read: a torn tail after a crash, or damage. */
  readonly tornTail: boolean
  readonly damagedRecords: number
}

/** Where the next part begins. */
export type JournalPlace = v.InferOutput<typeof place>

export interface JournalPart extends JournalContents {
  /** `null` after the last one. */
  readonly next: JournalPlace | null
}
