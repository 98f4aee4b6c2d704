import type { Edit } from '../../../shared/edit.ts'
import type { WaitingEdits } from '../waiting-edits.ts'
import { type ActionNeeded, actionNeeded, ACTIONS_NEEDED } from './action-needed.ts'
import type { EditSequence } from './edit-sequence.ts'

/** `held` is what would be sent automatically, while sending is paused until a person does something. */
export type OutboxGroup = 'person' | 'going' | 'held'

export type OutboxRow =
  | { readonly kind: 'heading'; readonly id: string; readonly group: OutboxGroup; readonly count: number }
  | { readonly kind: 'edit'; readonly id: string; readonly edit: Edit; readonly place: number }

/** The rows of a list of edits, looked at where they are shown: thousands may wait. */
export interface EditRows {
  /** With headings. */
  readonly count: number
  /** Without headings. */
  readonly edits: number
  /** The rows that are headings, ascending. */
  readonly headings: readonly number[]
  at(row: number): OutboxRow | undefined
  /** The edit at a place among the edits, which are counted from 0. */
  editAt(place: number): Edit | undefined
  placeOf(edit: Pick<Edit, 'id' | 'seq' | 'state'>): number
  /** The row of the edit at a place. */
  rowOf(place: number): number
  /** The edit to show once this one is gone: the one that came in its place, or the last. */
  next(gone: Pick<Edit, 'id' | 'seq' | 'state'>): Edit | undefined
}

/** Edits that are shown one after the other, under a heading or under none. */
interface Section {
  readonly group: OutboxGroup | null
  readonly parts: readonly Part[]
}

interface Part {
  /** `null`: what is sent automatically. */
  readonly needs: ActionNeeded | null
  readonly edits: EditSequence
}

/** The outbox as it is shown: what needs a person first, by kind, then what is sent automatically; oldest first. */
export function outboxRows(waiting: WaitingEdits, isHeld = false): EditRows {
  const part = (needs: ActionNeeded | null): Part => ({ needs, edits: waiting.needing(needs) })
  return rowsOf([
    { group: 'person', parts: ACTIONS_NEEDED.map(part) },
    { group: isHeld ? 'held' : 'going', parts: [part(null)] },
  ])
}

export const conflictRows = (waiting: WaitingEdits): EditRows =>
  rowsOf([{ group: null, parts: [{ needs: 'conflict', edits: waiting.needing('conflict') }] }])

function rowsOf(all: readonly Section[]): EditRows {
  const parts = all.flatMap((section) => section.parts)
  const sequences = parts.map((part) => part.edits)
  const sections = all
    .map(({ group, parts }) => ({ group, count: countIn(parts.map((part) => part.edits)) }))
    .filter(({ count }) => count > 0)
  const edits = countIn(sequences)
  const headings = headingsOf(sections)

  function editAt(place: number): Edit | undefined {
    let left = place
    for (const sequence of sequences) {
      if (left < sequence.count) return sequence.at(left)
      left -= sequence.count
    }
    return undefined
  }

  function at(row: number): OutboxRow | undefined {
    let [left, place] = [row, 0]
    for (const { group, count } of sections) {
      if (group !== null) {
        if (left === 0) return { kind: 'heading', id: group, group, count }
        left -= 1
      }
      if (left < count) {
        const edit = editAt(place + left)
        return edit && { kind: 'edit', id: edit.id, edit, place: place + left }
      }
      left -= count
      place += count
    }
    return undefined
  }

  return {
    count: edits + headings.length,
    edits,
    headings,
    at,
    editAt,
    placeOf(edit) {
      let before = 0
      for (const sequence of sequences) {
        const here = sequence.positionOf(edit)
        if (here >= 0) return before + here
        before += sequence.count
      }
      return -1
    },
    rowOf(place) {
      let [row, left] = [place, place]
      for (const { group, count } of sections) {
        if (group !== null) row += 1
        if (left < count) return row
        left -= count
      }
      return -1
    },
    next(gone) {
      const from = parts.findIndex(({ needs }) => needs === actionNeeded(gone))
      const own = sequences[from]
      const later = sequences.slice(from + 1).find(({ count }) => count > 0)
      return own?.at(own.positionAfter(gone)) ?? later?.at(0) ?? editAt(edits - 1)
    },
  }
}

function headingsOf(sections: readonly { readonly group: OutboxGroup | null; readonly count: number }[]) {
  const headings: number[] = []
  let row = 0
  for (const { group, count } of sections) {
    if (group !== null) headings.push(row)
    row += count + (group === null ? 0 : 1)
  }
  return headings
}

const countIn = (sequences: readonly EditSequence[]): number =>
  sequences.reduce((sum, { count }) => sum + count, 0)
