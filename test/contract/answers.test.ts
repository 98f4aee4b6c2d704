import { describe, expect, it } from 'vitest'
import type { ProblemCode } from '../../shared/answer.ts'
import type { Outcome } from '../../shared/outcome.ts'
import { json, v2Customer } from '../support/contract/transport.ts'
import { link, put, reconnect, server, store } from '../support/contract/answering.ts'

// Every row of the table of answers, against a real HTTP server. Only 407 is in test/unit/electron/main/store-api/v2/answers.test.ts:
// Node's client keeps it to itself.

const NO_WORDS = 'gave no reason'
/** Bodies in which a store says no, and the words that people see of them. */
const SAYS_NO: readonly (readonly [family: string, body: string, words: string])[] = [
  [
    'application',
    String.raw`[{"status":0,"message":"The field 'company' is invalid.","details":{"invalid_reason":"Not in this shop \/ never."}}]`,
    "The field 'company' is invalid. Not in this shop / never.",
  ],
  ['gateway', '{"status":0,"title":"No such luck","type":"https:\\/\\/x","errors":{}}', 'No such luck'],
  ['older gateway', '{"error":"Bad luck"}', 'Bad luck'],
  ['HTML', '<html><body><h1>Sorry</h1></body></html>', NO_WORDS],
  ['empty', '', NO_WORDS],
  ['an empty array', '[]', NO_WORDS],
  ['a text', '"no"', NO_WORDS],
  ['null', 'null', NO_WORDS],
]

/** Answers with far-reaching consequences count only in the store's own words. */
const IN_WORDS: readonly number[] = [401, 403, 404, 410, 423, 425]
const UNCLEAR = { put: { kind: 'unknown', reason: 'bad-answer' }, read: 'bad-answer' } as const

interface Row {
  readonly statuses: readonly number[]
  readonly put: Partial<Outcome>
  readonly read: ProblemCode
}

const ROWS: readonly Row[] = [
  {
    statuses: [400, 402, 405, 406, 409, 411, 412, 413, 414, 415, 418, 422, 428, 431, 451, 501],
    put: { kind: 'refused' },
    read: 'bad-answer',
  },
  { statuses: [401], put: { kind: 'blocked', reason: 'token-rejected' }, read: 'token-rejected' },
  { statuses: [403], put: { kind: 'blocked', reason: 'no-permission' }, read: 'no-permission' },
  { statuses: [404, 410], put: { kind: 'gone' }, read: 'not-found' },
  {
    statuses: [423, 425],
    put: { kind: 'deferred', reason: 'locked', retryAfterMs: null },
    read: 'server-error',
  },
  { statuses: [429], put: { kind: 'deferred', reason: 'rate-limited' }, read: 'rate-limited' },
  {
    statuses: [408, 500, 502, 503, 504, 505, 507, 520, 599],
    put: { kind: 'unknown', reason: 'server-error' },
    read: 'server-error',
  },
  { statuses: [300, 304, 305], put: { kind: 'unknown', reason: 'bad-answer' }, read: 'bad-answer' },
  { statuses: [202, 206, 226], put: { kind: 'unknown', reason: 'bad-answer' }, read: 'bad-answer' },
  {
    statuses: [301, 302, 303, 307, 308],
    put: { kind: 'unknown', reason: 'redirect' },
    read: 'bad-answer',
  },
]

const CASES = ROWS.flatMap((row) =>
  row.statuses.flatMap((status) =>
    SAYS_NO.map(([family, body, words]) => ({
      ...row,
      ...(IN_WORDS.includes(status) && words === NO_WORDS ? UNCLEAR : {}),
      status,
      family,
      body,
      words,
    })),
  ),
)

describe('an answer that is no success', () => {
  it.each(CASES)(
    '$status with $family: a PUT is $put.kind, a read $read',
    async ({ status, body, words, ...row }) => {
      server.serve = (_request, response) => {
        response.writeHead(status)
        response.end(status === 304 ? undefined : body)
      }
      const outcome = await put()
      expect(outcome).toMatchObject(row.put)
      if ('status' in outcome) expect(outcome.status).toBe(status)
      if (outcome.kind === 'refused') expect(outcome.refusal.message).toContain(words)
      if (outcome.kind === 'blocked') expect(outcome.message).toContain(words)
      // Whether the customer is gone is asked once more.
      expect(store.received).toHaveLength(outcome.kind === 'gone' ? 2 : 1)

      // A 429 keeps everything back; the read is that of another day.
      await link.close()
      reconnect()
      const read = await link.client.customer(5)
      expect(read).toMatchObject({ ok: false, problem: { code: row.read, status } })
    },
  )
})

const EMPTY_LIST = { records: [], unreadable: [] }

describe('an answer that is a success', () => {
  it.each([200, 201, 203])('%d with the customer is delivered', async (status) => {
    server.serve = (_request, response) => json(response, status, v2Customer({ company: 'New' }))
    expect(await put()).toMatchObject({
      kind: 'delivered',
      status,
      differs: [],
      customer: { company: 'New' },
    })
  })

  it.each([
    ['nothing', 204, ''],
    ['an empty body', 200, ''],
    ['HTML', 200, '<html></html>'],
    ['half a customer', 200, '{"id":5,"company":"Ne'],
    ['an array', 200, JSON.stringify([v2Customer()])],
    ['an empty object', 200, '{}'],
    ['another customer', 200, JSON.stringify(v2Customer({ id: 6 }))],
    ['an error that calls itself a success', 200, '[{"status":400,"message":"x"}]'],
  ])('%s (%i) leaves the outcome unknown', async (_what, status, body) => {
    server.serve = (_request, response) => {
      response.writeHead(status, { 'Content-Type': 'application/json' })
      response.end(body)
    }
    expect(await put()).toEqual({ kind: 'unknown', reason: 'bad-answer', status })
  })

  it.each([
    ['204', 204, ''],
    ['200 with []', 200, '[]'],
    ['200 without a body', 200, ''],
    ['200 with spaces', 200, ' \n'],
  ])('%s is an empty list', async (_what, status, body) => {
    server.serve = (_request, response) => {
      response.writeHead(status)
      response.end(body)
    }
    expect(await link.client.customers({ minId: 1 })).toEqual({
      ok: true,
      value: { ...EMPTY_LIST, nextId: null },
    })
    expect(await link.client.addresses(5)).toEqual({ ok: true, value: EMPTY_LIST })
    expect(await link.client.groups()).toEqual({ ok: true, value: EMPTY_LIST })
  })

  it('a store without groups has an empty list of them, however it says so', async () => {
    server.serve = (_request, response) => json(response, 404, [{ status: 404, message: 'Not found.' }])
    expect(await link.client.groups()).toEqual({ ok: true, value: EMPTY_LIST })
  })
})

describe('when the store asks to wait', () => {
  it.each([
    ['seconds', 423, { 'X-Retry-After': '3' }, 'locked', 3_000],
    ['seconds, by the usual name', 423, { 'retry-after': '4' }, 'locked', 4_000],
    ['seconds', 429, { 'x-RETRY-after': '3' }, 'rate-limited', 3_000],
    ['the end of the window', 429, { 'X-RATE-LIMIT-TIME-RESET-MS': '2500' }, 'rate-limited', 2_500],
    [
      'the longer of both',
      429,
      { 'X-Rate-Limit-Time-Reset-Ms': '9000', 'X-Retry-After': '3' },
      'rate-limited',
      9_000,
    ],
    [
      'the end of the window, which is no business of a 423',
      423,
      { 'X-Rate-Limit-Time-Reset-Ms': '9000' },
      'locked',
      null,
    ],
    ['nonsense', 423, { 'Retry-After': 'soon' }, 'locked', null],
  ])('%s (%i) is reported', async (_what, status, headers, reason, retryAfterMs) => {
    server.serve = (_request, response) => json(response, status, { title: 'Wait' }, headers)
    expect(await put()).toEqual({ kind: 'deferred', reason, retryAfterMs })
  })

  it('a 429 without a time is given one', async () => {
    server.serve = (_request, response) => json(response, 429, {})
    const outcome = await put()
    expect(outcome).toMatchObject({ kind: 'deferred', reason: 'rate-limited' })
    expect('retryAfterMs' in outcome && outcome.retryAfterMs).toBeGreaterThan(500)
  })

  it('trouble after a PUT passes it on', async () => {
    server.serve = (_request, response) => json(response, 503, '', { 'Retry-After': '30' })
    expect(await put()).toEqual({
      kind: 'unknown',
      reason: 'server-error',
      status: 503,
      retryAfterMs: 30_000,
    })
  })

  it('a read passes it on', async () => {
    server.serve = (_request, response) => json(response, 503, '', { 'Retry-After': '30' })
    expect(await link.client.count()).toMatchObject({
      problem: { code: 'server-error', status: 503, retryAfterMs: 30_000 },
    })
  })
})
