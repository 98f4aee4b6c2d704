import type { ProblemCode } from '../../../shared/answer.ts'

/** What the person did. */
export type Way = 'connect' | 'file' | 'practice' | 'resume'

/** Beside what a problem is told. */
export type Place = 'hash' | 'token' | 'passphrase' | 'keep' | Way

/** Beside which input a problem of signing in belongs, so that one looks where it is to be mended. */
export function placeOf(code: ProblemCode, way: Way): Place {
  switch (code) {
    case 'passphrase-wrong':
      return 'passphrase'
    case 'vault-unavailable':
      return way === 'resume' ? 'resume' : 'keep'
    case 'hash-invalid':
    case 'store-not-found':
      return way === 'connect' ? 'hash' : way
    case 'token-invalid':
    case 'token-rejected':
    case 'no-permission':
      return way === 'connect' ? 'token' : way
    // A known store whose token is gone: the token is asked for again.
    case 'not-signed-in':
      return way === 'resume' ? 'token' : way
    default:
      return way
  }
}
