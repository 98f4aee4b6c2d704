import type { Others, OtherWindow, SyncParts, Timers } from './parts.ts'

/** The page's own clock, chance, timers, locks and neighbours. */
export function pageParts(storeHash: string): Omit<SyncParts, 'bridge' | 'store'> {
  return {
    now: Date.now,
    ticks: () => performance.now(),
    random: Math.random,
    newId: () => crypto.randomUUID(),
    locks: navigator.locks,
    timers: pageTimers,
    onOnline: (hear) => {
      window.addEventListener('online', hear)
      return () => window.removeEventListener('online', hear)
    },
    others: otherWindows(storeHash),
  }
}

export const pageTimers: Timers = {
  after(ms, call) {
    // Longer than this, a browser's timer fires at once.
    const timer = setTimeout(call, Math.min(ms, 2 ** 31 - 1))
    return () => clearTimeout(timer)
  },
}

function otherWindows(storeHash: string): Others {
  const channel = new BroadcastChannel(`counterfoil-${storeHash}`)
  return {
    tell: (what) => channel.postMessage(what),
    hear(hear) {
      const listen = ({ data }: MessageEvent<OtherWindow>): void => hear(data)
      channel.addEventListener('message', listen)
      return () => channel.removeEventListener('message', listen)
    },
  }
}
