import { type Answer, bad, good } from '../../../shared/answer.ts'
import type { PutResult } from '../../../electron/main/store-api/customer-change.ts'
import type { Customer } from '../../../shared/customer.ts'
import type { SimulatedClock } from './clock.ts'
import type { Engine } from './engine.ts'
import { type Fate, RATE_LIMIT_MS, replyOf } from './fates.ts'

/** The way to the store and back: each request has a fate. */
export interface SimulatedNetwork {
  /** Fates of the next requests, one each; then everything is well. */
  readonly fates: Fate[]
  isOffline(): boolean
  setOffline(isOffline: boolean): void
  setRevoked(isRevoked: boolean): void
  /** @param look what the store shows, so many ms late */
  read<T>(look: (lagMs: number) => T): Promise<Answer<T>>
  /** @param apply what the store does when the request arrives */
  put(apply: () => Customer, isOrphan: () => boolean): Promise<PutResult>
  /** Main died: requests that the store is still at work on end soon. */
  orphan(): void
}

export function createSimulatedNetwork(
  clock: SimulatedClock,
  { readReply, putReply }: Pick<Engine, 'readReply' | 'putReply'>,
): SimulatedNetwork {
  const fates: Fate[] = []
  const late = new Set<() => void>()
  let isOffline = false
  let isRevoked = false

  const wait = (ms: number): Promise<void> => new Promise((resolve) => clock.after(ms, resolve))
  const nextFate = (): Fate => {
    const fate = fates.shift() ?? 'ok'
    if (isOffline) return 'no-connection'
    return isRevoked ? '401' : fate
  }

  /** The store is still at work when the time runs out; where main dies first, soon after that. */
  function applyLate(apply: () => Customer, isOrphan: boolean): void {
    const work = (): void => {
      late.delete(work)
      cancel()
      apply()
    }
    const cancel = clock.after(isOrphan ? ORPHAN_MS : TIME_OUT_MS + 5_000, work)
    late.add(work)
  }

  return {
    fates,
    isOffline: () => isOffline,
    setOffline: (offline) => void (isOffline = offline),
    setRevoked: (revoked) => void (isRevoked = revoked),
    async read(look) {
      const fate = nextFate()
      // A customer whose change is answered with 404 can be read all the same.
      const reply = fate === '404' ? null : replyOf(fate)
      await wait(fate.startsWith('time-out') ? TIME_OUT_MS : fate === 'slow' ? 2_000 : 20)
      if (fate === 'html-after') return bad('bad-answer')
      if (reply) {
        const read = readReply(reply, waitMsOf(fate))
        return read.ok ? bad('internal') : { ok: false, problem: read.problem }
      }
      const value = look(fate === 'stale-read' ? LAG_MS : 0)
      await wait(ANSWER_MS)
      return good(value)
    },
    async put(apply, isOrphan) {
      const fate = nextFate()
      await wait(fate === 'slow' ? 3_000 : 40)
      const reply = replyOf(fate)
      if (!reply) {
        const customer = apply()
        await wait(40)
        return { kind: 'taken', status: 200, customer }
      }
      if (fate.endsWith('-after')) apply()
      if (fate === 'time-out-late') applyLate(apply, isOrphan())
      if (fate.startsWith('time-out')) await wait(TIME_OUT_MS)
      const put = putReply(reply, waitMsOf(fate))
      if (put.kind === 'ended') return put
      return { kind: 'ended', outcome: { kind: 'unknown', reason: 'bad-answer', status: put.status } }
    },
    orphan() {
      for (const work of late) clock.after(ORPHAN_MS, () => void (late.has(work) && work()))
    },
  }
}

const waitMsOf = (fate: Fate): number | null => (fate === '429' ? RATE_LIMIT_MS : null)

const TIME_OUT_MS = 20_000
/** How long the store is at work on the request of an app that died. */
const ORPHAN_MS = 1_500
const LAG_MS = 900
/** An answer takes this long to come back. */
export const ANSWER_MS = 10
