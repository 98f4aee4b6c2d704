import type { UnreadableRecord } from './unreadable.ts'

/** What a bridge call answers: errors cross as values, nothing is thrown across a process border. */
export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }

/**
 * A failure that a person may see. `code` chooses the words (the page has them per language);
 * `detail` is a short technical addition (never a token, never a stack trace).
 */
export interface Problem {
  readonly code: ProblemCode
  readonly detail?: string
  readonly status?: number
  /** Milliseconds, where the store named a time. */
  readonly retryAfterMs?: number
  /** With `unreadable`: the record that could not be understood. */
  readonly record?: UnreadableRecord
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
  /** Something between this machine and the store answered in its place. */
  | 'intercepted'
  /** The store's certificate is not valid at the time that this machine shows. */
  | 'wrong-clock'
  /** One record of the store cannot be understood. */
  | 'unreadable'
  | 'not-found'
  | 'too-large'
  | 'aborted'
  // the machine
  | 'disk-full'
  | 'disk-error'
  /** A newer version of the app has written what is here. */
  | 'newer-data'
  // the program itself
  | 'bad-argument'
  | 'internal'

export const good = <T>(value: T): Answer<T> => ({ ok: true, value })

export const bad = (code: ProblemCode, more: Omit<Problem, 'code'> = {}): Answer<never> => ({
  ok: false,
  problem: { code, ...more },
})
