import type { Outcomes } from '../../../shared/bridge.ts'
import { type Outcome, UNKNOWN_AFTER_CRASH } from '../../../shared/outcome.ts'

/**
 * Outcomes on their way to the page, several in an answer: what a call between the processes costs is then shared, and an
 * attempt that hangs holds up no other.
 */
export interface OutcomeBatches {
  add(attemptId: string, outcome: Promise<Outcome>): void
  /**
   * Those of these attempts that have ended, at the latest a moment after the first of them, each once. Empty where
   * none of them is on its way.
   */
  take(attemptIds: readonly string[]): Promise<Outcomes>
  /** The page knows these, or does not ask for them any more. */
  forget(attemptIds: readonly string[]): void
}

export function createOutcomeBatches(wait: (ms: number) => Promise<unknown>): OutcomeBatches {
  const onTheirWay = new Map<string, Promise<Outcome>>()
  return {
    add: (attemptId, outcome) =>
      void onTheirWay.set(
        attemptId,
        // An attempt that throws must not hold up the others.
        outcome.catch(() => UNKNOWN_AFTER_CRASH),
      ),
    async take(attemptIds) {
      const ended: Record<string, Outcome> = {}
      const endings = attemptIds.flatMap((id) => {
        const ending = onTheirWay.get(id)?.then((outcome) => (ended[id] = outcome))
        return ending ?? []
      })
      if (endings.length === 0) return {}
      await Promise.race([Promise.all(endings), Promise.race(endings).then(() => wait(GATHER_MS))])
      const taken = { ...ended }
      for (const id of Object.keys(taken)) onTheirWay.delete(id)
      return taken
    },
    forget(attemptIds) {
      for (const id of attemptIds) onTheirWay.delete(id)
    },
  }
}

/** About a frame: storing outcomes waits longer for others to share the write. */
const GATHER_MS = 15
