import type { Edit } from '../../../shared/edit.ts'
import { SETTLE_MS } from '../../../shared/outbox/due.ts'
import { isInFlight, isReadable } from '../../../shared/outbox/lane.ts'
import type { LocalStore } from '../../storage/local-store.ts'
import { type Breathe, inPieces } from '../pieces.ts'
import type { JournalReplay } from './replay-journal.ts'

/**
 * Edits to write to the database: those it lost, those whose newest save is only in the journal, and those
 * that should have ended. What may have been sent before comes back as unknown, so that it is verified first.
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

function unverified(edit: Edit, at: number, attemptId: string): Edit {
  const wait = { from: at, until: at + SETTLE_MS }
  return { ...edit, state: { kind: 'unknown', attemptId, reason: 'crash', status: null, ...wait } }
}
