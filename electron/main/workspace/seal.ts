import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/**
 * Seals bytes with AES-256-GCM: a random 96-bit nonce, the ciphertext and the 128-bit tag, in this order.
 * `context` is bound to it: what was sealed for one purpose, store or place opens nowhere else.
 * @param key 32 bytes
 */
export function seal(key: Uint8Array, plain: Uint8Array, context: string): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(context, 'utf8'))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** The bytes that were sealed, or `null` where key, context or a single bit is another. */
export function open(key: Uint8Array, sealed: Uint8Array, context: string): Buffer | null {
  if (sealed.length < SEAL_OVERHEAD) return null
  const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG })
  cipher.setAAD(Buffer.from(context, 'utf8'))
  cipher.setAuthTag(sealed.subarray(sealed.length - TAG))
  try {
    return Buffer.concat([cipher.update(sealed.subarray(NONCE, sealed.length - TAG)), cipher.final()])
  } catch {
    return null
  }
}

export const newKey = (): Buffer => randomBytes(KEY)

/** A key for one purpose out of a key for many, so that no key is used for two things. */
export const deriveKey = (key: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, new Uint8Array(0), purpose, KEY))

export const KEY = 32
const NONCE = 12
const TAG = 16
export const SEAL_OVERHEAD = NONCE + TAG
