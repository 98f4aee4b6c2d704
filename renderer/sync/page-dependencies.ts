import { timeOrderedId } from '../domain/time-ordered-id.ts'
import type { OtherWindows, SyncDependencies, Timers, WindowMessage } from './dependencies.ts'

/** The page's own clock, random numbers, timers, locks and other windows. */
export function pageDependencies(storeHash: string): Omit<SyncDependencies, 'bridge' | 'store'> {
  return {
    now: Date.now,
    monotonicNow: () => performance.now(),
    random: Math.random,
    newId: () => timeOrderedId(Date.now(), crypto.getRandomValues(new Uint8Array(10))),
    locks: navigator.locks,
    timers: pageTimers,
    onOnline: (listener) => {
      window.addEventListener('online', listener)
      return () => window.removeEventListener('online', listener)
    },
    otherWindows: otherWindowsOf(storeHash),
  }
}

export const pageTimers: Timers = {
  after(ms, call) {
    // Longer than this, a browser's timer fires at once.
    const timer = setTimeout(call, Math.min(ms, 2 ** 31 - 1))
    return () => clearTimeout(timer)
  },
}

function otherWindowsOf(storeHash: string): OtherWindows {
  const channel = new BroadcastChannel(`counterfoil-${storeHash}`)
  return {
    emit: (message) => channel.postMessage(message),
    subscribe(listener) {
      const handle = ({ data }: MessageEvent<WindowMessage>): void => listener(data)
      channel.addEventListener('message', handle)
      return () => channel.removeEventListener('message', handle)
    },
  }
}
