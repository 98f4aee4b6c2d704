import * as v from 'valibot'
import type { LocalStore, PullProgress } from '../../storage/local-store.ts'

/** How far the pulls have come, as it is on the disk. */
export interface PullProgressRecord {
  current(): PullProgress
  load(): Promise<void>
  /** Resolves when it is on the disk; until then, `current` stays. */
  save(next: PullProgress): Promise<void>
}

/**
 * A time that lies ahead of this machine's clock would pass over what changes until then, so it is taken for now: what is
 * fetched twice does no harm.
 */
export function createPullProgress({ keyValues }: LocalStore, now: () => number): PullProgressRecord {
  let current = NOTHING_YET
  return {
    current: () => current,
    async load() {
      current = bounded(readProgress(await keyValues.read('pull')), now())
    },
    async save(next) {
      const sane = bounded(next, now())
      await keyValues.write('pull', sane)
      current = sane
    },
  }
}

function bounded(progress: PullProgress, now: number): PullProgress {
  const { first, changesSince, finishedAt } = progress
  return {
    first: { ...first, startedAt: Math.min(first.startedAt, now) },
    changesSince: changesSince === null ? null : Math.min(changesSince, now),
    finishedAt: finishedAt === null ? null : Math.min(finishedAt, now),
  }
}

/** What cannot be right is fetched again. */
function readProgress(saved: unknown): PullProgress {
  const read = v.safeParse(progressShape, saved)
  return read.success ? read.output : NOTHING_YET
}

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const progressShape = v.object({
  first: v.object({
    upTo: v.pipe(whole, v.maxValue(2 ** 32)),
    total: v.fallback(v.nullable(whole), null),
    startedAt: whole,
    done: v.boolean(),
  }),
  changesSince: v.nullable(whole),
  finishedAt: v.fallback(v.nullable(whole), null),
})

const NOTHING_YET: PullProgress = {
  first: { upTo: 0, total: null, startedAt: 0, done: false },
  changesSince: null,
  finishedAt: null,
}
