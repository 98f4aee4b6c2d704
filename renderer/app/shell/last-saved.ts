import type { Edit } from '../../../shared/edit.ts'

/** What was saved last: the last change for many, or single edits that were saved after it. */
export interface LastSaved {
  /** When that change ended; `null` where there was none yet. */
  readonly ranAt: number | null
  /** The edits that were saved after it and not undone, each as it was then. */
  readonly later: readonly Edit[]
  /** When something was saved last. */
  readonly newest: number
}

export const NOTHING_RAN: LastSaved = { ranAt: null, later: [], newest: 0 }

/** A bulk change has ended, or was undone. One that is known already, or ended before, is ignored. */
export const ran = (now: LastSaved, at: number): LastSaved =>
  at <= now.newest ? now : { ranAt: at, later: [], newest: at }

/** What waits has changed: saves that are new count, also after they were delivered. */
export function heard(now: LastSaved, edits: readonly Edit[]): LastSaved {
  if (now.ranAt === null) return now
  const more = edits.filter(({ savedAt }) => savedAt > now.newest)
  if (more.length === 0) return now
  more.sort((a, b) => a.savedAt - b.savedAt)
  return { ...now, later: [...now.later, ...more], newest: more.at(-1)?.savedAt ?? now.newest }
}

/** The last one of `later` was undone. */
export const tookBack = (now: LastSaved): LastSaved => ({ ...now, later: now.later.slice(0, -1) })
