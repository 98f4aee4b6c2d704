import { describe, expect, it } from 'vitest'
import type { ProblemCode } from '../../../../../../shared/answer.ts'
import {
  meaningOf,
  outcomeOfRead,
  putReply,
  readReply,
} from '../../../../../../electron/main/store-api/v2/answers.ts'
import { reachOf } from '../../../../../../electron/main/store-api/probe.ts'
import type { Reply, FailureReason } from '../../../../../../electron/main/store-api/request.ts'

/** With a store's rate limit, and for a status that says no, in a store's words. */
const answered = (
  status: number,
  text: string = status < 400 ? '' : '[{"status":0,"message":"No."}]',
): Reply => ({
  kind: 'answered',
  status,
  headers: new Headers({ 'X-Rate-Limit-Requests-Left': '149' }),
  text,
})
/** Of something between this machine and the store. */
const foreign = (status: number, text = '<html></html>'): Reply => ({
  kind: 'answered',
  status,
  headers: new Headers({ 'Content-Type': 'text/html' }),
  text,
})
const failed = (why: FailureReason, status: number | null = null): Reply => ({
  kind: 'failed',
  why,
  status,
  headers: null,
  code: 'CODE',
})

describe('the table of answers', () => {
  it('has a meaning for every status that there is or could be', () => {
    for (let status = 0; status < 1_100; status += 1) {
      expect(meaningOf(status)).toBeTruthy()
      expect(putReply(answered(status), null)).toBeTruthy()
      expect(readReply(answered(status), null)).toBeTruthy()
    }
  })

  it('takes nothing for refused, gone or done that is not surely so', () => {
    const surely = [
      'done',
      'refused',
      'absent',
      'token-rejected',
      'no-permission',
      'locked',
      'rate-limited',
      'proxy',
    ]
    for (const status of [...Array(400).keys(), 500, 502, 503, 504, 507, 599, 600, 999]) {
      if ([200, 201, 203, 204].includes(status)) continue
      expect(surely, String(status)).not.toContain(meaningOf(status))
    }
  })

  it('knows a proxy that wants to be signed in to: nothing has reached the store', () => {
    expect(putReply(answered(407), null)).toEqual({
      kind: 'ended',
      outcome: { kind: 'deferred', reason: 'unreachable', retryAfterMs: null },
    })
    expect(readReply(answered(407), null)).toMatchObject({
      problem: { code: 'unreachable', detail: 'proxy' },
    })
    expect(reachOf(answered(407))).toBe('silent')
  })

  it.each<[FailureReason, object, ProblemCode]>([
    ['never-sent', { kind: 'deferred', reason: 'unreachable' }, 'unreachable'],
    ['not-begun', { kind: 'deferred', reason: 'aborted' }, 'aborted'],
    ['lost', { kind: 'unknown', reason: 'connection-lost' }, 'connection-lost'],
    ['timed-out', { kind: 'unknown', reason: 'time-out' }, 'timed-out'],
    ['too-large', { kind: 'unknown', reason: 'bad-answer' }, 'too-large'],
    ['redirected', { kind: 'unknown', reason: 'redirect' }, 'intercepted'],
    ['aborted', { kind: 'unknown', reason: 'connection-lost' }, 'aborted'],
  ])('a request that is %s', (why, outcome, code) => {
    for (const status of [null, 200, 400]) {
      expect(putReply(failed(why, status), null)).toMatchObject({ kind: 'ended', outcome })
      expect(readReply(failed(why, status), null)).toMatchObject({ ok: false, problem: { code } })
    }
  })
})

describe('an answer without the rate limit of the store', () => {
  const JSON_WORDS = '{"status":403,"title":"Sign in first","type":"x","errors":{}}'

  it.each([400, 401, 403, 404, 405, 410, 422, 423, 429, 451, 511, 202, 304])(
    'of status %i says nothing about token, customer or edit',
    (status) => {
      for (const reply of [foreign(status), foreign(status, '')]) {
        expect(putReply(reply, null)).toEqual({
          kind: 'ended',
          outcome: { kind: 'unknown', reason: 'intercepted', status },
        })
        expect(readReply(reply, null)).toEqual({ ok: false, problem: { code: 'intercepted', status } })
      }
    },
  )

  it.each([400, 401, 403, 404])('of status %i is not believed for its words either', (status) => {
    expect(putReply(foreign(status, JSON_WORDS), null)).toMatchObject({ outcome: { reason: 'intercepted' } })
    expect(readReply(foreign(status, JSON_WORDS), null)).toMatchObject({ problem: { code: 'intercepted' } })
  })

  it("is the store's own 429 where its words are", () => {
    expect(readReply(foreign(429, '{"status":429,"title":"Slow"}'), null)).toMatchObject({
      problem: { code: 'rate-limited' },
    })
  })
})

describe('an answer with the rate limit of the store', () => {
  it.each([401, 403, 404, 410, 423])('of status %i counts only in the words of the store', (status) => {
    for (const text of ['', '<html></html>', '[]', '"no"']) {
      expect(putReply(answered(status, text), null)).toMatchObject({
        outcome: { kind: 'unknown', reason: 'bad-answer' },
      })
      expect(readReply(answered(status, text), null)).toMatchObject({ problem: { code: 'bad-answer' } })
    }
  })
})

describe('a delivery whose read before the PUT failed', () => {
  it.each<[ProblemCode, object]>([
    ['unreachable', { kind: 'deferred', reason: 'unreachable' }],
    ['rate-limited', { kind: 'deferred', reason: 'rate-limited', retryAfterMs: 2_000 }],
    ['aborted', { kind: 'deferred', reason: 'aborted' }],
    ['token-rejected', { kind: 'blocked', reason: 'token-rejected', message: 'words' }],
    ['no-permission', { kind: 'blocked', reason: 'no-permission', message: 'words' }],
    ['not-found', { kind: 'gone', status: 404 }],
    ['timed-out', { kind: 'deferred', reason: 'read-failed' }],
    ['connection-lost', { kind: 'deferred', reason: 'read-failed' }],
    ['server-error', { kind: 'deferred', reason: 'read-failed' }],
    ['bad-answer', { kind: 'deferred', reason: 'read-failed' }],
    ['too-large', { kind: 'deferred', reason: 'read-failed' }],
    ['intercepted', { kind: 'deferred', reason: 'intercepted' }],
    ['unreadable', { kind: 'deferred', reason: 'customer-unreadable' }],
  ])('with %s ends as one that was not sent', (code, outcome) => {
    expect(outcomeOfRead({ code, detail: 'words', retryAfterMs: 2_000 })).toMatchObject(outcome)
  })
})

describe('what a reply says about the connection to the store', () => {
  it.each([
    ['a customer', answered(200, '{"id":5}'), 'reached'],
    ['an empty list', answered(204), 'reached'],
    ['a refusal', answered(400), 'reached'],
    ['a wrong token', answered(401), 'reached'],
    ['a missing scope', answered(403), 'reached'],
    ['a customer that is gone', answered(404), 'reached'],
    ['a full quota', answered(429), 'reached'],
    ['a page of the network in between', foreign(200), null],
    ['a refusal of the network in between', foreign(403), 'intercepted'],
    ['a network that wants people to sign in', foreign(511), 'intercepted'],
    ['a redirect that leads elsewhere', failed('redirected'), 'intercepted'],
    ['a redirect', answered(302), null],
    ['a fault of the store', answered(500), null],
    ['a gateway without a store', answered(502), 'silent'],
    ['maintenance', answered(503), 'silent'],
    ['a gateway that waited', answered(504), 'silent'],
    ['no connection', failed('never-sent'), 'silent'],
    ['a reset', failed('lost'), 'silent'],
    ['silence', failed('timed-out'), 'silent'],
    ['our own end', failed('aborted'), null],
    ['our own beginning', failed('not-begun'), null],
  ])('%s', (_what, reply, reach) => {
    expect(reachOf(reply)).toBe(reach)
  })
})
