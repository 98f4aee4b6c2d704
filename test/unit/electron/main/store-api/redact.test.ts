import { describe, expect, it } from 'vitest'
import { redact } from '../../../../../electron/main/store-api/redact.ts'

describe('hiding', () => {
  it('removes a secret wherever it is', () => {
    expect(
      redact({ a: 'my s3cret!', b: ['s3cret', { c: 's3crets3cret' }], d: 7, e: null }, ['s3cret']),
    ).toEqual({
      a: 'my •••!',
      b: ['•••', { c: '••••••' }],
      d: 7,
      e: null,
    })
  })

  it('leaves everything where there is nothing to redact', () => {
    const value = { a: 'abc' }
    expect(redact(value, [null, 'a'])).toBe(value)
  })
})
