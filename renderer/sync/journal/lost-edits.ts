import { patchFields } from '../../../shared/customer.ts'
import type { Edit } from '../../../shared/edit.ts'
import { SETTLE_MS } from '../../../shared/outbox/due.ts'
import { isInFlight, isReadable, without } from '../../../shared/outbox/lane.ts'
import { absorb } from '../../../shared/outbox/save.ts'
import type { LocalStore } from '../../storage/local-store.ts'
import { type Breathe, inPieces } from '../pieces.ts'
import type { JournalReplay } from './replay-journal.ts'

/**
 * Edits to write to the database: those it lost, those whose newest save is only in the journal, and those
 * that should have ended. What may have been sent before comes back as unknown, so that it is verified first; an edit
 * in flight stays as it is, and what was saved to it since becomes one behind it.
 */
export async function findLostEdits(
  replay: JournalReplay,
  rows: readonly Edit[],
  { counterfoils }: Pick<LocalStore, 'counterfoils'>,
  { at, newId, breathe }: { at: number; newId: () => string; breathe: Breathe },
): Promise<readonly Edit[]> {
  const byId = new Map<string, Edit>()
  await inPieces(rows, breathe, (some) => some.forEach((row) => byId.set(row.id, row)))
  const lost: Edit[] = []
  let seq = rows.reduce((highest, row) => Math.max(highest, row.seq), replay.highestSeq)
  let looked = 0
  for (const edit of replay.live.values()) {
    if ((looked += 1) % LOOKED_AT_ONCE === 0) await breathe()
    const row = byId.get(edit.id)
    if (!row) {
      if (!(await counterfoils.get(edit.id))) lost.push(unverified(edit, at, newId()))
    } else if (!isReadable(row)) {
      // The row is damaged, the journal's copy is not, and has all that was saved.
      if (edit.saves >= row.saves) lost.push(unverified(edit, at, newId()))
    } else if (edit.saves > row.saves && !isInFlight(row)) {
      lost.push({ ...edit, tries: row.tries, state: isInFlight(edit) ? { kind: 'queued' } : edit.state })
    } else if (edit.saves > row.saves) {
      const behind = savedBehind(row, edit, seq + 1)
      if (byId.has(behind.id) || (await counterfoils.get(behind.id))) continue
      lost.push(behind)
      seq = behind.seq
    }
  }
  for (const row of rows) {
    if (replay.ended.has(row.id) && isReadable(row) && !isInFlight(row)) {
      lost.push(unverified(row, at, newId()))
    }
  }
  return lost
}

const LOOKED_AT_ONCE = 500

/**
 * The outcome of an edit and the next save to it were written together, and a crash left that in the journal alone: for
 * the database the edit is still in flight.
 * @param saved the edit with that save
 * @returns the save as an edit of its own, with the same id at each start; without fields where it changes nothing
 */
function savedBehind(row: Edit, saved: Edit, newSeq: number): Edit {
  const newEditId = `${row.id}-${saved.saves}`
  // A field that left the edit stays as it was sent: the outcome may have shown that the store has it already.
  const isSent = patchFields(saved.patch).filter((field) => isEqual(saved.patch[field], row.patch[field]))
  const { customerId, label, savedAt: at } = saved
  const change = { kind: 'save', wanted: without(saved.patch, isSent), at, label, newEditId, newSeq } as const
  const lane = { customerId, edits: [row], confirmed: undefined }
  const edits = absorb(lane, { ...change, seen: without(saved.base, patchFields(row.patch)) })?.edits ?? []
  const nothing = { ...saved, id: newEditId, seq: newSeq, patch: {}, base: {} }
  return { ...(edits.at(-1) ?? nothing), saves: saved.saves - row.saves, tries: 0, state: { kind: 'queued' } }
}

const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

function unverified(edit: Edit, at: number, attemptId: string): Edit {
  const wait = { from: at, until: at + SETTLE_MS }
  return { ...edit, state: { kind: 'unknown', attemptId, reason: 'crash', status: null, ...wait } }
}
