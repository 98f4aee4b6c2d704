import * as v from 'valibot'
import type { Session } from '../session.ts'
import { passphrase, storeHash, text, token } from './arguments.ts'
import { type ArgsOf, call } from './call.ts'

const keep = v.picklist(['keychain', 'passphrase', 'memory'])

/** Signing in and out. */
export const sessionCalls = {
  current: call({}).answers<Session>(),
  /** Checks hash and token against the store, then keeps them. The token is never sent back. */
  connect: call({ storeHash: text(300), token, keep, passphrase }).answers<Session>(),
  /** The same with the text of a credentials file; main drops the client secret at once. */
  connectWithFile: call({ text: text(20_000), keep, passphrase }).answers<Session>(),
  connectPractice: call({ keep, passphrase }).answers<Session>(),
  /** Replaces the token of the store signed in to. */
  renewToken: call({ token }).answers<Session>(),
  /** Opens a store whose token the vault holds. */
  resume: call({ storeHash, passphrase }).answers<Session>(),
  /** Removes the token. With `erase`, the store's key and journal go too; the page deletes its database. */
  signOut: call({ erase: v.boolean() }).answers<Session>(),
} as const

export type ConnectArgs = ArgsOf<typeof sessionCalls.connect>
