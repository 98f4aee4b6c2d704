import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { putReply, readReply } from '../../../../../../electron/main/store-api/v2/answers.ts'
import * as shapes from '../../../../../../electron/main/store-api/v2/shapes.ts'
import { refusalFields, storeWords } from '../../../../../../electron/main/store-api/v2/error-messages.ts'

import { CUSTOMER } from '../../../../../support/builders/parsed-customer.ts'

const PARSERS = [
  shapes.parseCustomer,
  shapes.parseCustomers,
  shapes.parseAccepted,
  shapes.parseAddresses,
  shapes.parseGroups,
  shapes.parseCount,
  shapes.parseTime,
  shapes.parseStore,
] as const

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

describe('a list', () => {
  const list = (records: readonly unknown[]) => {
    const body = shapes.parseCustomers(JSON.stringify(records))
    if (!body.ok) throw new Error(body.at)
    return body.value
  }

  it('keeps all customers but those that cannot be understood', () => {
    const many = Array.from({ length: 250 }, (_, at) => ({ ...CUSTOMER, id: at + 1 }))
    const odd = [
      { ...CUSTOMER, id: 7, store_credit: 'x' },
      null,
      5,
      'x',
      [],
      {},
      { id: 9 },
      { ...CUSTOMER, id: 2 ** 40 },
    ]
    const { records, unreadable } = list([...many.filter(({ id }) => id !== 7), ...odd])
    expect(records).toHaveLength(249)
    expect(unreadable.map(({ id }) => id)).toEqual([7, null, null, null, null, null, 9, null])
    expect(unreadable.every(({ oddities }) => oddities.length > 0)).toBe(true)
  })

  it('may be an object with numbers, as PHP writes a list with gaps', () => {
    const read = shapes.parseCustomers(JSON.stringify({ 0: CUSTOMER, 3: { ...CUSTOMER, id: 9 } }))
    expect(read).toMatchObject({ value: { ids: [5, 9], length: 2, records: [{ id: 5 }, { id: 9 }] } })
    for (const none of [{}, { data: [CUSTOMER] }, CUSTOMER, 7, null]) {
      expect(shapes.parseCustomers(JSON.stringify(none))).toEqual({ ok: false, at: 'shape' })
    }
  })

  it('of groups or addresses is read in the same way', () => {
    const groups = shapes.parseGroups(
      '[{"id":1,"name":null},{"id":"x","name":"B"},{"id":"3","name":"C","is_default":"1"}]',
    )
    expect(groups).toMatchObject({
      value: {
        records: [
          { id: 1, name: '', isDefault: false },
          { id: 3, name: 'C', isDefault: true },
        ],
        unreadable: [{ kind: 'group', label: 'B' }],
      },
    })
    const addresses = shapes.parseAddresses('[{"id":1,"city":null,"zip":10115},{"city":"B"}]')
    expect(addresses).toMatchObject({
      value: { records: [{ id: 1, city: '', zip: '10115' }], unreadable: [{ kind: 'address' }] },
    })
  })
})

describe('what a store says of itself', () => {
  it('may have its numbers as texts', () => {
    expect(shapes.parseCount('{"count":"600"}')).toEqual({ ok: true, value: { count: 600 } })
    expect(shapes.parseTime('{"time":" 1714999999 "}')).toEqual({ ok: true, value: { time: 1714999999 } })
    expect(shapes.parseStore('{"name":"Ink","decimal_places":"0"}')).toMatchObject({
      value: { decimal_places: 0 },
    })
  })

  it('has two decimals where it says nothing that can be understood', () => {
    for (const places of ['"x"', '-1', '9', 'null', '[]', '"1.5"']) {
      const store = shapes.parseStore(`{"name":"Ink","decimal_places":${places}}`)
      expect(store).toMatchObject({ value: { decimal_places: 2 } })
    }
    expect(shapes.parseCount('{"count":"many"}').ok).toBe(false)
  })
})

describe('the answer to a PUT', () => {
  const accepted = (values: object) => shapes.parseAccepted(JSON.stringify(values))

  it('has what could be understood of it', () => {
    expect(accepted({ id: 5, first_name: 'Ada', store_credit: '12,34,5', date_modified: null })).toEqual({
      ok: true,
      value: { id: 5, first_name: 'Ada' },
    })
  })

  it.each([{}, { message: 'x' }, { id: 'x', first_name: 'Ada' }])('%j is none', (values) => {
    expect(accepted(values).ok).toBe(false)
  })
})

describe('a count of the store', () => {
  it.each(['1000000001', '9007199254740991', '1e300', '-1', '1.5', '"five"', 'null'])(
    'is not believed where no store has so many: %s',
    (count) => {
      expect(shapes.parseCount(`{"count":${count}}`)).toEqual({ ok: false, at: 'count' })
    },
  )

  it('is taken otherwise', () => {
    expect(shapes.parseCount('{"count":1000000}')).toEqual({ ok: true, value: { count: 1_000_000 } })
  })
})
