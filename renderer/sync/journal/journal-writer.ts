import type { Problem } from '../../../shared/answer.ts'
import type { Bridge } from '../../../shared/bridge.ts'
import type { Counterfoil, Edit } from '../../../shared/edit.ts'
import { isPackable, packRows } from '../../domain/edits/packed-edits.ts'
import { catchErrors } from '../catch-errors.ts'
import { ProblemError } from '../disk-problem.ts'
import { createJournalBacklog } from './journal-backlog.ts'
import { encodeEntry, type JournalEntry, type SaveCount, SUM_OF_ENDING } from './journal-entry.ts'
import type { JournalReplay } from './replay-journal.ts'

/** Writes the second copy of the outbox: saves beside the database, endings after it. */
export interface JournalWriter {
  /** Begins with what the journal held at the start. */
  begin(replay: Pick<JournalReplay, 'count' | 'highestSeq' | 'notUnderstood'>): void
  /**
   * Writes the backlog where the last write failed; resolves at once where none did.
   * @throws {ProblemError} when it still cannot be written
   */
  ready(): Promise<void>
  /**
   * On the disk when this resolves, or in the backlog where it could not be written: see `problem`.
   * @param was the edit as the database has it, for `revoke`
   */
  append(saved: readonly JournaledEdit[], was: (editId: string) => Edit | null): Promise<AppendedSaves>
  /** Written soon; the next start repairs what a crash before that left behind. */
  appendLater(ended: readonly Counterfoil[], changed: readonly Edit[]): void
  /** Replaces the journal by what is live now. Not to be interleaved with changes. */
  compact(live: readonly Edit[], count?: SaveCount): Promise<boolean>
  /** The last place given in the order of saving, ended edits included. */
  highestSeq(): number
  /** Saves and endings as the journal counts them. */
  count(): SaveCount
  /** Whether so much has been appended that compacting pays. */
  isLong(live: number): boolean
  /** Resolves when the backlog is on the disk, or could not be written. */
  flush(): Promise<void>
  /** Why the journal cannot be written at present. */
  problem(): Problem | null
}

/** An edit on its way to the database, and the saves that it is about. */
export interface JournaledEdit {
  readonly edit: Edit
  readonly saves: number
}

export interface AppendedSaves {
  /** The database rejected them. */
  revoke(): Promise<void>
}

export function createJournalWriter(bridge: Bridge, storeHash: string): JournalWriter {
  const backlog = createJournalBacklog((entries) =>
    catchErrors(() => bridge.journal.append({ storeHash, entries: entries.map(encodeEntry) })),
  )
  let sums: SaveCount = { saved: 0, delivered: 0, discarded: 0, nothingLeft: 0 }
  let highestSeq = 0
  /** Entries of another version, which outlive every compaction. */
  let others: readonly string[] = []

  async function revoke(
    saved: readonly JournaledEdit[],
    entries: readonly SavedEntry[],
    was: (editId: string) => Edit | null,
  ): Promise<void> {
    sums = { ...sums, saved: sums.saved - savesIn(saved) }
    const unwritten = await backlog.drop(entries.map(({ entry }) => entry))
    const lost = entries.filter(({ entry }) => unwritten.has(entry)).flatMap((one) => one.saved)
    const written = saved.filter((one) => !lost.includes(one))
    await backlog.add(written.map((one) => voidEntry(one, was)))
  }

  return {
    begin({ count, highestSeq: highest, notUnderstood }) {
      sums = count
      others = notUnderstood
      highestSeq = highest
    },
    async ready() {
      const problem = await backlog.retry()
      if (problem) throw new ProblemError(problem)
    },
    async append(saved, was) {
      for (const { edit } of saved) highestSeq = Math.max(highestSeq, edit.seq)
      if (saved.length === 0) return { revoke: async () => undefined }
      sums = { ...sums, saved: sums.saved + savesIn(saved) }
      const entries = savedEntries(saved)
      await backlog.writeOrAdd(entries.map(({ entry }) => entry))
      return { revoke: () => revoke(saved, entries, was) }
    },
    appendLater(ended, changed) {
      for (const { ending, saves } of ended) {
        const sum = SUM_OF_ENDING[ending.kind]
        sums = { ...sums, [sum]: sums[sum] + saves }
      }
      // A failure stays in the backlog, and shows as `problem`.
      void backlog.add([...changed.map((edit) => editEntry(edit, 0)), ...ended.map(endEntry)])
    },
    async compact(live, count = sums) {
      const { packed, others: single } = packedEntries(live)
      // Each edit of a packed entry adds a save of its own.
      const saved = count.saved - (live.length - single.length)
      const entries: JournalEntry[] = [
        { v: 1, kind: 'count', ...count, saved, highestSeq },
        ...packed,
        ...single.map((edit) => editEntry(edit, 0)),
      ]
      const isReplaced = await backlog.replaceBy(() =>
        catchErrors(() =>
          bridge.journal.compact({ storeHash, entries: [...entries.map(encodeEntry), ...others] }),
        ),
      )
      if (isReplaced) sums = count
      return isReplaced
    },
    highestSeq: () => highestSeq,
    count: () => sums,
    isLong: (live) => backlog.appended() > COMPACT_FROM + 4 * live,
    flush: () => backlog.add([]),
    problem: backlog.problem,
  }
}

const COMPACT_FROM = 1_000

const savesIn = (saved: readonly JournaledEdit[]): number => saved.reduce((sum, { saves }) => sum + saves, 0)

const editEntry = (edit: Edit, saves: number): JournalEntry => ({ v: 1, kind: 'edit', edit, saves })

/** An entry, and the saves that it is about. */
interface SavedEntry {
  readonly entry: JournalEntry
  readonly saved: readonly JournaledEdit[]
}

/** Many edits that are new go into one entry, the others into one each. */
function savedEntries(saved: readonly JournaledEdit[]): readonly SavedEntry[] {
  const together = saved.filter(({ edit, saves }) => saves === 1 && edit.saves === 1 && isPackable(edit))
  const isMany = together.length >= FEWEST_TOGETHER
  const packed = new Set(isMany ? together : [])
  return [
    ...(isMany
      ? [
          {
            entry: { v: 1, kind: 'edits', packed: packRows(together.map(({ edit }) => edit)) } as const,
            saved: together,
          },
        ]
      : []),
    ...saved
      .filter((one) => !packed.has(one))
      .map((one) => ({ entry: editEntry(one.edit, one.saves), saved: [one] })),
  ]
}

const FEWEST_TOGETHER = 32
const MOST_TOGETHER = 250

/** Waiting edits as entries of many, as far as nothing happened to them since they were saved. */
function packedEntries(live: readonly Edit[]) {
  const plain = live.filter(isPackable)
  if (plain.length < FEWEST_TOGETHER) return { packed: [], others: live }
  const packed: JournalEntry[] = []
  for (let at = 0; at < plain.length; at += MOST_TOGETHER) {
    packed.push({ v: 1, kind: 'edits', packed: packRows(plain.slice(at, at + MOST_TOGETHER)) })
  }
  return { packed, others: live.filter((edit) => !isPackable(edit)) }
}

const endEntry = ({ editId, ending, saves }: Counterfoil): JournalEntry => ({
  v: 1,
  kind: 'end',
  editId,
  ending: ending.kind,
  saves,
})

const voidEntry = ({ edit, saves }: JournaledEdit, was: (editId: string) => Edit | null): JournalEntry => ({
  v: 1,
  kind: 'void',
  editId: edit.id,
  was: was(edit.id),
  saves,
})
