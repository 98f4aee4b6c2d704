import { parseStoreHash, withoutHidden } from './store-hash.ts'

export interface Credentials {
  readonly storeHash: string
  readonly token: string
}

/**
 * The store hash and the token from a `BigCommerceAPI-credentials-….txt`, whose `KEY: value` pairs come in
 * any order, sometimes all on one line. The client secret is ignored. `null` where either is missing.
 */
export function parseCredentials(text: string): Credentials | null {
  const values = new Map<string, string>()
  const keys = [...text.replace(/^\uFEFF/, '').matchAll(KEY)]
  keys.forEach((match, at) => {
    const from = match.index + match[0].length
    const value = text.replace(/^\uFEFF/, '').slice(from, keys[at + 1]?.index)
    values.set((match[1] ?? '').toUpperCase().replace(/[\s_]+/g, ' '), value.trim())
  })
  const token = tokenIn(values.get('ACCESS TOKEN') ?? '')
  const storeHash = parseStoreHash(values.get('API PATH') ?? '')
  return storeHash && token ? { storeHash, token } : null
}

/**
 * The token that was typed or pasted, without blanks and invisible characters around it, or `null` where it can be
 * none: one visible ASCII word, so that it fits an HTTP header.
 */
export function tokenIn(text: string): string | null {
  const token = withoutHidden(text).trim()
  return TOKEN.test(token) ? token : null
}

/** The shortest passphrase that a new vault takes, in characters. */
export const MIN_PASSPHRASE_LENGTH = 8

const KEY = /\b(ACCESS[ _]TOKEN|CLIENT[ _]NAME|API[ _]PATH|CLIENT[ _]ID|CLIENT[ _]SECRET|NAME)\s*:/gi
const TOKEN = /^[\x21-\x7e]{8,256}$/
