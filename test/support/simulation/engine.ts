import { createDelivery } from '../../../electron/main/delivery/deliver-edit.ts'
import { putReply, readReply } from '../../../electron/main/store-api/v2/answers.ts'
import { createSync } from '../../../renderer/sync/create-sync.ts'

/** The app's own parts that a simulated world runs; a mutant replaces one of them. */
export interface Engine {
  readonly createSync: typeof createSync
  readonly createDelivery: typeof createDelivery
  readonly readReply: typeof readReply
  readonly putReply: typeof putReply
}

export const ENGINE: Engine = { createSync, createDelivery, readReply, putReply }
