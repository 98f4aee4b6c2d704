import type { SealedText } from '../../../shared/customer.ts'
import { PASSWORD_EXPIRES_AFTER_MS } from '../../../shared/outbox/due.ts'
import { ProblemError } from '../platform/problem-error.ts'
import { deriveKey, KEY, newKey, open, seal } from './seal.ts'
import { accounts, type Secrets } from './secrets.ts'

/** The keys of one store, kept where its token is kept. */
export interface StoreKeys {
  /** The key of the store's local data; made when there is none, and then `isNew` for this one answer. */
  dataKey(): Promise<{ key: Uint8Array; isNew: boolean }>
  journalKey(): Promise<Uint8Array>
  sealPassword(customerId: number, password: string): Promise<SealedText>
  /** The password, or `null` where its key is gone, it is too old, or it was sealed for another store, customer or time. */
  openSealed(customerId: number, sealed: SealedText): Promise<string | null>
  /** Without its keys, the store's local data can never be read again. */
  erase(): Promise<void>
}

export function storeKeys(secrets: Secrets, storeHash: string, now: () => number = Date.now): StoreKeys {
  const made = new Map<string, Promise<Buffer>>()
  let isNew = false

  /** Reads a key, or makes it; once, however many ask at the same time. */
  function keyAt(account: string): Promise<Buffer> {
    const known = made.get(account)
    if (known) return known
    const key = readKey(secrets, account).then(async (found) => {
      if (found) return found
      const fresh = newKey()
      await secrets.write(account, fresh.toString('base64'))
      if (account === accounts.dataKey(storeHash)) isNew = true
      return fresh
    })
    made.set(account, key)
    key.catch(() => made.delete(account))
    return key
  }

  const context = (customerId: number, sealedAt: number): string =>
    `counterfoil password 2 ${storeHash} ${customerId} ${sealedAt}`
  /** Version 0.1.0 bound no customer; what it sealed is opened until it is too old. */
  const contextOf010 = (sealedAt: number): string => `counterfoil password 1 ${storeHash} ${sealedAt}`

  return {
    async dataKey() {
      const key = await keyAt(accounts.dataKey(storeHash))
      const answer = { key: new Uint8Array(key), isNew }
      isNew = false
      return answer
    },
    async journalKey() {
      return deriveKey(await keyAt(accounts.dataKey(storeHash)), `counterfoil journal 1 ${storeHash}`)
    },
    async sealPassword(customerId, password) {
      const sealedAt = now()
      const key = await keyAt(accounts.passwordKey(storeHash))
      return {
        sealed: seal(key, Buffer.from(password), context(customerId, sealedAt)).toString('base64'),
        sealedAt,
      }
    },
    async openSealed(customerId, { sealed, sealedAt }) {
      // The clock may have been set back since; further ahead than this it was never right.
      if (Math.abs(now() - sealedAt) > PASSWORD_EXPIRES_AFTER_MS) return null
      const key = await readKey(secrets, accounts.passwordKey(storeHash))
      if (!key) return null
      const bytes = Buffer.from(sealed, 'base64')
      const plain =
        open(key, bytes, context(customerId, sealedAt)) ?? open(key, bytes, contextOf010(sealedAt))
      return plain?.toString('utf8') ?? null
    },
    async erase() {
      made.clear()
      await secrets.remove(accounts.dataKey(storeHash))
      await secrets.remove(accounts.passwordKey(storeHash))
    },
  }
}

/** Brings the keys of a store along when its secrets go to another place. */
export async function moveKeys(storeHash: string, from: Secrets, to: Secrets): Promise<void> {
  for (const account of [accounts.dataKey(storeHash), accounts.passwordKey(storeHash)]) {
    const secret = await from.read(account)
    if (secret === null) continue
    await to.write(account, secret)
    await from.remove(account)
  }
}

async function readKey(secrets: Secrets, account: string): Promise<Buffer | null> {
  const text = await secrets.read(account)
  if (text === null) return null
  const key = Buffer.from(text, 'base64')
  // A damaged key must not be replaced by a new one: the data under it would be lost for good.
  if (key.length !== KEY) throw new ProblemError('key-missing', { detail: 'damaged' })
  return key
}
