import type { Bytes } from './database.ts'

/** Seals and opens records of one store with AES-256-GCM. */
export interface Cipher {
  /** Cannot be exported; a worker may be given it. */
  readonly key: CryptoKey
  /** @returns nonce and ciphertext in one piece */
  seal(place: Place, plain: Bytes): Promise<Bytes>
  /** @throws {DamagedError} when it is not what was sealed for this place of this store with this key */
  open(place: Place, sealed: Bytes): Promise<Bytes>
}

/** Where a record lives. It is sealed in, so that a record cannot be put in another one's place. */
export interface Place {
  readonly table: string
  readonly key: string | number
}

export class DamagedError extends Error {
  override readonly name = 'DamagedError'
}

/** @param key 32 bytes */
export const importKey = (key: Uint8Array): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', new Uint8Array(key), 'AES-GCM', false, ['encrypt', 'decrypt'])

export function createCipher(storeHash: string, key: CryptoKey): Cipher {
  const additionalData = (place: Place): Bytes =>
    encoder.encode(`counterfoil 1 ${storeHash} ${place.table} ${place.key}`)

  return {
    key,
    async seal(place, plain) {
      const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
      const algorithm = { name: 'AES-GCM', iv, additionalData: additionalData(place) }
      const text = new Uint8Array(await crypto.subtle.encrypt(algorithm, key, plain))
      const sealed = new Uint8Array(NONCE_BYTES + text.length)
      sealed.set(iv)
      sealed.set(text, NONCE_BYTES)
      return sealed
    },
    async open(place, sealed) {
      const iv = sealed.subarray(0, NONCE_BYTES)
      const algorithm = { name: 'AES-GCM', iv, additionalData: additionalData(place) }
      try {
        return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, sealed.subarray(NONCE_BYTES)))
      } catch {
        throw new DamagedError(`${place.table} ${place.key} cannot be opened`)
      }
    },
  }
}

const NONCE_BYTES = 12
const encoder = new TextEncoder()
