import type { DrainPause } from '../../../shared/edit.ts'
import type { BlockReason } from '../../../shared/outcome.ts'
import type { Connection } from '../../../shared/session.ts'
import type { DrainState } from '../sync-state.ts'
import { sendingProgress, type SendingProgress } from './sending-progress.ts'

/** What happens to the outbox as a whole right now. */
export type OutboxStatus =
  | { readonly kind: 'sending'; readonly progress: SendingProgress }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'blocked'; readonly reason: BlockReason; readonly message: string }
  | { readonly kind: 'rate-limited'; readonly until: number }
  | { readonly kind: 'unreachable'; readonly nextTryAt: number | null }
  /** Every edit needs a person. */
  | { readonly kind: 'only-person' }
  | { readonly kind: 'waiting'; readonly nextTryAt: number | null }

export interface OutboxStatusInput {
  /** How many edits are sent automatically. */
  readonly going: number
  readonly drain: DrainState
  readonly connection: Connection
  readonly now: number
}

export function outboxStatus({ going, drain, connection, now }: OutboxStatusInput): OutboxStatus {
  const { pause, nextTryAt } = drain
  if (pause.kind === 'stopped-by-person') return { kind: 'stopped' }
  if (pause.kind === 'blocked') return { kind: 'blocked', reason: pause.reason, message: pause.message }
  const progress = sendingProgress(drain, going, now)
  if (progress && pause.kind === 'none') return { kind: 'sending', progress }
  if (going === 0) return { kind: 'only-person' }
  if (pause.kind === 'rate-limited') return { kind: 'rate-limited', until: pause.until }
  if (isUnreachable(pause, connection)) {
    return {
      kind: 'unreachable',
      nextTryAt: connection.kind === 'offline' ? connection.nextProbeAt : nextTryAt,
    }
  }
  return { kind: 'waiting', nextTryAt }
}

const isUnreachable = (pause: DrainPause, connection: Connection): boolean =>
  pause.kind === 'unreachable' || connection.kind === 'offline'
