import type { DrainState } from '../sync-state.ts'

/** How far a drain has come. */
export interface SendingProgress {
  readonly done: number
  readonly all: number
  /** Edits a minute, once enough were delivered to estimate. */
  readonly perMinute: number | null
  readonly leftMs: number | null
}

/**
 * @param left edits that are sent automatically
 * @returns `null` while nothing is being delivered
 */
export function sendingProgress(drain: DrainState, left: number, now: number): SendingProgress | null {
  if (drain.kind !== 'running' || drain.started === null) return null
  const done = drain.delivered
  if (left === 0) return null
  const elapsed = now - drain.started
  const rate = done >= ENOUGH && elapsed >= ENOUGH_MS ? done / elapsed : null
  return {
    done,
    all: done + left,
    perMinute: rate && Math.round(rate * 60_000),
    leftMs: rate && left / rate,
  }
}

/** The first few say little about the rest. */
const ENOUGH = 3
const ENOUGH_MS = 2_000
