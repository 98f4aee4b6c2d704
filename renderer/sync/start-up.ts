import type { Edit } from '../../shared/edit.ts'
import { counterfoilOf } from '../../shared/outbox/counterfoil.ts'
import { SETTLE_MS } from '../../shared/outbox/due.ts'
import { isEmptyPatch, isInFlight, isReadable } from '../../shared/outbox/lane.ts'
import type { Bridge } from '../../shared/bridge.ts'
import type { LocalStore } from '../db/local-store.ts'
import { type JournalTale, type SaveCount, tellJournal } from './journal-entry.ts'
import type { JournalWriter } from './journal-writer.ts'
import { safely } from './safely.ts'

/** What comparing the two copies at the start brought up. */
export interface Reconciled {
  /** Customers whose edits were given back to the database; their lanes are to be settled. */
  readonly restored: readonly number[]
  /** Sentences about damage; shown, never hidden. */
  readonly faults: readonly string[]
}

interface Parts {
  readonly bridge: Bridge
  readonly store: LocalStore
  readonly journal: JournalWriter
  readonly now: () => number
  readonly newId: () => string
}

/**
 * Compares database and journal: gives the database back what it no longer has, and the journal what it
 * lacks. Whatever comes out of the journal may have been sent before, so it is looked at before it is sent.
 */
export async function reconcile({ bridge, store, journal, now, newId }: Parts): Promise<Reconciled> {
  const { storeHash } = store
  const read = await safely(() => bridge.journal.read({ storeHash }))
  // What only the journal has would be gone with the next compacting.
  if (!read.ok) throw new Error(`the journal cannot be read (${read.problem.code})`)
  const rows = await store.outbox.all()

  const faults: string[] = []
  const { damagedRecords } = read.value
  if (damagedRecords > 0) faults.push(`The journal is damaged: ${damagedRecords} records are lost.`)
  const tale = tellJournal(read.value.entries)
  if (tale.strange > 0) faults.push(`The journal has ${tale.strange} entries that are not understood.`)

  const restored = await restore(tale, rows, store, now(), newId)
  const isDamaged = new Set(rows.filter((row) => !isReadable(row)).map(({ id }) => id))
  const mended = restored.filter(({ id }) => isDamaged.has(id)).length
  if (mended > 0) faults.push(`The database was damaged: ${mended} waiting edits came back from the journal.`)
  // The journal tells of a save that took its edit back by an edit without fields.
  const put = restored.filter(({ patch }) => !isEmptyPatch(patch))
  const end = restored
    .filter(({ patch }) => isEmptyPatch(patch))
    .map((edit) => counterfoilOf(edit, { kind: 'nothing-left' }, now()))
  if (restored.length > 0) await store.outbox.commit({ put, end })
  const live = await store.outbox.all()
  const sums = await store.counterfoils.sums()

  const lost = endedOf(tale.count) - (sums.delivered + sums.discarded + sums.nothingLeft)
  const isDatabaseNew = rows.length === 0 && (await store.counterfoils.count()) === 0
  if (isDatabaseNew && lost > 0) {
    faults.push(
      `The database on this machine was lost. ${restored.length} waiting edits came back from the journal; ` +
        `the history of ${lost} finished saves did not.`,
    )
  }

  const observed: SaveCount = {
    saved: live.reduce((sum, edit) => sum + edit.saves, 0) + endedOf({ saved: 0, ...sums }),
    ...sums,
  }
  // A journal that is new, damaged or older than what it should count cannot be a witness: it counts anew.
  const isWitness = tale.count.saved > 0 && damagedRecords === 0 && !(isDatabaseNew && lost > 0)
  // A crash may leave a save in the database that the journal had not got yet: it counts.
  const count = isWitness ? { saved: Math.max(tale.count.saved, observed.saved), ...sums } : observed
  journal.begin({ ...tale, count })
  const isComplete = live.every((edit) => !isReadable(edit) || sameEdit(tale.live.get(edit.id), edit))
  const isTidy =
    isComplete &&
    tale.live.size === live.filter(isReadable).length &&
    isWitness &&
    count.saved === tale.count.saved
  if (!isTidy || journal.isLong(live.length)) await journal.compact(live.filter(isReadable), count)
  return { restored: [...new Set(put.map(({ customerId }) => customerId))], faults }
}

/** Rows to write: lost ones, ones whose newest save is only in the journal, ones that should have ended. */
async function restore(
  tale: JournalTale,
  rows: readonly Edit[],
  store: LocalStore,
  at: number,
  newId: () => string,
): Promise<readonly Edit[]> {
  const looked = (edit: Edit): Edit => ({
    ...edit,
    state: {
      kind: 'unknown',
      attemptId: newId(),
      reason: 'crash',
      status: null,
      from: at,
      until: at + SETTLE_MS,
    },
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  const back: Edit[] = []
  for (const edit of tale.live.values()) {
    const row = byId.get(edit.id)
    if (!row) {
      if (!(await store.counterfoils.get(edit.id))) back.push(looked(edit))
    } else if (!isReadable(row)) {
      // The copy here is damaged, the journal's is not, and has all that was saved.
      if (edit.saves >= row.saves) back.push(looked(edit))
    } else if (edit.saves > row.saves && !isInFlight(row)) {
      back.push({ ...edit, tries: row.tries, state: isInFlight(edit) ? { kind: 'queued' } : edit.state })
    }
  }
  for (const row of rows) {
    if (tale.ended.has(row.id) && isReadable(row) && !isInFlight(row)) back.push(looked(row))
  }
  return back
}

const endedOf = ({ delivered, discarded, nothingLeft }: SaveCount): number =>
  delivered + discarded + nothingLeft

const sameEdit = (a: Edit | undefined, b: Edit): boolean =>
  a !== undefined &&
  a.saves === b.saves &&
  JSON.stringify([a.patch, a.base]) === JSON.stringify([b.patch, b.base])
