import { expect } from 'vitest'
import { type PracticeReply } from '../practice-client.ts'
import { clock, store } from '../shared-practice.ts'

import { date, type Proofs } from './proofs.ts'

const isMovedBy = async (body: object): Promise<boolean> => {
  await store.put(5, { notes: 'before' })
  const before = await date()
  clock.now += 60_000
  expect((await store.put(5, body)).status).toBe(200)
  return (await date()) !== before
}
const message = ({ json }: PracticeReply): unknown => (json as readonly { message: unknown }[])[0]?.message
const reason = ({ json }: PracticeReply): unknown =>
  (json as readonly { details?: { invalid_reason?: unknown } }[])[0]?.details?.invalid_reason

/** The switches that decide what a PUT does and answers. */
export const WRITING_PROOFS = {
  putAnswer: {
    full: async () => {
      const { json } = await store.put(5, { notes: 'x' })
      expect(json).toEqual(await store.customer(5))
    },
    base: async () => {
      const { json } = await store.put(5, { notes: 'x' })
      expect(Object.keys(json as object)).toEqual([
        'company',
        'first_name',
        'last_name',
        'email',
        'phone',
        'store_credit',
        'registration_ip_address',
        'customer_group_id',
        'notes',
        'tax_exempt_category',
        'reset_pass_on_login',
      ])
      expect(await store.customer(5)).toMatchObject(json as object)
    },
  },
  putMovesDate: {
    yes: async () => expect(await isMovedBy({ notes: 'after' })).toBe(true),
    no: async () => expect(await isMovedBy({ notes: 'after' })).toBe(false),
  },
  noOpMovesDate: {
    yes: async () => {
      expect(await isMovedBy({ notes: 'before' })).toBe(true)
      expect(await isMovedBy({})).toBe(true)
    },
    no: async () => {
      expect(await isMovedBy({ notes: 'before' })).toBe(false)
      expect(await isMovedBy({})).toBe(false)
      expect(await isMovedBy({ notes: 'after' })).toBe(true)
    },
  },
  creditMovesDate: {
    yes: async () => expect(await isMovedBy({ store_credit: '71' })).toBe(true),
    no: async () => {
      expect(await isMovedBy({ store_credit: '71' })).toBe(false)
      expect(await isMovedBy({ store_credit: '72', notes: 'after' })).toBe(true)
    },
  },
  emptyText: {
    clears: async () => {
      await store.put(5, { notes: 'x', phone: '1' })
      expect(await store.put(5, { notes: '', phone: '' })).toMatchObject({ json: { notes: '', phone: '' } })
    },
    refused: async () => {
      for (const field of ['company', 'phone', 'notes', 'tax_exempt_category']) {
        expect(message(await store.put(5, { [field]: '' }))).toBe(`The field '${field}' is invalid.`)
      }
      expect((await store.put(5, { registration_ip_address: '' })).status).toBe(200)
    },
  },
  passwordRule: {
    default: async () => {
      expect((await store.put(5, { _authentication: { password: 'simple7' } })).status).toBe(200)
    },
    strict: async () => {
      for (const password of ['simple7', 'long-enough-1', 'Long enough 1']) {
        const refused = await store.put(5, { _authentication: { password } })
        expect(reason(refused)).toContain('12 characters')
      }
      expect((await store.put(5, { _authentication: { password: 'Long-Enough-1' } })).status).toBe(200)
    },
  },
  passwordErrorNames: {
    password: async () => {
      expect(message(await store.put(5, { _authentication: { password: 'x' } }))).toContain("'password'")
    },
    _authentication: async () => {
      expect(message(await store.put(5, { _authentication: { password: 'x' } }))).toContain(
        "'_authentication'",
      )
    },
  },
  groupMessage: {
    field: async () => {
      expect(message(await store.put(5, { customer_group_id: 99 }))).toBe(
        "The field 'customer_group_id' is invalid.",
      )
    },
    plain: async () => {
      const refused = await store.put(5, { customer_group_id: 99 })
      expect(refused.status).toBe(400)
      expect(message(refused)).not.toContain('customer_group_id')
    },
  },
  marketingAndForms: {
    refused: async () => {
      expect((await store.put(5, { accepts_marketing: true })).status).toBe(400)
      expect((await store.put(5, { form_fields: null })).status).toBe(400)
    },
    ignored: async () => {
      const before = await store.control('GET', 'customers/5')
      const sent = { accepts_marketing: 'either', form_fields: [{ name: 'x', value: 'y' }] }
      await store.control('PUT', 'switches', { noOpMovesDate: 'no' })
      expect((await store.put(5, sent)).status).toBe(200)
      expect(await store.control('GET', 'customers/5')).toEqual(before)
      expect((await store.put(5, { id: 5 })).status).toBe(400)
    },
  },
  errorList: {
    first: async () =>
      expect((await store.put(5, { first_name: '', email: 'x', id: 1 })).json).toHaveLength(1),
    all: async () => {
      const { status, json } = await store.put(5, { first_name: '', email: 'x', id: 1 })
      expect(status).toBe(400)
      expect(json).toMatchObject([
        { message: "The field 'first_name' is invalid." },
        { message: "The field 'email' is invalid." },
        { message: expect.stringContaining("'id' cannot be written") },
      ])
    },
  },
  texts: {
    kept: async () => expect((await store.put(5, { notes: ' a \n' })).json).toMatchObject({ notes: ' a \n' }),
    trimmed: async () => {
      expect((await store.put(5, { notes: ' a \n', company: ' ' })).json).toMatchObject({
        notes: 'a',
        company: '',
      })
      expect((await store.put(5, { first_name: '  ' })).status).toBe(400)
    },
  },
  creditRounding: {
    nearest: async () =>
      expect((await store.put(5, { store_credit: 1.00009 })).json).toMatchObject({ store_credit: '1.0001' }),
    down: async () =>
      expect((await store.put(5, { store_credit: 1.00009 })).json).toMatchObject({ store_credit: '1.0000' }),
  },
} satisfies Partial<Proofs>
