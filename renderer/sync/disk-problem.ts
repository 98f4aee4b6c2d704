import type { Problem } from '../../shared/answer.ts'
import type { Bridge } from '../../shared/bridge.ts'
import { DiskFullError } from '../storage/local-store.ts'
import { catchErrors, messageOf } from './catch-errors.ts'

/** A problem whose code is known already, on its way through code that throws. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

/**
 * The problem of a write that failed. Chromium does not name a full disk as such: main is asked how much
 * room is left.
 */
export async function diskProblem(error: unknown, bridge: Pick<Bridge, 'app'>): Promise<Problem> {
  if (error instanceof ProblemError) return error.problem
  if (error instanceof DiskFullError) return { code: 'disk-full' }
  const detail = messageOf(error)
  const room = await catchErrors(() => bridge.app.room({}))
  return room.ok && room.value < LEAST_ROOM ? { code: 'disk-full', detail } : { code: 'disk-error', detail }
}

/** Chromium's database takes room in pieces of some MiB. */
const LEAST_ROOM = 16 * 1024 * 1024
