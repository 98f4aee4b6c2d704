import type { Answer } from '../../../shared/answer.ts'
import type { AttemptArgs, Bridge, Outcomes } from '../../../shared/bridge.ts'
import { type Outcome, UNKNOWN_AFTER_CRASH } from '../../../shared/outcome.ts'
import { catchErrors } from '../catch-errors.ts'

/** Hands an attempt over to main. @returns its outcome, also where main does not answer */
export type HandOver = (attempt: AttemptArgs) => Promise<Outcome>

interface Pending {
  readonly attempt: AttemptArgs
  readonly end: (outcome: Outcome) => void
}

/** Attempts whose marks came to the disk together go over in one call, and their outcomes come back several at a time. */
export function createHandOver({ delivery }: Pick<Bridge, 'delivery'>, storeHash: string): HandOver {
  let next: Pending[] = []

  function handOverAll(): void {
    const some = next
    next = []
    void deliver(some)
  }

  async function deliver(some: readonly Pending[]): Promise<void> {
    const attempts = some.map(({ attempt }) => attempt)
    const answer = await catchErrors(() => delivery.deliver({ storeHash, attempts }))
    // Main began none of them. One that it does not take must not stop the others.
    const isNotTaken = !answer.ok && answer.problem.code === 'bad-argument'
    if (isNotTaken && some.length > 1) await Promise.all(some.map((one) => deliver([one])))
    else await endAll(some, answer)
  }

  async function endAll(some: readonly Pending[], first: Answer<Outcomes>): Promise<void> {
    let left = some
    for (let answer = first; ;) {
      const outcomes = answer.ok ? answer.value : {}
      const before = left
      left = before.filter(({ attempt: { attemptId }, end }) => {
        const outcome = outcomes[attemptId]
        if (outcome) end(outcome)
        return !outcome
      })
      if (left.length === 0) return
      if (left.length === before.length) break
      const attemptIds = left.map(({ attempt }) => attempt.attemptId)
      answer = await catchErrors(() => delivery.outcomes({ attemptIds }))
    }
    for (const { end } of left) end(UNKNOWN_AFTER_CRASH)
  }

  return (attempt) =>
    new Promise((end) => {
      // What the same write has let through follows within this turn.
      if (next.push({ attempt, end }) === 1) queueMicrotask(handOverAll)
    })
}
