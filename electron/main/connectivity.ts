import type { Connection } from '../../shared/session.ts'

/** Whether the store can be reached, by what requests tell and by asking when they fail. Times are ms. */
export interface Connectivity {
  current(): Connection
  /** Look now: the network changed, the machine woke up, or a person asks. */
  probe(): void
  /** A request has reached the store, or did not. */
  heard(isReached: boolean): void
  /** A request has had no answer for a while: it may be slow, or the store is gone. */
  doubted(): void
  close(): void
}

export interface ConnectivityParts {
  /** Asks the store for as little as can be; never throws. */
  readonly ask: () => Promise<boolean>
  readonly onChange: (connection: Connection) => void
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** From 0 up to but not including 1. */
  readonly random: () => number
  /** Calls once after so many milliseconds, unless the returned function is called before. */
  readonly after: (ms: number, call: () => void) => () => void
}

export function watchConnection({ ask, onChange, now, random, after }: ConnectivityParts): Connectivity {
  let connection: Connection = { kind: 'checking' }
  let onlineSince: number | null = null
  let failures = 0
  /** Probes that have no answer yet. */
  let asking = 0
  /** Grows with each sign of the store: what a probe from before it fails to hear tells nothing. */
  let signs = 0
  /** How long the store took to answer the last probe: a slow one is not taken for one that is gone. */
  let tookMs = 0
  let isClosed = false
  let nextProbeAt = now()
  let cancelNext: () => void = () => undefined

  function become(next: Connection): void {
    if (isClosed || isSame(connection, next)) return
    connection = next
    onChange(next)
  }

  function reached(): void {
    signs += 1
    failures = 0
    cancelNext()
    // Where nobody asks for anything, an outage would be noticed only with the next edit.
    cancelNext = after(IDLE_MS, look)
    onlineSince ??= now()
    become({ kind: 'online', since: onlineSince })
  }

  function failed(): void {
    onlineSince = null
    const since = connection.kind === 'offline' ? connection.since : now()
    become({ kind: 'offline', since, nextProbeAt })
  }

  function look(): void {
    if (isClosed) return
    cancelNext()
    failures += 1
    const wait = pause(failures, random())
    nextProbeAt = now() + wait
    // From the beginning of one probe to the next: one that hangs must not put off those that would not.
    cancelNext = after(wait, look)
    if (connection.kind === 'offline') become({ ...connection, nextProbeAt })
    if (asking >= MOST_ASKING) return
    asking += 1
    const signsBefore = signs
    const isCurrent = (): boolean => signs === signsBefore && !isClosed
    const began = now()
    const patience = Math.min(LONGEST_PATIENCE_MS, Math.max(PATIENCE_MS, tookMs * 2))
    const cancelPatience = after(patience, () => void (isCurrent() && failed()))
    void ask().then((isReached) => {
      asking -= 1
      cancelPatience()
      if (isReached && !isClosed) {
        tookMs = now() - began
        reached()
      } else if (isCurrent()) failed()
    })
  }

  return {
    current: () => connection,
    probe() {
      failures = 0
      look()
    },
    heard(isReached) {
      if (isClosed) return
      if (isReached) return reached()
      if (connection.kind !== 'online') return
      // Asked again before anybody is told that the store is gone.
      become({ kind: 'checking' })
      failures = 0
      look()
    },
    doubted() {
      if (connection.kind !== 'online' || asking > 0 || isClosed) return
      failures = 0
      look()
    },
    close() {
      isClosed = true
      cancelNext()
    },
  }
}

/** How long after the beginning of a probe the next one begins: growing, jittered, at most 3.6 s. */
function pause(failures: number, random: number): number {
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 10))
  return Math.round(longest * (0.75 + random / 4))
}

const isSame = (a: Connection, b: Connection): boolean => JSON.stringify(a) === JSON.stringify(b)

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 3_600
/** A store that keeps silent for so long counts as away; its answer is still welcome. */
const PATIENCE_MS = 4_000
const LONGEST_PATIENCE_MS = 8_000
/** How long nothing has to be heard of the store before it is asked whether it is there. */
const IDLE_MS = 30_000
const MOST_ASKING = 5
