import type { Problem } from '../../shared/answer.ts'
import type { Bridge } from '../../shared/bridge.ts'
import { DiskFullError } from '../db/local-store.ts'
import { safely } from './safely.ts'

/** A problem that is known by its code already, on its way through code that throws. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

/**
 * The problem of a write that failed. Chromium gives a full disk no name of its own: main is asked how much
 * room is left.
 */
export async function diskProblem(error: unknown, bridge: Pick<Bridge, 'app'>): Promise<Problem> {
  if (error instanceof ProblemError) return error.problem
  if (error instanceof DiskFullError) return { code: 'disk-full' }
  const detail = error instanceof Error ? error.message : String(error)
  const room = await safely(() => bridge.app.room({}))
  return room.ok && room.value < LEAST_ROOM ? { code: 'disk-full', detail } : { code: 'disk-error', detail }
}

/** Chromium's database takes room in pieces of some MiB. */
const LEAST_ROOM = 16 * 1024 * 1024
