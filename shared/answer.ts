/** What a bridge call answers: errors cross as values, nothing is thrown across a process border. */
export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }

/**
 * A failure that a person may be told. `code` chooses the words (the page has them per language);
 * `detail` is a short technical addition (never a token, never a stack trace).
 */
export interface Problem {
  readonly code: ProblemCode
  readonly detail?: string
  readonly status?: number
  /** Milliseconds, where the store named a time. */
  readonly retryAfterMs?: number
}

export type ProblemCode =
  // signing in
  | 'hash-invalid'
  | 'token-invalid'
  | 'credentials-invalid'
  | 'token-rejected'
  | 'no-permission'
  | 'store-not-found'
  | 'not-signed-in'
  | 'wrong-store'
  // the vault
  | 'vault-unavailable'
  | 'passphrase-wrong'
  | 'key-missing'
  // the store
  | 'unreachable'
  | 'timed-out'
  | 'connection-lost'
  | 'rate-limited'
  | 'server-error'
  | 'bad-answer'
  | 'not-found'
  | 'too-large'
  | 'aborted'
  // the machine
  | 'disk-full'
  | 'disk-error'
  // the program itself
  | 'bad-argument'
  | 'internal'

export const good = <T>(value: T): Answer<T> => ({ ok: true, value })

export const bad = (code: ProblemCode, more: Omit<Problem, 'code'> = {}): Answer<never> => ({
  ok: false,
  problem: { code, ...more },
})
