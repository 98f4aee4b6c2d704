import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ProblemCode } from '../../shared/answer.ts'
import type { Outcome } from '../../shared/outcome.ts'
import {
  anAttempt,
  json,
  linkIn,
  type Serve,
  type TestLink,
  type TinyStore,
  tinyStore,
  v2Customer,
} from './store-way.ts'

// Every row of the table of answers, against a real HTTP server. Only 407 is in test/unit/answers.test.ts:
// Node's client keeps it to itself.

let store: TinyStore
let link: TestLink
let serve: Serve

beforeAll(async () => {
  store = await tinyStore((request, response) => serve(request, response))
})
beforeEach(() => {
  store.received.length = 0
  link = linkIn(store.url)
})
afterEach(() => link.close())
afterAll(() => store.close())

const put = (): Promise<Outcome> =>
  link.delivery.deliver(anAttempt({ company: 'New' }, { base: { company: '' } }))

/** Bodies in which a store says no, and the words that people see of them. */
const SAYS_NO: readonly (readonly [family: string, body: string, words: string])[] = [
  [
    'application',
    String.raw`[{"status":0,"message":"The field 'company' is invalid.","details":{"invalid_reason":"Not in this shop \/ never."}}]`,
    "The field 'company' is invalid. Not in this shop / never.",
  ],
  ['gateway', '{"status":0,"title":"No such luck","type":"https:\\/\\/x","errors":{}}', 'No such luck'],
  ['older gateway', '{"error":"Bad luck"}', 'Bad luck'],
  ['HTML', '<html><body><h1>Sorry</h1></body></html>', 'gave no reason'],
  ['empty', '', 'gave no reason'],
  ['an empty array', '[]', 'gave no reason'],
  ['a text', '"no"', 'gave no reason'],
  ['null', 'null', 'gave no reason'],
]

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
    SAYS_NO.map(([family, body, words]) => ({ ...row, status, family, body, words })),
  ),
)

describe('an answer that is no success', () => {
  it.each(CASES)(
    '$status with $family: a PUT is $put.kind, a read $read',
    async ({ status, body, words, ...row }) => {
      serve = (_request, response) => {
        response.writeHead(status)
        response.end(status === 304 ? undefined : body)
      }
      const outcome = await put()
      expect(outcome).toMatchObject(row.put)
      if ('status' in outcome) expect(outcome.status).toBe(status)
      if (outcome.kind === 'refused') expect(outcome.refusal.message).toContain(words)
      if (outcome.kind === 'blocked') expect(outcome.message).toContain(words)
      expect(store.received).toHaveLength(1)

      // A 429 keeps everything back; the read is that of another day.
      await link.close()
      link = linkIn(store.url)
      const read = await link.client.customer(5)
      expect(read).toMatchObject({ ok: false, problem: { code: row.read, status } })
    },
  )
})

describe('an answer that is a success', () => {
  it.each([200, 201, 203])('%d with the customer is delivered', async (status) => {
    serve = (_request, response) => json(response, status, v2Customer({ company: 'New' }))
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
    serve = (_request, response) => {
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
    serve = (_request, response) => {
      response.writeHead(status)
      response.end(body)
    }
    expect(await link.client.customers({ minId: 1 })).toEqual({ ok: true, value: [] })
    expect(await link.client.addresses(5)).toEqual({ ok: true, value: [] })
    expect(await link.client.groups()).toEqual({ ok: true, value: [] })
  })

  it('a store without groups has an empty list of them, however it says so', async () => {
    serve = (_request, response) => json(response, 404, [{ status: 404, message: 'Not found.' }])
    expect(await link.client.groups()).toEqual({ ok: true, value: [] })
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
  ])('%s (%i) is told', async (_what, status, headers, reason, retryAfterMs) => {
    serve = (_request, response) => json(response, status, {}, headers)
    expect(await put()).toEqual({ kind: 'deferred', reason, retryAfterMs })
  })

  it('a 429 without a time is given one', async () => {
    serve = (_request, response) => json(response, 429, {})
    const outcome = await put()
    expect(outcome).toMatchObject({ kind: 'deferred', reason: 'rate-limited' })
    expect('retryAfterMs' in outcome && outcome.retryAfterMs).toBeGreaterThan(500)
  })

  it('trouble after a PUT passes it on', async () => {
    serve = (_request, response) => json(response, 503, '', { 'Retry-After': '30' })
    expect(await put()).toEqual({
      kind: 'unknown',
      reason: 'server-error',
      status: 503,
      retryAfterMs: 30_000,
    })
  })

  it('a read passes it on', async () => {
    serve = (_request, response) => json(response, 503, '', { 'Retry-After': '30' })
    expect(await link.client.count()).toMatchObject({
      problem: { code: 'server-error', status: 503, retryAfterMs: 30_000 },
    })
  })
})

describe("the store's words about a field", () => {
  const refused = async (body: unknown): Promise<Outcome> => {
    serve = (_request, response) => json(response, 400, body)
    return put()
  }
  const about = (field: string, reason?: string): object => ({
    status: 400,
    message: `The field '${field}' is invalid.`,
    ...(reason === undefined ? {} : { details: { invalid_reason: reason } }),
  })

  it.each([
    ['email', 'email'],
    ['customer_group_id', 'customer_group_id'],
    ['_authentication.password', 'password'],
    ['_authentication[password]', 'password'],
    ['password', 'password'],
    ['password_confirmation', 'password'],
    ['_authentication', 'password'],
    ['_authentication.force_reset', 'force_reset'],
    ['force_reset', 'force_reset'],
  ])('%s reach the field %s', async (name, field) => {
    expect(await refused([about(name, 'Because.')])).toMatchObject({
      kind: 'refused',
      refusal: { fields: { [field]: 'Because.' } },
    })
  })

  it('without a reason are the message itself', async () => {
    const message = "The field 'phone' is not supported by this resource."
    expect(await refused([{ status: 400, message }])).toMatchObject({
      refusal: { message, fields: { phone: message } },
    })
  })

  it('are kept for each of two fields', async () => {
    expect(await refused([about('email', 'Taken.'), about('phone', 'Too long.')])).toMatchObject({
      refusal: {
        message: "The field 'email' is invalid. Taken.\nThe field 'phone' is invalid. Too long.",
        fields: { email: 'Taken.', phone: 'Too long.' },
      },
    })
  })

  it('are kept together where two are about the same field', async () => {
    expect(await refused([about('email', 'Taken.'), about('email', 'Ugly.')])).toMatchObject({
      refusal: { fields: { email: 'Taken.\nUgly.' } },
    })
  })

  it('that no field of the form has stay in the message', async () => {
    expect(await refused([about('shoe_size', 'Large.')])).toEqual({
      kind: 'refused',
      status: 400,
      refusal: { message: "The field 'shoe_size' is invalid. Large.", fields: {} },
    })
  })

  it('are found in the errors of the gateway', async () => {
    const body = {
      status: 422,
      title: 'Invalid',
      type: 'x',
      errors: { 'customer.email': 'Taken.', notes: ['Long.'] },
    }
    expect(await refused(body)).toMatchObject({
      refusal: {
        message: expect.stringContaining('Invalid') as string,
        fields: { email: 'Taken.', notes: 'Long.' },
      },
    })
  })

  it('are shown without control characters and not without end', async () => {
    const outcome = await refused([about('email', `a\u0000\u001b[31m\u202eb${'x'.repeat(100_000)}`)])
    const words = outcome.kind === 'refused' ? outcome.refusal.message : ''
    expect(words).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    expect(words.length).toBeLessThan(3_000)
  })

  it('never repeat the token or the password', async () => {
    const { TOKEN } = await import('./store-way.ts')
    serve = ({ text }, response) => json(response, 400, [about('password', `${TOKEN} ${text} s3cret-word`)])
    const outcome = await link.delivery.deliver(
      anAttempt({ password: { sealed: 's3cret-word', sealedAt: 0 } }),
    )
    expect(outcome.kind).toBe('refused')
    expect(JSON.stringify(outcome)).not.toContain(TOKEN)
    expect(JSON.stringify(outcome)).not.toContain('s3cret-word')
    serve = (_request, response) => json(response, 401, { title: `No: ${TOKEN}` })
    expect(JSON.stringify(await link.client.count())).not.toContain(TOKEN)
  })
})
