import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../shared/outcome.ts'
import { anAttempt, json } from '../support/contract/transport.ts'
import { link, put, server } from '../support/contract/answering.ts'

describe("the store's words about a field", () => {
  const refused = async (body: unknown): Promise<Outcome> => {
    server.serve = (_request, response) => json(response, 400, body)
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

  it('are shown without control characters, and cut off where they are too long', async () => {
    const outcome = await refused([about('email', `a\u0000\u001b[31m\u202eb${'x'.repeat(100_000)}`)])
    const words = outcome.kind === 'refused' ? outcome.refusal.message : ''
    expect(words).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    expect(words.length).toBeLessThan(3_000)
  })

  it('never repeat the token or the password', async () => {
    const { TOKEN } = await import('../support/contract/transport.ts')
    server.serve = ({ text }, response) =>
      json(response, 400, [about('password', `${TOKEN} ${text} s3cret-word`)])
    const outcome = await link.delivery.deliver(
      anAttempt({ password: { sealed: 's3cret-word', sealedAt: 0 } }),
    )
    expect(outcome.kind).toBe('refused')
    expect(JSON.stringify(outcome)).not.toContain(TOKEN)
    expect(JSON.stringify(outcome)).not.toContain('s3cret-word')
    server.serve = (_request, response) => json(response, 401, { title: `No: ${TOKEN}` })
    expect(JSON.stringify(await link.client.count())).not.toContain(TOKEN)
  })
})
