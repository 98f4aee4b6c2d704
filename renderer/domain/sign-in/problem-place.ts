import type { ProblemCode } from '../../../shared/answer.ts'

/** What the person did. */
export type SignInMethod = 'connect' | 'file' | 'practice' | 'resume'

/** The input beside which a problem is shown. */
export type ProblemPlace = 'hash' | 'token' | 'passphrase' | 'keep' | SignInMethod

/** Beside which input a problem of signing in belongs, so that it appears where it can be corrected. */
export function problemPlace(code: ProblemCode, way: SignInMethod): ProblemPlace {
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
