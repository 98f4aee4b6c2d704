import type { Problem } from '../../../../shared/answer.ts'
import type { Outcome } from '../../../../shared/outcome.ts'
import { certificateFault } from '../certificate-fault.ts'
import type { Reply, FailureReason } from '../request.ts'
import { hasRateLimit } from '../rate-headers.ts'
import { refusalFields, storeWords } from './error-messages.ts'

/** What a status of the store means, whatever was asked. */
export type Meaning =
  | 'done'
  | 'moved'
  | 'refused'
  | 'token-rejected'
  | 'no-permission'
  | 'absent'
  | 'proxy'
  | 'locked'
  | 'rate-limited'
  | 'server-error'
  | 'strange'
  /** Something between this machine and the store answered in its place. */
  | 'intercepted'

/** The one table from status to meaning. A status that is not listed means what its class means. */
const MEANINGS: Readonly<Record<number, Meaning>> = {
  200: 'done',
  201: 'done',
  203: 'done',
  204: 'done',
  301: 'moved',
  302: 'moved',
  303: 'moved',
  307: 'moved',
  308: 'moved',
  401: 'token-rejected',
  403: 'no-permission',
  404: 'absent',
  407: 'proxy',
  408: 'server-error',
  410: 'absent',
  423: 'locked',
  425: 'locked',
  429: 'rate-limited',
  501: 'refused',
  511: 'intercepted',
}

/** A whole answer. */
type AnsweredReply = Extract<Reply, { kind: 'answered' }>

/**
 * What an answer means. Portals, filters and proxies answer with every status, so only an answer that has the store's
 * shape and its rate limit says anything about token, customer or edit.
 */
export function meaningOfAnswer({ status, headers, text }: AnsweredReply): Meaning {
  const meaning = meaningOf(status)
  switch (meaning) {
    case 'refused':
      return hasRateLimit(headers) ? meaning : 'intercepted'
    case 'token-rejected':
    case 'no-permission':
    case 'absent':
    case 'locked':
      if (!hasRateLimit(headers)) return 'intercepted'
      return isStoresShape(status, text) ? meaning : 'strange'
    case 'rate-limited':
      return hasRateLimit(headers) || isStoresShape(status, text) ? meaning : 'intercepted'
    case 'strange':
      return hasRateLimit(headers) ? meaning : 'intercepted'
    case 'done':
    case 'moved':
    case 'proxy':
    case 'server-error':
    case 'intercepted':
      return meaning
  }
}

const isStoresShape = (status: number, text: string): boolean => storeWords(status, text).family !== 'none'

export function meaningOf(status: number): Meaning {
  const listed = MEANINGS[status]
  if (listed) return listed
  if (status >= 400 && status < 500) return 'refused'
  return status >= 500 && status < 600 ? 'server-error' : 'strange'
}

/** What a reply is to a read: its text, or the problem. */
export type ReadReply =
  | { readonly ok: true; readonly status: number; readonly text: string }
  | { readonly ok: false; readonly problem: Problem }

/** @param waitMs how long a 429 asks to wait */
export function readReply(reply: Reply, waitMs: number | null): ReadReply {
  if (reply.kind === 'failed') {
    const { status, headers, code, why } = reply
    const isForeign = why === 'redirected' && !(headers && hasRateLimit(headers))
    const fault = isForeign ? 'intercepted' : certificateFault(code)
    return problem(fault ?? READ_FAILURES[why], status, code, null)
  }
  const { status, text } = reply
  const words = storeWords(status, text).message
  switch (meaningOfAnswer(reply)) {
    case 'done':
      return { ok: true, status, text }
    case 'intercepted':
      return problem('intercepted', status, '', null)
    case 'token-rejected':
      return problem('token-rejected', status, words, null)
    case 'no-permission':
      return problem('no-permission', status, words, null)
    case 'absent':
      return problem('not-found', status, words, null)
    case 'proxy':
      return problem('unreachable', status, 'proxy', null)
    case 'rate-limited':
      return problem('rate-limited', status, words, waitMs)
    case 'locked':
    case 'server-error':
      return problem('server-error', status, words, waitMs)
    case 'refused':
    case 'moved':
    case 'strange':
      return problem('bad-answer', status, words, null)
  }
}

/** What a reply to a PUT is: the text of an answer that says "done", or how the delivery ended. */
export type PutReply =
  | { readonly kind: 'done'; readonly status: number; readonly text: string }
  | { readonly kind: 'ended'; readonly outcome: Outcome }

/** @param waitMs how long the store asks to wait, where it does */
export function putReply(reply: Reply, waitMs: number | null): PutReply {
  if (reply.kind === 'failed') return ended(failedPut(reply.why, reply.status))
  const { status, text } = reply
  const words = storeWords(status, text)
  switch (meaningOfAnswer(reply)) {
    case 'done':
      return { kind: 'done', status, text }
    case 'refused':
      return ended({
        kind: 'refused',
        status,
        refusal: { message: words.message, fields: refusalFields(words) },
      })
    case 'token-rejected':
      return ended({ kind: 'blocked', reason: 'token-rejected', message: words.message })
    case 'no-permission':
      return ended({ kind: 'blocked', reason: 'no-permission', message: MAY_ONLY_READ + words.message })
    case 'absent':
      return ended({ kind: 'gone', status })
    case 'proxy':
      return ended({ kind: 'deferred', reason: 'unreachable', retryAfterMs: null })
    case 'locked':
      return ended({ kind: 'deferred', reason: 'locked', retryAfterMs: waitMs })
    case 'rate-limited':
      return ended({ kind: 'deferred', reason: 'rate-limited', retryAfterMs: waitMs })
    case 'server-error':
      return ended({
        kind: 'unknown',
        reason: 'server-error',
        status,
        ...(waitMs === null ? {} : { retryAfterMs: waitMs }),
      })
    case 'moved':
      return ended({ kind: 'unknown', reason: 'redirect', status })
    case 'intercepted':
      return ended({ kind: 'unknown', reason: 'intercepted', status })
    case 'strange':
      return ended({ kind: 'unknown', reason: 'bad-answer', status })
  }
}

/** How a delivery ends whose read before the PUT failed: nothing was sent. */
export function outcomeOfRead({ code, detail = '', status, retryAfterMs: wait }: Problem): Outcome {
  const retryAfterMs = wait ?? null
  switch (code) {
    case 'unreachable':
    case 'rate-limited':
    case 'aborted':
    case 'intercepted':
      return { kind: 'deferred', reason: code, retryAfterMs }
    case 'wrong-clock':
      return { kind: 'deferred', reason: 'unreachable', retryAfterMs }
    case 'unreadable':
      return { kind: 'deferred', reason: 'customer-unreadable', retryAfterMs }
    case 'token-rejected':
    case 'no-permission':
      return { kind: 'blocked', reason: code, message: detail }
    case 'not-found':
      return { kind: 'gone', status: status ?? 404 }
    default:
      return { kind: 'deferred', reason: 'read-failed', retryAfterMs }
  }
}

function failedPut(why: FailureReason, status: number | null): Outcome {
  switch (why) {
    case 'never-sent':
      return { kind: 'deferred', reason: 'unreachable', retryAfterMs: null }
    case 'not-begun':
      return { kind: 'deferred', reason: 'aborted', retryAfterMs: null }
    case 'lost':
    case 'aborted':
      return { kind: 'unknown', reason: 'connection-lost', status }
    case 'timed-out':
      return { kind: 'unknown', reason: 'time-out', status }
    case 'too-large':
      return { kind: 'unknown', reason: 'bad-answer', status }
    case 'redirected':
      return { kind: 'unknown', reason: 'redirect', status }
  }
}

const READ_FAILURES = {
  'never-sent': 'unreachable',
  'not-begun': 'aborted',
  lost: 'connection-lost',
  'timed-out': 'timed-out',
  'too-large': 'too-large',
  redirected: 'bad-answer',
  aborted: 'aborted',
} as const

const MAY_ONLY_READ = 'The token may read customers but not change them. '

const ended = (outcome: Outcome): PutReply => ({ kind: 'ended', outcome })

const problem = (
  code: Problem['code'],
  status: number | null,
  detail: string,
  retryAfterMs: number | null,
): ReadReply => ({
  ok: false,
  problem: {
    code,
    ...(detail === '' ? {} : { detail }),
    ...(status === null ? {} : { status }),
    ...(retryAfterMs === null ? {} : { retryAfterMs }),
  },
})
