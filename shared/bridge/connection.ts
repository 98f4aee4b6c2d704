import type { Connection } from '../session.ts'
import { call } from './call.ts'

/** Whether the store can be reached. */
export const connectionCalls = {
  current: call({}).answers<Connection>(),
  /** Probes now: the system says the network changed, or a person pressed "Try now". */
  probe: call({}).answers<null>(),
} as const
