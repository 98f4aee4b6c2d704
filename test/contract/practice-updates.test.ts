import { describe, expect, it } from 'vitest'
import { invalid } from '../support/contract/practice-client.ts'
import { clock, store } from '../support/contract/shared-practice.ts'

describe('a PUT', () => {
  it('changes the fields that it names and no other', async () => {
    const before = await store.customer(5)
    clock.now += 90_000
    const { status, json } = await store.put(5, { phone: '+44 20 7946 0123' })
    expect(status).toBe(200)
    expect(json).toEqual({
      ...before,
      phone: '+44 20 7946 0123',
      date_modified: 'Wed, 06 May 2026 09:01:30 +0000',
    })
    expect(await store.customer(5)).toEqual(json)
  })

  it('takes every writable field at once, in any script', async () => {
    const everything = {
      first_name: 'Ωμέγα',
      last_name: '𠮷野家',
      email: 'new.address@example.net',
      company: '"Ünit" & <b>Söhne</b> \\ / GmbH',
      phone: '(0) 123/456',
      store_credit: '12.50',
      registration_ip_address: '',
      customer_group_id: 3,
      notes: 'שלום\r\nline two\n\ttabbed 👩🏽‍🌾',
      tax_exempt_category: 'EDU',
      reset_pass_on_login: true,
    }
    const { json } = await store.put(5, everything)
    expect(json).toMatchObject({ ...everything, store_credit: '12.5000' })
    expect(await store.customer(5)).toEqual(json)
  })

  it('with nothing in it is taken', async () => {
    const before = await store.customer(5)
    expect(await store.put(5, {})).toMatchObject({ status: 200, json: { id: 5, notes: before.notes } })
  })

  it('moves date_modified in steps of a second', async () => {
    clock.now += 999
    await store.put(5, { notes: 'a' })
    expect((await store.customer(5)).date_modified).toBe('Wed, 06 May 2026 09:00:00 +0000')
    clock.now += 1
    await store.put(5, { notes: 'b' })
    expect((await store.customer(5)).date_modified).toBe('Wed, 06 May 2026 09:00:01 +0000')
  })

  it('of a customer that does not exist is 404', async () => {
    expect(await store.put(41, { notes: '' })).toMatchObject({ status: 404, json: [{ status: 404 }] })
  })
})

describe('a text', () => {
  const longest = [
    ['first_name', 100],
    ['last_name', 100],
    ['company', 255],
    ['phone', 50],
    ['registration_ip_address', 30],
    ['tax_exempt_category', 255],
  ] as const

  it.each(longest)('%s has at most %i characters', async (field, most) => {
    expect((await store.put(5, { [field]: '𠮷'.repeat(most) })).status).toBe(200)
    expect(await store.put(5, { [field]: '𠮷'.repeat(most + 1) })).toMatchObject(
      invalid(field, expect.any(String)),
    )
  })

  it.each(['company', 'phone', 'registration_ip_address', 'notes', 'tax_exempt_category'])(
    '%s can be emptied',
    async (field) => {
      await store.put(5, { [field]: 'x' })
      expect(await store.put(5, { [field]: '' })).toMatchObject({ status: 200, json: { [field]: '' } })
    },
  )

  it.each(['first_name', 'last_name', 'email'])('%s cannot be emptied', async (field) => {
    expect(await store.put(5, { [field]: '' })).toMatchObject(invalid(field, expect.any(String)))
  })

  it('of half a letter is refused', async () => {
    const { status } = await store.v2('PUT', '/customers/5', { body: '{"notes":"\\ud83d"}' })
    expect(status).toBe(400)
  })

  const fields = [
    'first_name',
    'email',
    'company',
    'phone',
    'notes',
    'tax_exempt_category',
    'registration_ip_address',
  ]
  it.each(fields)('%s is refused as anything but a text', async (field) => {
    for (const value of [5, true, [], {}, ['x']]) {
      expect(await store.put(5, { [field]: value })).toMatchObject(invalid(field))
    }
  })
})

describe('an email address', () => {
  it('belongs to one customer, in any letter case: a second one is 400 with the reason', async () => {
    const { email } = await store.customer(7)
    for (const taken of [email, email.toUpperCase()]) {
      expect(await store.put(5, { email: taken })).toMatchObject(
        invalid('email', 'This email address is already in use by a customer.'),
      )
    }
    expect((await store.put(7, { email: email.toUpperCase() })).status).toBe(200)
  })

  it('is free again when its owner takes another one or is deleted', async () => {
    const seven = await store.customer(7)
    const eight = await store.customer(8)
    await store.put(7, { email: 'other@example.com' })
    expect((await store.put(5, { email: seven.email })).status).toBe(200)
    expect(await store.put(7, { email: seven.email })).toMatchObject(invalid('email'))
    await store.control('DELETE', 'customers/8')
    expect((await store.put(5, { email: eight.email })).status).toBe(200)
    expect((await store.put(7, { email: seven.email })).status).toBe(200)
  })

  it.each([
    'x@',
    '@example.com',
    'two words@example.com',
    'a@b',
    'a@@example.com',
    'a@example..com',
    `${'x'.repeat(250)}@example.com`,
  ])('is not "%s"', async (email) => {
    expect(await store.put(5, { email })).toMatchObject(invalid('email', expect.any(String)))
  })
})

describe('a store credit', () => {
  it.each([
    [5, '5.0000'],
    [5.5, '5.5000'],
    ['5.5', '5.5000'],
    ['0', '0.0000'],
    [0.00005, '0.0001'],
    ['1.23456', '1.2346'],
    ['1.23454999', '1.2345'],
    ['999999999999.9999', '999999999999.9999'],
    [1e-7, '0.0000'],
    ['.5', '0.5000'],
    ['+3.', '3.0000'],
  ])('%j is kept as %s', async (sent, kept) => {
    expect(await store.put(5, { store_credit: sent })).toMatchObject({
      status: 200,
      json: { store_credit: kept },
    })
  })

  it.each([-1, '-0.01', '', 'ten', '1,50', '1 000', true, [], {}, '1e3', '12345678901234567'])(
    '%j is refused',
    async (sent) => {
      expect(await store.put(5, { store_credit: sent })).toMatchObject(invalid('store_credit'))
    },
  )
})

describe('a customer group', () => {
  it.each([0, 1, 6, '2'])('%j is taken', async (group) => {
    expect(await store.put(5, { customer_group_id: group })).toMatchObject({
      json: { customer_group_id: Number(group) },
    })
  })

  it.each([7, -1, 1.5, 'VIP', '', true, [1]])('%j is refused', async (group) => {
    expect(await store.put(5, { customer_group_id: group })).toMatchObject(invalid('customer_group_id'))
  })
})

describe('fields that cannot be written', () => {
  it.each(['id', 'date_created', 'date_modified', 'addresses', 'accepts_marketing', 'form_fields'])(
    '%s is refused, and with it everything else',
    async (field) => {
      const before = await store.customer(5)
      const sent = (before as unknown as Record<string, unknown>)[field]
      expect(await store.put(5, { notes: 'x', [field]: sent })).toMatchObject({
        status: 400,
        json: [
          {
            status: 400,
            message: `The field '${field}' cannot be written to. Please remove it from your request before trying again.`,
          },
        ],
      })
      expect(await store.customer(5)).toEqual(before)
    },
  )

  it.each(['nickname', 'Notes', 'password', '__proto__', 'constructor', ''])(
    '"%s" is not known',
    async (field) => {
      expect(await store.v2('PUT', '/customers/5', { body: `{"${field}":"x"}` })).toMatchObject({
        status: 400,
        json: [{ status: 400, message: `The field '${field}' is not supported by this resource.` }],
      })
    },
  )
})

describe('a refused PUT', () => {
  it('changes nothing and says so in the record', async () => {
    const before = await store.customer(5)
    await store.control('DELETE', 'requests')
    await store.put(5, { notes: 'x', email: 'nonsense' })
    expect(await store.control('GET', 'requests')).toMatchObject([
      { method: 'PUT', body: { notes: 'x', email: 'nonsense' }, status: 400, isApplied: false },
    ])
    expect(await store.customer(5)).toEqual(before)
  })
})

describe('PUTs at once', () => {
  it('are carried out one after another: of two for one address the second is refused', async () => {
    const answers = await Promise.all([5, 6, 7, 8].map((id) => store.put(id, { email: 'same@example.com' })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400])
    expect(await store.get('/customers/count?email=same%40example.com')).toMatchObject({ json: { count: 1 } })
  })
})
