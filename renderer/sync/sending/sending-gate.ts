import type { DrainPause } from '../../../shared/edit.ts'
import type { Pause } from './pause.ts'

/** Whether anything may be sent now. */
export interface SendingGate {
  isOpen(): boolean
  isClosed(): boolean
  /** When it opens by time (ms since 1970; 0 where it is open), or `null` where time does not open it. */
  opensAt(): number | null
  /** Why it is shut. */
  reason(): DrainPause
  setOnline(isOnline: boolean): void
  setPausedByUser(isPaused: boolean): void
  /** For good: the store is being closed. */
  close(): void
}

export function createSendingGate(pause: Pause): SendingGate {
  let isOnline = true
  let isPausedByUser = false
  let isClosed = false
  const isShut = (): boolean => isClosed || isPausedByUser || !isOnline

  return {
    isOpen: () => !isShut() && pause.endsAt() === null,
    isClosed: () => isClosed,
    opensAt: () => (isShut() ? null : (pause.endsAt() ?? 0)),
    reason() {
      if (isPausedByUser) return { kind: 'stopped-by-person' }
      const reason = pause.reason()
      return isOnline || reason.kind === 'blocked' ? reason : { kind: 'unreachable' }
    },
    setOnline(online) {
      if (online && !isOnline) pause.storeReachable()
      isOnline = online
    },
    setPausedByUser: (paused) => void (isPausedByUser = paused),
    close: () => void (isClosed = true),
  }
}
