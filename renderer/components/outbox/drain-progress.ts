import type { Edit } from '../../../shared/edit.ts'
import type { DrainState } from '../../sync/sync.ts'
import { needOf } from './rows.ts'

/** How far a drain has come. */
export interface DrainProgress {
  readonly done: number
  readonly all: number
  /** Edits a minute, once enough were delivered to tell. */
  readonly perMinute: number | null
  readonly leftMs: number | null
}

/** @returns `null` while nothing is being delivered */
export function drainProgress(drain: DrainState, edits: readonly Edit[], now: number): DrainProgress | null {
  if (drain.kind !== 'running' || drain.started === null) return null
  const left = edits.filter((edit) => needOf(edit) === null).length
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
