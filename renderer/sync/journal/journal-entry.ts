import type { Edit, Ending } from '../../../shared/edit.ts'
import { type PackedRows, unpackRows } from '../../domain/edits/packed-edits.ts'

/** How many saves were ever made, and how many ended in which way. */
export interface SaveCount {
  readonly saved: number
  readonly delivered: number
  readonly discarded: number
  readonly nothingLeft: number
}

/**
 * One entry of the journal, the second copy of the outbox. It counts saves by itself, independently of the rows of
 * the database, so that a difference can be found.
 */
export type JournalEntry =
  /** The edit as it is now. `saves` is how many saves this entry adds. */
  | { readonly v: 1; readonly kind: 'edit'; readonly edit: Edit; readonly saves: number }
  /** Many edits that were saved at once: each of them adds one save. */
  | { readonly v: 1; readonly kind: 'edits'; readonly packed: PackedRows }
  /** An edit of the journal did not reach the database: `was` is the edit before it, or null for none. */
  | {
      readonly v: 1
      readonly kind: 'void'
      readonly editId: string
      readonly was: Edit | null
      readonly saves: number
    }
  | {
      readonly v: 1
      readonly kind: 'end'
      readonly editId: string
      readonly ending: Ending['kind']
      readonly saves: number
    }
  /** The sums of everything that was compacted away. */
  | ({ readonly v: 1; readonly kind: 'count'; readonly highestSeq?: number } & SaveCount)

export const encodeEntry = (entry: JournalEntry): string => JSON.stringify(entry)

/** @returns `null` for an entry that this version does not understand */
export function decodeEntry(text: string): JournalEntry | null {
  try {
    const entry: unknown = JSON.parse(text)
    return isEntry(entry) ? entry : null
  } catch {
    return null
  }
}

type Fields = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null

function isEntry(entry: unknown): entry is JournalEntry {
  if (!isObject(entry) || entry['v'] !== 1) return false
  const { kind, edit, packed, was, editId, ending } = entry
  switch (kind) {
    case 'edit':
      return isEdit(edit) && isCount(entry, 'saves')
    case 'edits':
      return arePackedEdits(packed)
    case 'void':
      return typeof editId === 'string' && (was === null || isEdit(was)) && isCount(entry, 'saves')
    case 'end':
      return (
        typeof editId === 'string' && Object.hasOwn(SUM_OF_ENDING, String(ending)) && isCount(entry, 'saves')
      )
    case 'count':
      return isCount(entry, 'saved', 'delivered', 'discarded', 'nothingLeft')
    default:
      return false
  }
}

/** What replaying and comparing need; the rest of an edit is checked where it is stored. */
const isEdit = (edit: unknown): boolean =>
  isObject(edit) &&
  typeof edit['id'] === 'string' &&
  isObject(edit['patch']) &&
  isObject(edit['base']) &&
  isObject(edit['state']) &&
  isCount(edit, 'customerId', 'seq', 'saves')

const arePackedEdits = (packed: unknown): boolean =>
  isObject(packed) &&
  ['patches', 'bases', 'patchOf', 'baseOf', 'labels', 'rows'].every((name) => Array.isArray(packed[name])) &&
  (packed['rows'] as readonly unknown[]).every(Array.isArray) &&
  (unpackRows(packed as unknown as PackedRows)?.every(isEdit) ?? false)

const isCount = (fields: Fields, ...names: readonly string[]): boolean =>
  names.every((name) => Number.isSafeInteger(fields[name]))

/** The sum that an ending counts in. */
export const SUM_OF_ENDING = {
  delivered: 'delivered',
  discarded: 'discarded',
  'nothing-left': 'nothingLeft',
} as const satisfies Record<Ending['kind'], keyof SaveCount>

export const endedSaves = ({ delivered, discarded, nothingLeft }: Omit<SaveCount, 'saved'>): number =>
  delivered + discarded + nothingLeft
