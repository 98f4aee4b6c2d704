import type { Answer, Problem } from '../../../shared/answer.ts'
import { fullJitter, REACH_BACKOFF } from '../../../shared/backoff.ts'
import { type PullContext, type PullEnd } from './pull-context.ts'

/** Runs one pull at a time, shows how it ended, and says when a failed one may be tried again. */
export interface PullRunner {
  /** Starts `work`, or joins the run under way. */
  run(work: () => Promise<PullEnd>): Promise<Answer<null>>
  /** The run under way. */
  current(): Promise<Answer<null>> | null
  /** Forgets failures: a person or a new token says so. */
  retryNow(): void
}

export function createPullRunner(context: PullContext): PullRunner {
  const { now, random, progress, status } = context
  let running: Promise<Answer<null>> | null = null
  let failures = 0
  let retries = 0

  function finish(end: PullEnd, wasRetried: boolean): Answer<null> {
    if (end === 'done') {
      failures = 0
      status.showIdle()
      return { ok: true, value: null }
    }
    if (end === 'stopped') {
      status.showPaused()
      return { ok: false, problem: { code: 'aborted' } }
    }
    failures += 1
    const { total, done: firstDownloadDone } = progress.current().first
    const nextTryAt = now() + waitAfter(end, wasRetried)
    status.show({
      kind: 'failed',
      problem: end,
      nextTryAt,
      got: status.received(),
      total,
      firstDownloadDone,
    })
    return { ok: false, problem: end }
  }

  function waitAfter({ code, retryAfterMs = 0 }: Problem, wasRetried: boolean): number {
    // The request was made before the token was renewed, or before the person pressed "Try now".
    if (wasRetried) return SOON_MS
    if (BLOCKED.has(code)) return BLOCKED_MS
    return Math.max(1_000, fullJitter(failures, random(), REACH_BACKOFF), retryAfterMs)
  }

  return {
    run(work) {
      if (running) return running
      const retriesBefore = retries
      running = withDiskProblems(context, work).then((end) => {
        running = null
        return finish(end, retries !== retriesBefore)
      })
      return running
    },
    current: () => running,
    retryNow() {
      retries += 1
      failures = 0
      if (status.state().kind === 'failed') status.showIdle()
    },
  }
}

/** Failures of this machine's disk end a pull like those of the network. */
export async function withDiskProblems(
  { diskProblem }: PullContext,
  work: () => Promise<PullEnd>,
): Promise<PullEnd> {
  try {
    return await work()
  } catch (error) {
    return diskProblem(error)
  }
}

const SOON_MS = 500
/** With a token that the store rejects there is nothing to fetch until it is renewed. */
const BLOCKED_MS = 15 * 60_000
const BLOCKED: ReadonlySet<Problem['code']> = new Set([
  'token-rejected',
  'no-permission',
  'not-signed-in',
  'wrong-store',
])
