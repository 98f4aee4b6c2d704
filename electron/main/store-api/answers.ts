import type { Problem } from '../../../shared/answer.ts'
import type { Outcome } from '../../../shared/outcome.ts'
import type { Reply, WhyFailed } from './request.ts'
import { refusalFields, storeWords } from './words.ts'

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

/** The one table from status to meaning. What is not listed means what its hundred means. */
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
}

export function meaningOf(status: number): Meaning {
  const listed = MEANINGS[status]
  if (listed) return listed
  if (status >= 400 && status < 500) return 'refused'
  return status >= 500 && status < 600 ? 'server-error' : 'strange'
}

/** What a reply is to somebody who reads: its text, or the problem. */
export type ReadReply =
  | { readonly ok: true; readonly status: number; readonly text: string }
  | { readonly ok: false; readonly problem: Problem }

/** @param waitMs how long a 429 asks everybody to wait */
export function readReply(reply: Reply, waitMs: number | null): ReadReply {
  if (reply.kind === 'failed') {
    const { status, code } = reply
    return problem(READ_FAILURES[reply.why], status, code, null)
  }
  const { status, text } = reply
  const words = storeWords(status, text).message
  switch (meaningOf(status)) {
    case 'done':
      return text === null ? problem('bad-answer', status, 'not UTF-8', null) : { ok: true, status, text }
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
  const meaning = meaningOf(status)
  const words = storeWords(status, text)
  switch (meaning) {
    case 'done':
      return text === null
        ? ended({ kind: 'unknown', reason: 'bad-answer', status })
        : { kind: 'done', status, text }
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
    case 'strange':
      return ended({ kind: 'unknown', reason: 'bad-answer', status })
  }
}

/** How a delivery ends whose read before the PUT failed: nothing was sent. */
export function outcomeOfRead({ code, detail = '', status, retryAfterMs: wait }: Problem): Outcome {
  const retryAfterMs = wait ?? null
  switch (code) {
    case 'unreachable':
      return { kind: 'deferred', reason: 'unreachable', retryAfterMs }
    case 'rate-limited':
      return { kind: 'deferred', reason: 'rate-limited', retryAfterMs }
    case 'aborted':
      return { kind: 'deferred', reason: 'aborted', retryAfterMs }
    case 'token-rejected':
    case 'no-permission':
      return { kind: 'blocked', reason: code, message: detail }
    case 'not-found':
      return { kind: 'gone', status: status ?? 404 }
    default:
      return { kind: 'deferred', reason: 'read-failed', retryAfterMs }
  }
}

function failedPut(why: WhyFailed, status: number | null): Outcome {
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
