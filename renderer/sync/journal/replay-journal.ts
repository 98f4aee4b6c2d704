import type { Edit } from '../../../shared/edit.ts'
import { unpackRows } from '../../domain/edits/packed-edits.ts'
import type { Breathe } from '../pieces.ts'
import { decodeEntry, type SaveCount, SUM_OF_ENDING } from './journal-entry.ts'

/** The outbox as the journal has it, read from its beginning. */
export interface JournalReplay {
  readonly live: ReadonlyMap<string, Edit>
  readonly ended: ReadonlySet<string>
  readonly count: SaveCount
  /** The last place that was given in the order of saving. */
  readonly highestSeq: number
  /** Entries that this version does not understand. */
  readonly notUnderstood: readonly string[]
}

export function replayJournal(entries: readonly string[]): JournalReplay {
  const replay = createReplay()
  for (const text of entries) replay.take(text)
  return replay.result()
}

/** The same in pieces, so that the page can draw in between: the journal of a whole store is long. */
export async function replayInPieces(entries: readonly string[], breathe: Breathe): Promise<JournalReplay> {
  const replay = createReplay()
  for (const text of entries) {
    replay.take(text)
    await breathe()
  }
  return replay.result()
}

function createReplay() {
  const live = new Map<string, Edit>()
  const ended = new Set<string>()
  const count = { saved: 0, delivered: 0, discarded: 0, nothingLeft: 0 }
  const notUnderstood: string[] = []
  let highestSeq = 0
  function saved(edit: Edit, saves: number): void {
    live.set(edit.id, edit)
    ended.delete(edit.id)
    count.saved += saves
    highestSeq = Math.max(highestSeq, edit.seq)
  }
  function take(text: string): void {
    const entry = decodeEntry(text)
    switch (entry?.kind) {
      case 'edit':
        saved(entry.edit, entry.saves)
        break
      case 'edits':
        for (const edit of unpackRows(entry.packed) ?? []) saved(edit, 1)
        break
      case 'void':
        if (entry.was) live.set(entry.editId, entry.was)
        else live.delete(entry.editId)
        count.saved -= entry.saves
        break
      case 'end':
        // An end that was written twice, before and after a crash, counts once.
        if (!ended.has(entry.editId)) count[SUM_OF_ENDING[entry.ending]] += entry.saves
        live.delete(entry.editId)
        ended.add(entry.editId)
        break
      case 'count':
        count.saved += entry.saved
        count.delivered += entry.delivered
        count.discarded += entry.discarded
        count.nothingLeft += entry.nothingLeft
        highestSeq = Math.max(highestSeq, entry.highestSeq ?? 0)
        break
      case undefined:
        notUnderstood.push(text)
        break
    }
  }
  return { take, result: (): JournalReplay => ({ live, ended, count, highestSeq, notUnderstood }) }
}
