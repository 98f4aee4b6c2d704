import type { Bridge, JournalContents } from '../../../shared/bridge.ts'
import type { Edit } from '../../../shared/edit.ts'
import { counterfoilOf } from '../../../shared/outbox/counterfoil.ts'
import { isEmptyPatch, isReadable } from '../../../shared/outbox/lane.ts'
import type { LocalStore } from '../../storage/local-store.ts'
import { type Breathe, inPieces } from '../pieces.ts'
import { endedSaves, type SaveCount } from './journal-entry.ts'
import type { JournalWriter } from './journal-writer.ts'
import { readJournal } from './read-journal.ts'
import { type JournalReplay, replayInPieces } from './replay-journal.ts'
import { findLostEdits } from './lost-edits.ts'

/** The result of comparing the two copies at the start. */
export interface Reconciliation {
  /** Customers whose edits were restored in the database; their lanes are to be settled. */
  readonly restored: readonly number[]
  /** Sentences about damage; shown, never hidden. */
  readonly faults: readonly string[]
}

export interface ReconcileDependencies {
  readonly bridge: Bridge
  readonly store: LocalStore
  readonly journal: JournalWriter
  readonly breathe: Breathe
  readonly now: () => number
  readonly newId: () => string
}

/**
 * Compares database and journal: restores in the database what it no longer has, and writes to the journal what it
 * lacks. An edit that is restored from the journal may have been sent before, so it is verified before it is sent.
 * @param known the edits as this window read them, which are not read again where that is still so
 * @throws where the journal cannot be read
 */
export async function reconcile(
  dependencies: ReconcileDependencies,
  known: readonly Edit[],
): Promise<Reconciliation> {
  const { bridge, store, journal, breathe } = dependencies
  const read = await readJournal(bridge, store.storeHash)
  // What only the journal has would be lost when it is next compacted.
  if (!read.ok) throw new Error(`the journal cannot be read (${read.problem.code})`)
  const rows = (await store.outbox.isAsRead()) ? known : await store.outbox.all()
  const replay = await replayInPieces(read.value.entries, breathe)
  const restored = await restore(dependencies, replay, rows)

  const live = restored.length > 0 ? await store.outbox.all() : rows
  const sums = await store.counterfoils.sums()
  const lostSaves = endedSaves(replay.count) - endedSaves(sums)
  const isDatabaseLost = rows.length === 0 && (await store.counterfoils.count()) === 0 && lostSaves > 0

  // A journal that is new, damaged or older than the saves it should count proves nothing: it counts from now on.
  const isWitness = replay.count.saved > 0 && read.value.damagedRecords === 0 && !isDatabaseLost
  const observed: SaveCount = {
    saved: live.reduce((sum, edit) => sum + edit.saves, 0) + endedSaves(sums),
    ...sums,
  }
  // A crash may leave a save in the database that is not in the journal yet: it counts.
  const count = isWitness ? { saved: Math.max(replay.count.saved, observed.saved), ...sums } : observed
  journal.begin({ ...replay, count })
  const isCurrent =
    isWitness && count.saved === replay.count.saved && (await hasSameEdits(replay, live, breathe))
  if (!isCurrent || journal.isLong(live.length)) await journal.compact(live.filter(isReadable), count)

  return {
    restored: [
      ...new Set(restored.filter(({ patch }) => !isEmptyPatch(patch)).map(({ customerId }) => customerId)),
    ],
    faults: [
      ...damageFaults(read.value, replay, rows, restored),
      ...(isDatabaseLost
        ? [
            `The database on this machine was lost. ${restored.length} waiting edits came back from the journal; ` +
              `the history of ${lostSaves} finished saves did not.`,
          ]
        : []),
    ],
  }
}

/** Restores lost edits in the database. @returns them */
async function restore(
  { store, now, newId, breathe }: ReconcileDependencies,
  replay: JournalReplay,
  rows: readonly Edit[],
): Promise<readonly Edit[]> {
  const restored = await findLostEdits(replay, rows, store, { at: now(), newId, breathe })
  if (restored.length === 0) return restored
  // The journal records a save that reverted its edit by an edit without fields.
  const put = restored.filter(({ patch }) => !isEmptyPatch(patch))
  const end = restored
    .filter(({ patch }) => isEmptyPatch(patch))
    .map((edit) => counterfoilOf(edit, { kind: 'nothing-left' }, now()))
  await store.outbox.commit({ put, end })
  return restored
}

function damageFaults(
  { damagedRecords }: JournalContents,
  { notUnderstood }: JournalReplay,
  rows: readonly Edit[],
  restored: readonly Edit[],
): readonly string[] {
  const damaged = new Set(rows.filter((row) => !isReadable(row)).map(({ id }) => id))
  const mended = restored.filter(({ id }) => damaged.has(id)).length
  return [
    damagedRecords > 0 ? `The journal is damaged: ${damagedRecords} records are lost.` : [],
    notUnderstood.length > 0
      ? `The journal has ${notUnderstood.length} entries that are not understood.`
      : [],
    mended > 0 ? `The database was damaged: ${mended} waiting edits came back from the journal.` : [],
  ].flat()
}

async function hasSameEdits(
  replay: JournalReplay,
  live: readonly Edit[],
  breathe: Breathe,
): Promise<boolean> {
  const readable = live.filter(isReadable)
  let isSame = replay.live.size === readable.length
  if (!isSame) return false
  await inPieces(readable, breathe, (some) => {
    isSame &&= some.every((edit) => isSameEdit(replay.live.get(edit.id), edit))
  })
  return isSame
}

const isSameEdit = (a: Edit | undefined, b: Edit): boolean =>
  a !== undefined &&
  a.saves === b.saves &&
  JSON.stringify([a.patch, a.base]) === JSON.stringify([b.patch, b.base])
