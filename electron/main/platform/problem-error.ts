import type { Problem, ProblemCode } from '../../../shared/answer.ts'

/** Carries a `Problem` through main's own code up to the bridge, which answers it as a value. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly problem: Problem

  constructor(code: ProblemCode, more: Omit<Problem, 'code'> = {}) {
    super(more.detail ? `${code}: ${more.detail}` : code)
    this.problem = { code, ...more }
  }
}

/** The problem of a failed system call on a file, by its code and never by its words. */
export function diskProblem(error: unknown): ProblemError {
  const code = codeOf(error)
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG'
    ? new ProblemError('disk-full', { detail: code })
    : new ProblemError('disk-error', { detail: code || 'unknown' })
}

/** `ENOENT`, `ERR_DLOPEN_FAILED` and the like, or `''`. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
  return typeof code === 'string' ? code : ''
}
