import { join } from 'node:path'
import { type ChangeLog, createMemoryLog, openChangeLog } from './change-log.ts'
import type { Conditions } from './conditions.ts'
import { type Customers, NOW, openCustomers } from './customers.ts'
import { type FaultQueue, faultQueue } from './faults.ts'
import { type Identity, createIdentity, loadOrCreateIdentity, saveIdentity, tokenOf } from './identity.ts'
import { type QuotaMeter, quotaMeter, type QuotaRule } from './quota.ts'
import { type RequestRecord, requestRecord } from './request-record.ts'
import { createRandom } from './seed/random.ts'
import type { Seed } from './seed/customer.ts'

/** Everything that one practice store is, without the wire. */
export interface Store {
  readonly storeHash: string
  readonly seed: Seed
  readonly accessToken: string
  readonly customers: Customers
  readonly conditions: Conditions
  readonly quota: QuotaMeter
  readonly faults: FaultQueue
  readonly record: RequestRecord
  /** The store's own clock, ms since 1970. */
  now(): number
  /** The moment that the next read sees. */
  readMoment(): number
  /** Runs writes one after another, so that each sees what the one before left. */
  write<T>(work: () => Promise<T>): Promise<T>
  /** Revokes the token and makes another one, which it answers. */
  replaceToken(): Promise<string>
  /** Customers, conditions, faults and record as at the start; the token stays. */
  reset(): Promise<void>
  close(): Promise<void>
}

export interface StoreOptions {
  readonly seed: Seed
  /** Where it is kept; `null`: nowhere. */
  readonly folder: string | null
  readonly conditions: Conditions
  readonly quota: QuotaRule
  /** The machine's clock, ms since 1970. */
  readonly clock: () => number
  readonly isRecorded: boolean
}

/** Opens a store. @throws the system's error where its folder cannot be used */
export async function openStore({
  seed,
  folder,
  conditions,
  quota,
  clock,
  isRecorded,
}: StoreOptions): Promise<Store> {
  let identity: Identity = folder === null ? createIdentity(seed) : await loadOrCreateIdentity(folder, seed)
  const log: ChangeLog =
    folder === null ? createMemoryLog() : await openChangeLog(join(folder, 'changes.log'))
  const random = createRandom(identity.seed.seed, READS)
  const atStart = { ...conditions }
  const customers = openCustomers(identity.seed, log)
  const meter = quotaMeter(quota)
  const faults = faultQueue()
  const record = requestRecord(undefined, isRecorded ? undefined : 0)
  let queue: Promise<unknown> = Promise.resolve()
  const now = (): number => clock() + conditions.clockAheadMs

  const write = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work)
    queue = done.catch(() => undefined)
    return done
  }

  return {
    storeHash: identity.storeHash,
    seed: identity.seed,
    get accessToken() {
      return tokenOf(identity)
    },
    customers,
    conditions,
    quota: meter,
    faults,
    record,
    now,
    readMoment() {
      switch (conditions.switches.reads) {
        case 'fresh':
          return NOW
        case 'lagging':
          return now() - LAG_MS
        case 'wavering':
          return now() - random.below(LAG_MS + 1)
      }
    },
    write,
    replaceToken: () =>
      write(async () => {
        const next = { ...identity, tokensBefore: identity.tokensBefore + 1 }
        if (folder !== null) await saveIdentity(folder, next)
        identity = next
        return tokenOf(identity)
      }),
    reset: () =>
      write(async () => {
        await customers.reset()
        Object.assign(conditions, atStart)
        meter.rule = quota
        meter.reset()
        faults.clear()
        record.clear()
      }),
    close: () => write(() => log.close()),
  }
}

const LAG_MS = 1000
const READS = 6
