import { describe, expect, it } from 'vitest'
import type { ProblemCode } from '../../shared/answer.ts'
import { meaningOf, outcomeOfRead, putReply, readReply } from '../../electron/main/store-api/answers.ts'
import { reachOf } from '../../electron/main/store-api/reach.ts'
import type { Reply, WhyFailed } from '../../electron/main/store-api/request.ts'

const answered = (status: number, text: string | null = ''): Reply => ({
  kind: 'answered',
  status,
  headers: new Headers(),
  text,
})
const failed = (why: WhyFailed, status: number | null = null): Reply => ({
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
    expect(reachOf(answered(407))).toBe(false)
  })

  it.each<[WhyFailed, object, ProblemCode]>([
    ['never-sent', { kind: 'deferred', reason: 'unreachable' }, 'unreachable'],
    ['not-begun', { kind: 'deferred', reason: 'aborted' }, 'aborted'],
    ['lost', { kind: 'unknown', reason: 'connection-lost' }, 'connection-lost'],
    ['timed-out', { kind: 'unknown', reason: 'time-out' }, 'timed-out'],
    ['too-large', { kind: 'unknown', reason: 'bad-answer' }, 'too-large'],
    ['redirected', { kind: 'unknown', reason: 'redirect' }, 'bad-answer'],
    ['aborted', { kind: 'unknown', reason: 'connection-lost' }, 'aborted'],
  ])('a request that is %s', (why, outcome, code) => {
    for (const status of [null, 200, 400]) {
      expect(putReply(failed(why, status), null)).toMatchObject({ kind: 'ended', outcome })
      expect(readReply(failed(why, status), null)).toMatchObject({ ok: false, problem: { code } })
    }
  })

  it('takes bytes that are no text for a bad answer', () => {
    expect(putReply(answered(200, null), null)).toMatchObject({
      outcome: { kind: 'unknown', reason: 'bad-answer', status: 200 },
    })
    expect(readReply(answered(200, null), null)).toMatchObject({ problem: { code: 'bad-answer' } })
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
  ])('with %s ends as one that was not sent', (code, outcome) => {
    expect(outcomeOfRead({ code, detail: 'words', retryAfterMs: 2_000 })).toMatchObject(outcome)
  })
})

describe('what a reply tells about the way to the store', () => {
  it.each([
    ['a customer', answered(200, '{"id":5}'), true],
    ['an empty list', answered(204), true],
    ['a refusal', answered(400), true],
    ['a wrong token', answered(401), true],
    ['a missing scope', answered(403), true],
    ['a customer that is gone', answered(404), true],
    ['a full quota', answered(429), true],
    ['a page of the network in between', answered(200, '<html></html>'), null],
    ['a redirect', answered(302), null],
    ['a fault of the store', answered(500), null],
    ['a gateway without a store', answered(502), false],
    ['maintenance', answered(503), false],
    ['a gateway that waited', answered(504), false],
    ['no connection', failed('never-sent'), false],
    ['a reset', failed('lost'), false],
    ['silence', failed('timed-out'), false],
    ['our own end', failed('aborted'), null],
    ['our own beginning', failed('not-begun'), null],
  ])('%s', (_what, reply, reach) => {
    expect(reachOf(reply)).toBe(reach)
  })
})
