import { createOutcomeBatches } from '../../../electron/main/delivery/outcome-batches.ts'
import { good } from '../../../shared/answer.ts'
import type { AttemptArgs, Bridge } from '../../../shared/bridge.ts'
import { type Outcome, UNKNOWN_AFTER_CRASH } from '../../../shared/outcome.ts'
import type { SimulatedClock } from './clock.ts'

/** The bridge's calls for attempts, of which each is delivered by `deliver`. */
export function attemptCalls(
  deliver: (attempt: AttemptArgs) => Promise<Outcome>,
  clock: Pick<SimulatedClock, 'after'>,
): Pick<Bridge['delivery'], 'deliver' | 'outcomes'> {
  const outcomes = createOutcomeBatches((ms) => new Promise<void>((end) => void clock.after(ms, end)))
  return {
    async deliver({ attempts }) {
      for (const attempt of attempts) outcomes.add(attempt.attemptId, deliver(attempt))
      return good(await outcomes.take(attempts.map(({ attemptId }) => attemptId)))
    },
    outcomes: async ({ attemptIds }) => good(await outcomes.take(attemptIds)),
  }
}

/** A bridge whose attempts are made by `deliver`, which may let them `pass` to main. */
export function withAttempts(
  bridge: Bridge,
  clock: Pick<SimulatedClock, 'after'>,
  deliver: (attempt: AttemptArgs, pass: () => Promise<Outcome>) => Promise<Outcome>,
): Bridge {
  const toMain = async (attempt: AttemptArgs): Promise<Outcome> => {
    const answer = await bridge.delivery.deliver({ storeHash: 'shop', attempts: [attempt] })
    const outcome = answer.ok ? answer.value[attempt.attemptId] : undefined
    return outcome ?? UNKNOWN_AFTER_CRASH
  }
  const calls = attemptCalls((attempt) => deliver(attempt, () => toMain(attempt)), clock)
  return { ...bridge, delivery: { ...bridge.delivery, ...calls } }
}
