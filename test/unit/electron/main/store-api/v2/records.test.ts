import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as shapes from '../../../../../../electron/main/store-api/v2/shapes.ts'

import { CUSTOMER, parsed } from '../../../../../support/builders/parsed-customer.ts'

describe('a date of the store', () => {
  const DAY_MS = 86_400_000
  const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toUTCString()

  it('is unknown where it lies in the future: every later change would look older', () => {
    for (const days of [3, 30, 400, 50_000]) {
      for (const date of [inDays(days), new Date(Date.now() + days * DAY_MS).toISOString()])
        expect(parsed({ date_modified: date, date_created: date })).toMatchObject({
          value: { date_modified: 0, date_created: 0 },
        })
    }
  })

  it('may be ahead of this computer, whose clock may be set to another day', () => {
    const tomorrow = inDays(1)
    expect(parsed({ date_modified: tomorrow })).toMatchObject({
      value: { date_modified: Date.parse(tomorrow) },
    })
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
    null,
    0,
    [],
    'Wed, 30 Nov -0001 00:00:00 +0000',
    'Thu, 01 Jan 1970 00:00:00 +0000',
    'Mon, 06 May 1968 07:34:10 +0000',
    'Mon, 06 May 9999 07:34:10 +0000',
    '2024-02-31T00:00:00+00:00 and more',
  ])('modified at %j was modified at an unknown time', (date) => {
    expect(parsed({ date_modified: date })).toMatchObject({ ok: true, value: { date_modified: 0 } })
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
  })

  it.each([
    [null, '0.0000'],
    ['', '0.0000'],
    [false, '0.0000'],
    [[], '0.0000'],
    ['1,234.5', '1234.5000'],
    ['1,234.5000', '1234.5000'],
    ['1,234,567.8', '1234567.8000'],
    ['1,234,567', '1234567.0000'],
    ['1.234,50', '1234.5000'],
    ['12,50', '12.5000'],
    ['12,5000', '12.5000'],
    ['.5', '0.5000'],
    ['7.', '7.0000'],
    [' 7 ', '7.0000'],
    ['-3', '-3.0000'],
    ['+3', '3.0000'],
    ['   ', '0.0000'],
    ['1 234,50', '1234.5000'],
    ['1\u00a0234\u00a0567.8', '1234567.8000'],
    ["1'234", '1234.0000'],
    [12, '12.0000'],
  ])('whose credit is %j has %s', (credit, expected) => {
    expect(parsed({ store_credit: credit })).toMatchObject({ ok: true, value: { store_credit: expected } })
  })

  it.each<[string, unknown]>([
    // One thousand two hundred and thirty-four, or one and a bit.
    ['store_credit', '1,234'],
    ['store_credit', '1.234.5'],
    ['store_credit', '12,34,5'],
    ['store_credit', '1e3'],
    ['store_credit', 'free'],
    ['store_credit', '9'.repeat(25)],
    ['store_credit', 1e25],
    ['store_credit', true],
    ['store_credit', { amount: 5 }],
    ['customer_group_id', 'vip'],
    ['customer_group_id', -1],
    ['customer_group_id', 1.5],
    ['customer_group_id', 2 ** 32],
    ['customer_group_id', [1]],
    ['reset_pass_on_login', 'maybe'],
    ['reset_pass_on_login', 7],
    ['company', 'x'.repeat(3_000)],
    ['notes', 'x'.repeat(300_000)],
    ['id', 0],
    ['id', -5],
    ['id', 1.5],
    ['id', 2 ** 32],
    ['id', 2 ** 60],
    ['id', 'abc'],
    ['id', null],
  ])('is set aside where %s cannot be shown as the store has it (%#)', (field, value) => {
    const read = parsed({ [field]: value })
    if (read.ok) throw new Error('it was understood')
    expect(read.unreadable).toMatchObject({ kind: 'customer', label: 'Ada Byron', oddities: [{ field }] })
    expect(read.unreadable.oddities[0]?.value.length).toBeLessThan(300)
    expect(read.unreadable.raw.length).toBeLessThan(20_002)
  })

  it.each([
    [null, ''],
    [[], ''],
    [{}, ''],
    [false, ''],
    [7, '7'],
    [true, 'true'],
    [['+49 30', '+49 40'], '["+49 30","+49 40"]'],
    ['\ud800x', '\ufffdx'],
  ])('whose phone is %j has %j, so that an edit of it shows what it overwrites', (phone, expected) => {
    expect(parsed({ phone })).toMatchObject({ ok: true, value: { phone: expected } })
  })

  it.each(['', ' ', null, false, [], '0', 0])('in the group %j is in none', (group) => {
    expect(parsed({ customer_group_id: group })).toMatchObject({ value: { customer_group_id: 0 } })
  })

  it.each([
    ['Y', true],
    ['1', true],
    ['yes', true],
    ['N', false],
    ['whatever', false],
    [{}, false],
  ])('accepts marketing: %j', (flag, expected) => {
    expect(parsed({ accepts_marketing: flag })).toMatchObject({ value: { accepts_marketing: expected } })
  })

  it('may lack what it has no use for', () => {
    const { phone: _1, form_fields: _2, date_created: _3, customer_group_id: _4, ...rest } = CUSTOMER
    const body = shapes.parseCustomer(JSON.stringify(rest))
    expect(body.ok && body.value).toMatchObject({
      ok: true,
      value: { phone: '', form_fields: [], date_created: 0, customer_group_id: 0 },
    })
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
    for (const none of [null, {}, '', false, []]) {
      expect(parsed({ form_fields: none })).toMatchObject({ value: { form_fields: [] } })
    }
  })

  it('shows form fields of every other shape as well as it can', () => {
    const shown = (fields: unknown) => {
      const read = parsed({ form_fields: fields })
      return read.ok ? read.value.form_fields : null
    }
    expect(shown([{ name: 'Shoe' }, 'x', { name: null, value: { a: [1] } }])).toEqual([
      { name: 'Shoe', value: null },
      { name: '', value: 'x' },
      { name: '', value: '{"a":[1]}' },
    ])
    expect(shown({ 0: { name: 'Shoe', value: '42' } })).toEqual([{ name: 'Shoe', value: '42' }])
    expect(shown({ Shoe: '42' })).toEqual([{ name: 'Shoe', value: '42' }])
    expect(shown({ name: 'Shoe', value: '42' })).toEqual([{ name: 'Shoe', value: '42' }])
    expect(shown('Shoe')).toEqual([{ name: '', value: 'Shoe' }])
  })

  it('has form fields however deep and long they are', () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    const long = JSON.stringify('x'.repeat(1_000_000))
    const many = `[${Array.from({ length: 5_000 }, (_, at) => `{"name":"f${at}","value":"v"}`).join(',')}]`
    for (const fields of [
      deep,
      `[{"name":"a","value":${deep}}]`,
      long,
      `[{"name":${long},"value":${long}}]`,
      many,
    ]) {
      const body = JSON.stringify(CUSTOMER).replace('"form_fields":null', `"form_fields":${fields}`)
      const read = shapes.parseCustomer(body)
      expect(read.ok && read.value.ok).toBe(true)
      expect(JSON.stringify(read).length).toBeLessThan(100_000)
    }
  })
})
