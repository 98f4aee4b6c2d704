import type { SealedText } from '../customer.ts'
import { customerId, password, storeHash } from './arguments.ts'
import { call } from './call.ts'

/** The keys of the store signed in to. */
export const vaultCalls = {
  /** 32 bytes: the key of this store's local data, for WebCrypto. Made on the first sign-in. */
  dataKey: call({ storeHash }).answers<{ key: Uint8Array; isNew: boolean }>(),
  /** Seals a new password of one customer; only main can open it, and only for that customer. */
  sealPassword: call({ storeHash, customerId, password }).answers<SealedText>(),
} as const
