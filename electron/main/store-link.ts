import { type Answer, bad } from '../../shared/answer.ts'
import type { DeliverArgs, Recalled } from '../../shared/bridge.ts'
import type { Address, Customer, CustomerGroup, Sealed } from '../../shared/customer.ts'
import type { Outcome } from '../../shared/outcome.ts'
import type { Connection, Quota, StoreProfile } from '../../shared/session.ts'
import type { RunningPractice } from './practice.ts'
import { ProblemError } from './problem-error.ts'
import type { Access } from './session.ts'

/** The way to one store: reading, delivering, and whether it can be reached. */
export interface StoreLink {
  readonly client: {
    customers(args: {
      minId: number
      modifiedSince?: number | undefined
    }): Promise<Answer<readonly Customer[]>>
    count(): Promise<Answer<number>>
    customer(id: number): Promise<Answer<Customer>>
    addresses(customerId: number): Promise<Answer<readonly Address[]>>
    groups(): Promise<Answer<readonly CustomerGroup[]>>
    profile(): Promise<Answer<StoreProfile>>
    now(): Promise<Answer<number>>
  }
  readonly delivery: {
    deliver(args: DeliverArgs): Promise<Outcome>
    recall(attemptIds: readonly string[]): Readonly<Record<string, Recalled>>
    forget(attemptIds: readonly string[]): void
  }
  readonly connection: { current(): Connection; probe(): void }
  setReserve(reserve: number): void
  /** Aborts what is under way and waits for its end. */
  close(): Promise<void>
}

export interface LinkParts {
  readonly access: Access
  readonly baseUrl: string | null
  readonly isPractice: boolean
  /** Opens a sealed password, or `null`. */
  readonly openSealed: (sealed: Sealed) => Promise<string | null>
  readonly onConnection: (connection: Connection) => void
  readonly onQuota: (quota: Quota) => void
}

/** Where the store's API is: elsewhere than usual only on this machine. */
export function apiBaseUrl(
  env: NodeJS.ProcessEnv,
): { ok: true; baseUrl: string | null } | { ok: false; sentence: string } {
  const url = env['COUNTERFOIL_API_URL']
  if (!url) return { ok: true, baseUrl: null }
  const host = URL.canParse(url) ? new URL(url).hostname : ''
  return ['127.0.0.1', '[::1]', 'localhost'].includes(host)
    ? { ok: true, baseUrl: url }
    : { ok: false, sentence: 'COUNTERFOIL_API_URL may only name this machine (http://127.0.0.1:PORT).' }
}

export async function checkAccess(_access: Access, _baseUrl: string | null): Promise<StoreProfile> {
  throw new ProblemError('unreachable', { detail: 'not built yet' })
}

export async function launchPractice(_folder: string): Promise<RunningPractice> {
  throw new ProblemError('unreachable', { detail: 'not built yet' })
}

export function linkTo(_parts: LinkParts): StoreLink {
  const unreachable = async () => bad('unreachable', { detail: 'not built yet' })
  return {
    client: {
      customers: unreachable,
      count: unreachable,
      customer: unreachable,
      addresses: unreachable,
      groups: unreachable,
      profile: unreachable,
      now: unreachable,
    },
    delivery: {
      deliver: async () => ({ kind: 'deferred', reason: 'unreachable', retryAfterMs: null }),
      recall: () => ({}),
      forget: () => undefined,
    },
    connection: { current: () => ({ kind: 'checking' }), probe: () => undefined },
    setReserve: () => undefined,
    close: async () => undefined,
  }
}
