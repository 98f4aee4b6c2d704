import { describe, expect, test } from 'vitest'
import { parseCredentials, tokenIn } from '../../../shared/credentials.ts'
import { parseStoreHash } from '../../../shared/store-hash.ts'

const TOKEN = 'abcdefgh12345678'

describe('what is copied from a document or a chat', () => {
  test.each([
    TOKEN,
    ` ${TOKEN}\n`,
    `\u200b${TOKEN}`,
    `${TOKEN}\u200b\ufeff`,
    `abcdefgh\u00ad12345678`,
    `\u202a${TOKEN}\u202c`,
  ])('is the token without what nobody sees: %j', (text) => {
    expect(tokenIn(text)).toBe(TOKEN)
  })

  test.each(['', 'short', 'abcdefgh 12345678', 'abcdefgh\n12345678', 'абвгдежз12345678', 'x'.repeat(300)])(
    'is no token: %j',
    (text) => {
      expect(tokenIn(text)).toBeNull()
    },
  )

  test.each(['x1y2z3\u200b', '\ufeffstores/x1y2z3', 'https://api.bigcommerce.com/stores/x1y2z3/v3/\u2060'])(
    'is the store hash without what nobody sees: %j',
    (text) => {
      expect(parseStoreHash(text)).toBe('x1y2z3')
    },
  )

  test('is both', () => {
    const text = `ACCESS TOKEN: ${TOKEN}\u200b\nAPI PATH: https://api.bigcommerce.com/stores/x1y2z3/v3/\u200b\n`
    expect(parseCredentials(text)).toEqual({ storeHash: 'x1y2z3', token: TOKEN })
  })
})
