import type { Connection } from '../../shared/session.ts'
import type { DrainState, PullState } from './sync-state.ts'

type FirstDownload = Extract<PullState, { kind: 'first-download' }>

/**
 * How long the first download will still take, in ms, by the pace of this run; `null` while it can't be estimated:
 * the total is unknown, or too little has come to know a pace.
 */
export function downloadLeft(
  { got, total, startedAt, gotAtStart }: FirstDownload,
  now: number,
): number | null {
  const came = got - gotAtStart
  const took = now - startedAt
  if (total === null || came <= 0 || took < ENOUGH_MS) return null
  return Math.max(0, Math.round(((total - got) * took) / came))
}

const ENOUGH_MS = 2_000

/**
 * When something is tried next (ms since 1970), or `null` where nothing waits for a time. While the store cannot be
 * reached, that is the next probe.
 */
export function nextTryAt(
  connection: Connection,
  drain: DrainState | undefined,
  waiting: number,
): number | null {
  if (connection.kind === 'offline') return connection.nextProbeAt
  if (waiting === 0 || !drain) return null
  switch (drain.pause.kind) {
    case 'rate-limited':
      return drain.pause.until
    // A person ends these, not time.
    case 'blocked':
    case 'stopped-by-person':
      return null
    case 'unreachable':
    case 'none':
      return drain.kind === 'running' ? null : drain.nextTryAt
  }
}
