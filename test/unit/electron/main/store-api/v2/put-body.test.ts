import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { FIELD_NAMES, type Patch, SECRET_FIELD_NAMES } from '../../../../../../shared/customer.ts'
import { putBody } from '../../../../../../electron/main/store-api/v2/put-body.ts'

/** The request of `PUT /v2/customers/{id}` as the documentation gives it, written down once more. */
const DOCUMENTED = v.pipe(
  v.strictObject({
    first_name: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(100))),
    last_name: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(100))),
    email: v.exactOptional(v.pipe(v.string(), v.minLength(3), v.maxLength(250))),
    company: v.exactOptional(v.pipe(v.string(), v.maxLength(255))),
    phone: v.exactOptional(v.pipe(v.string(), v.maxLength(50))),
    store_credit: v.exactOptional(v.pipe(v.string(), v.regex(/^\d+(\.\d+)?$/))),
    registration_ip_address: v.exactOptional(v.pipe(v.string(), v.maxLength(30))),
    customer_group_id: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
    notes: v.exactOptional(v.string()),
    tax_exempt_category: v.exactOptional(v.pipe(v.string(), v.maxLength(255))),
    reset_pass_on_login: v.exactOptional(v.boolean()),
    _authentication: v.exactOptional(
      v.pipe(
        v.strictObject({
          password: v.exactOptional(v.pipe(v.string(), v.minLength(1))),
          force_reset: v.exactOptional(v.boolean()),
        }),
        v.check((fields) => Object.keys(fields).length > 0),
      ),
    ),
  }),
  v.check((body) => Object.keys(body).length > 0),
)

const text = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc
    .string({ minLength, maxLength: Math.min(maxLength, 40), unit: 'binary' })
    .filter((one) => one.length <= maxLength)
const credit = fc
  .tuple(fc.nat(1_000_000), fc.nat(9_999))
  .map(([whole, part]) => `${whole}.${String(part).padStart(4, '0')}`)
const sealed = fc.record({ sealed: fc.base64String(), sealedAt: fc.nat() })

/** Every edit that the form can make. */
const edits: fc.Arbitrary<Patch> = fc
  .record(
    {
      first_name: text(1, 100),
      last_name: text(1, 100),
      email: text(3, 250),
      company: text(0, 255),
      phone: text(0, 50),
      store_credit: credit,
      registration_ip_address: text(0, 30),
      customer_group_id: fc.nat(),
      notes: text(0, 65_535),
      tax_exempt_category: text(0, 255),
      reset_pass_on_login: fc.boolean(),
      password: sealed,
      force_reset: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  .filter((patch) => Object.keys(patch).length > 0)

describe('the body of a PUT', () => {
  it('holds exactly the changed writable fields, as the documentation wants them', () => {
    fc.assert(
      fc.property(edits, text(7, 30), (patch, opened) => {
        const password = patch.password ? opened : null
        const body = JSON.parse(JSON.stringify(putBody(patch, password))) as Record<string, unknown>
        expect(v.is(DOCUMENTED, body)).toBe(true)

        const { _authentication: secret = {}, ...readable } = body as {
          _authentication?: Record<string, unknown>
        }
        const { password: _, force_reset: __, ...wanted } = patch
        expect(readable).toEqual(wanted)
        expect(secret).toEqual({
          ...(password === null ? {} : { password }),
          ...(patch.force_reset === undefined ? {} : { force_reset: patch.force_reset }),
        })
        const named = [...Object.keys(readable), ...Object.keys(secret)].sort()
        expect(named).toEqual(Object.keys(patch).sort())
        // The sealed text is of no use to the store, and must stay here.
        if (patch.password && patch.password.sealed.length > 8) {
          expect(JSON.stringify(body)).not.toContain(patch.password.sealed)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('has a place for every field that can be written', () => {
    const patch = Object.fromEntries(
      [...FIELD_NAMES, ...SECRET_FIELD_NAMES].map((field) => [
        field,
        field === 'password' ? { sealed: '', sealedAt: 0 } : 'x',
      ]),
    ) as Patch
    const { _authentication, ...readable } = putBody(patch, 'opened')
    expect(Object.keys(readable)).toEqual([...FIELD_NAMES])
    expect(_authentication).toEqual({ password: 'opened', force_reset: 'x' })
  })
})
