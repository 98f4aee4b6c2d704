import type { Answer, Problem } from '../../../shared/answer.ts'
import type { JournalEntry } from './journal-entry.ts'

/** Entries that must still be written: after a failure they stay, and are tried again with the next ones. */
export interface JournalBacklog {
  /** Resolves when all entries are written, or could not be. */
  add(entries: readonly JournalEntry[]): Promise<void>
  /** Writes these now, behind the backlog; where that fails they join it. */
  writeOrAdd(entries: readonly JournalEntry[]): Promise<void>
  /** Tries again where the last write failed. @returns the problem where it still fails */
  retry(): Promise<Problem | null>
  /** Drops these where they are not written. @returns all that was not written */
  drop(entries: readonly JournalEntry[]): Promise<ReadonlySet<JournalEntry>>
  /** Replaces the whole journal: what was in the backlog is part of what replaces it. @returns whether it did */
  replaceBy(write: () => Promise<Answer<null>>): Promise<boolean>
  /** Entries written since the journal was last replaced. */
  appended(): number
  /** Why the last write failed, if it did. */
  problem(): Problem | null
}

export function createJournalBacklog(
  write: (entries: readonly JournalEntry[]) => Promise<Answer<null>>,
): JournalBacklog {
  let entries: JournalEntry[] = []
  let writing: Promise<void> | null = null
  let failed: Problem | null = null
  let appended = 0

  /** @returns whether these are on the disk */
  async function append(some: readonly JournalEntry[]): Promise<boolean> {
    const answer = await write(some)
    failed = answer.ok ? null : answer.problem
    if (answer.ok) appended += some.length
    return answer.ok
  }

  async function writeAll(): Promise<void> {
    while (entries.length > 0) {
      const some = entries.slice(0, LARGEST_APPEND)
      if (!(await append(some))) return
      entries = entries.slice(some.length)
    }
  }

  function add(more: readonly JournalEntry[]): Promise<void> {
    entries.push(...more)
    writing ??= writeAll().finally(() => (writing = null))
    return writing
  }

  return {
    add,
    async writeOrAdd(more) {
      // The backlog goes first, so that a later entry of the same edit stays the later one.
      if (entries.length > 0) await add([])
      if (entries.length > 0 || !(await append(more))) entries.push(...more)
    },
    async retry() {
      if (!failed) return null
      await add([])
      return entries.length > 0 ? failed : null
    },
    async drop(some) {
      await writing
      const unwritten = new Set(entries)
      entries = entries.filter((entry) => !some.includes(entry))
      return unwritten
    },
    async replaceBy(replace) {
      await writing
      const answer = await replace()
      failed = answer.ok ? null : answer.problem
      if (!answer.ok) return false
      entries = []
      appended = 0
      return true
    },
    appended: () => appended,
    problem: () => failed,
  }
}

const LARGEST_APPEND = 5_000
