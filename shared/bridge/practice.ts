import * as v from 'valibot'
import { base, customerId } from './arguments.ts'
import { call } from './call.ts'

/** Only while signed in to the embedded practice store: lets a newcomer see offline work and conflicts. */
export const practiceCalls = {
  state: call({}).answers<{ offline: boolean }>(),
  setOffline: call({ offline: v.boolean() }).answers<null>(),
  /** Changes the customer in the store, as a colleague in the shop would. */
  colleagueEdits: call({ customerId, values: base }).answers<null>(),
} as const
