import type { Problem } from '../../shared/answer.ts'
import type { Bridge } from '../../shared/bridge.ts'
import type { Counterfoil, Edit } from '../../shared/edit.ts'
import { COUNTED, encodeEntry, type JournalEntry, type JournalTale, type SaveCount } from './journal-entry.ts'
import { ProblemError } from './disk-problem.ts'
import { safely } from './safely.ts'

/** Writes the second copy: what a person saved beside the database, how it ended after it. */
export interface JournalWriter {
  /** Begins with what the journal told at the start. */
  begin(tale: JournalTale): void
  /**
   * Writes what is still owed, where the last write failed; resolves at once where none did.
   * @throws {ProblemError} when it still cannot be written
   */
  ready(): Promise<void>
  /**
   * On the disk when this resolves, or owed where it could not be written: see `problem`. `takeBack` says
   * that the database did not take it.
   */
  announce(saved: readonly Announced[], was: (editId: string) => Edit | null): Promise<Announcement>
  /** Written soon; a crash before is healed at the next start. */
  follow(ended: readonly Counterfoil[], changed: readonly Edit[]): void
  /** Replaces the journal by what is live now. Not to be interleaved with changes. */
  compact(live: readonly Edit[], count?: SaveCount): Promise<boolean>
  /** The last place given in the order of saving, ended edits included. */
  highestSeq(): number
  /** Saves and endings as the journal counts them. */
  count(): SaveCount
  /** Whether so much has been appended that compacting pays. */
  isLong(live: number): boolean
  /** Resolves when everything that follows is on the disk, or could not be written. */
  flush(): Promise<void>
  /** Why the journal cannot be written at present. */
  problem(): Problem | null
}

/** An edit on its way to the database, and the saves that it is about. */
export interface Announced {
  readonly edit: Edit
  readonly saves: number
}

export interface Announcement {
  takeBack(): Promise<void>
}

export function createJournalWriter(bridge: Bridge, storeHash: string): JournalWriter {
  let sums: SaveCount = NOTHING
  let appended = 0
  let highestSeq = 0
  let failed: Problem | null = null
  /** Entries that must still be written; kept after a failure and tried again with the next ones. */
  let owed: JournalEntry[] = []
  let writing: Promise<void> | null = null

  async function append(entries: readonly JournalEntry[]): Promise<Problem | null> {
    if (entries.length === 0) return null
    const answer = await safely(() => bridge.journal.append({ storeHash, entries: entries.map(encodeEntry) }))
    failed = answer.ok ? null : answer.problem
    if (answer.ok) appended += entries.length
    return failed
  }

  async function payOwed(): Promise<void> {
    while (owed.length > 0) {
      const entries = owed.slice(0, LARGEST_APPEND)
      if (await append(entries)) return
      owed = owed.slice(entries.length)
    }
  }

  function owe(entries: readonly JournalEntry[]): Promise<void> {
    owed.push(...entries)
    writing ??= payOwed().finally(() => (writing = null))
    return writing
  }

  return {
    begin({ count, highestSeq: highest }) {
      sums = count
      highestSeq = highest
    },
    async ready() {
      if (!failed) return
      await owe([])
      if (failed && owed.length > 0) throw new ProblemError(failed)
    },
    async announce(saved, was) {
      const entries = saved.map(entryOf)
      for (const { edit } of saved) highestSeq = Math.max(highestSeq, edit.seq)
      if (entries.length === 0) return { takeBack: async () => undefined }
      const saves = saved.reduce((sum, one) => sum + one.saves, 0)
      sums = { ...sums, saved: sums.saved + saves }
      // What is owed goes first, so that a later entry of the same edit stays the later one.
      if (owed.length > 0) await owe([])
      if (owed.length > 0 || (await append(entries))) owed.push(...entries)
      return {
        async takeBack() {
          sums = { ...sums, saved: sums.saved - saves }
          await writing
          const unwritten = new Set(owed)
          const written = saved.filter((_, at) => !unwritten.has(entries[at] as JournalEntry))
          owed = owed.filter((entry) => !entries.includes(entry))
          await owe(written.map((one) => voidOf(one, was)))
        },
      }
    },
    follow(ended, changed) {
      for (const { ending, saves } of ended) {
        const kind = COUNTED[ending.kind]
        sums = { ...sums, [kind]: sums[kind] + saves }
      }
      void owe([
        ...changed.map((edit): JournalEntry => ({ v: 1, kind: 'edit', edit, saves: 0 })),
        ...ended.map(({ editId, ending, saves }): JournalEntry => ({
          v: 1,
          kind: 'end',
          editId,
          ending: ending.kind,
          saves,
        })),
      ])
    },
    async compact(live, count = sums) {
      await writing
      const entries: JournalEntry[] = [
        { v: 1, kind: 'count', ...count, highestSeq },
        ...live.map((edit): JournalEntry => ({ v: 1, kind: 'edit', edit, saves: 0 })),
      ]
      const answer = await safely(() =>
        bridge.journal.compact({ storeHash, entries: entries.map(encodeEntry) }),
      )
      failed = answer.ok ? null : answer.problem
      if (!answer.ok) return false
      sums = count
      // Owed entries are part of what is live and of the sums.
      owed = []
      appended = 0
      return true
    },
    highestSeq: () => highestSeq,
    count: () => sums,
    isLong: (live) => appended > COMPACT_FROM + 4 * live,
    flush: () => owe([]),
    problem: () => failed,
  }
}

const NOTHING: SaveCount = { saved: 0, delivered: 0, discarded: 0, nothingLeft: 0 }
const COMPACT_FROM = 1_000
const LARGEST_APPEND = 5_000

const entryOf = ({ edit, saves }: Announced): JournalEntry => ({ v: 1, kind: 'edit', edit, saves })

const voidOf = ({ edit, saves }: Announced, was: (editId: string) => Edit | null): JournalEntry => ({
  v: 1,
  kind: 'void',
  editId: edit.id,
  was: was(edit.id),
  saves,
})
