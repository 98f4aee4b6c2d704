import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { putReply, readReply } from '../../electron/main/store-api/answers.ts'
import { hide } from '../../electron/main/store-api/hide.ts'
import * as shapes from '../../electron/main/store-api/shapes.ts'
import { refusalFields, storeWords } from '../../electron/main/store-api/words.ts'

const PARSERS = [
  shapes.parseCustomer,
  shapes.parseCustomers,
  shapes.parseTaken,
  shapes.parseAddresses,
  shapes.parseGroups,
  shapes.parseCount,
  shapes.parseTime,
  shapes.parseStore,
] as const

const CUSTOMER = {
  id: 5,
  first_name: 'Ada',
  last_name: 'Byron',
  email: 'ada@example.com',
  company: '',
  phone: '',
  store_credit: '0.0000',
  customer_group_id: 0,
  notes: '',
  form_fields: null as unknown,
  date_created: 'Mon, 06 May 2024 07:34:10 +0000',
  date_modified: 'Mon, 06 May 2024 07:34:10 +0000',
}
const parsed = (values: object = {}) => shapes.parseCustomer(JSON.stringify({ ...CUSTOMER, ...values }))

describe('whatever a store answers', () => {
  it('is understood or not, and never a crash', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.json().map((text) => text.slice(0, -1)),
          // The right names with anything in them.
          fc
            .dictionary(
              fc.constantFrom(...Object.keys(CUSTOMER), 'errors', 'title', 'message', 'details'),
              fc.jsonValue(),
            )
            .map((value) => JSON.stringify(value)),
          fc
            .array(fc.dictionary(fc.constantFrom('message', 'details', 'status', 'id'), fc.jsonValue()))
            .map((value) => JSON.stringify(value)),
        ),
        fc.integer({ min: 0, max: 700 }),
        (text, status) => {
          for (const parse of PARSERS) expect(typeof parse(text).ok).toBe('boolean')
          const reply = { kind: 'answered', status, headers: new Headers(), text } as const
          const words = storeWords(status, text)
          expect(words.message).not.toBe('')
          expect(typeof refusalFields(words)).toBe('object')
          expect(['done', 'ended']).toContain(putReply(reply, null).kind)
          expect(typeof readReply(reply, null).ok).toBe('boolean')
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

describe('a customer', () => {
  it.each([
    ['Mon, 06 May 2024 07:34:10 +0000', Date.UTC(2024, 4, 6, 7, 34, 10)],
    ['Mon, 06 May 2024 09:34:10 +0200', Date.UTC(2024, 4, 6, 7, 34, 10)],
    ['Sun, 05 May 2024 23:34:10 -0800', Date.UTC(2024, 4, 6, 7, 34, 10)],
    ['Mon, 06 May 2024 07:34:10 GMT', Date.UTC(2024, 4, 6, 7, 34, 10)],
    ['6 May 2024 07:34:10 +0000', Date.UTC(2024, 4, 6, 7, 34, 10)],
    ['2024-05-06T07:34:10+00:00', Date.UTC(2024, 4, 6, 7, 34, 10)],
    ['2024-05-06T07:34:10Z', Date.UTC(2024, 4, 6, 7, 34, 10)],
    // The store's time is always GMT, whatever this machine's is.
    ['2024-05-06 07:34:10', Date.UTC(2024, 4, 6, 7, 34, 10)],
    ['Mon, 06 May 2024 07:34:10', Date.UTC(2024, 4, 6, 7, 34, 10)],
  ])('was modified at %s', (text, time) => {
    expect(parsed({ date_modified: text })).toMatchObject({ ok: true, value: { date_modified: time } })
  })

  it.each([
    '',
    'yesterday',
    '2024',
    '0000-00-00 00:00:00',
    'Mon, 06 May 2024',
    '07:34:10',
    'Mon, 99 May 2024 07:34:10 +0000',
  ])('was not modified at %j', (text) => {
    expect(parsed({ date_modified: text })).toEqual({ ok: false, at: 'date_modified' })
  })

  it('has a credit of four places, however it is written', () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(9_999), fc.boolean(), (whole, part, isNumber) => {
        const text = `${whole}.${String(part).padStart(4, '0')}`
        const credit = isNumber ? Number(text) : text
        expect(parsed({ store_credit: credit })).toMatchObject({ ok: true, value: { store_credit: text } })
      }),
    )
    expect(parsed({ store_credit: 0.1 + 0.2 })).toMatchObject({ value: { store_credit: '0.3000' } })
    expect(parsed({ store_credit: '1e3' })).toEqual({ ok: false, at: 'store_credit' })
  })

  it('has form fields, or none', () => {
    const fields = [
      { name: 'Birthday', value: null },
      { name: 'Shoe', value: '42' },
      { name: 'Likes', value: ['tea', 'ink'] },
      { name: 'Age', value: 7 },
    ]
    expect(parsed({ form_fields: fields })).toMatchObject({
      value: {
        form_fields: [
          { name: 'Birthday', value: null },
          { name: 'Shoe', value: '42' },
          { name: 'Likes', value: 'tea, ink' },
          { name: 'Age', value: '7' },
        ],
      },
    })
    expect(parsed()).toMatchObject({ value: { form_fields: [] } })
  })
})

describe('hiding', () => {
  it('takes a secret out wherever it stands', () => {
    expect(
      hide({ a: 'my s3cret!', b: ['s3cret', { c: 's3crets3cret' }], d: 7, e: null }, ['s3cret']),
    ).toEqual({
      a: 'my •••!',
      b: ['•••', { c: '••••••' }],
      d: 7,
      e: null,
    })
  })

  it('leaves everything where there is nothing to hide', () => {
    const value = { a: 'abc' }
    expect(hide(value, [null, 'a'])).toBe(value)
  })
})
