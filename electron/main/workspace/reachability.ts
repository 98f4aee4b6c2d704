import type { Connection } from '../../../shared/session.ts'
import type { Reach } from '../store-api/probe.ts'

/** Whether the store can be reached, judged by how requests end and, when they fail, by probes. Times are ms. */
export interface Reachability {
  current(): Connection
  /** Probes now: the network changed, the machine woke up, or a person asks. */
  probe(): void
  /** Says how far a request got. */
  noteReach(reach: Reach): void
  /** A request has had no answer for a while: it may be slow, or the store is gone. */
  noteSlowRequest(): void
  close(): void
}

export interface ReachabilityOptions {
  /** Asks the store for as little as possible; never throws. */
  readonly probe: () => Promise<Reach>
  readonly onChange: (connection: Connection) => void
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** From 0 up to but not including 1. */
  readonly random: () => number
  /** Calls once after so many milliseconds, unless the returned function is called before. */
  readonly after: (ms: number, call: () => void) => () => void
}

export function watchReachability(options: ReachabilityOptions): Reachability {
  const { onChange, now, random, after } = options
  let connection: Connection = { kind: 'checking' }
  let onlineSince: number | null = null
  let failures = 0
  let probesInFlight = 0
  /** Increases with each answer of the store: an older probe that fails afterwards says nothing. */
  let signs = 0
  /** How long the store took to answer the last probe, so that a slow store is not taken for one that is gone. */
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
    // Without requests, an outage would be noticed only with the next edit.
    cancelNext = after(IDLE_MS, startProbe)
    onlineSince ??= now()
    become({ kind: 'online', since: onlineSince })
  }

  function failed(reach: Exclude<Reach, 'reached'>): void {
    onlineSince = null
    const since = connection.kind === 'offline' ? connection.since : now()
    become({ kind: 'offline', since, nextProbeAt, ...(reach === 'silent' ? {} : { why: reach }) })
  }

  function startProbe(): void {
    if (isClosed) return
    cancelNext()
    failures += 1
    const wait = pause(failures, random())
    nextProbeAt = now() + wait
    // Counted from the beginning of this probe: one that hangs must not delay the next, which may get through.
    cancelNext = after(wait, startProbe)
    if (connection.kind === 'offline') become({ ...connection, nextProbeAt })
    if (probesInFlight >= MOST_PROBES) return
    probesInFlight += 1
    const signsBefore = signs
    const isCurrent = (): boolean => signs === signsBefore && !isClosed
    const began = now()
    const patience = Math.min(LONGEST_PATIENCE_MS, Math.max(PATIENCE_MS, tookMs * 2))
    const cancelPatience = after(patience, () => void (isCurrent() && failed('silent')))
    void options.probe().then((reach) => {
      probesInFlight -= 1
      cancelPatience()
      if (reach !== 'reached') {
        if (isCurrent()) failed(reach)
      } else if (!isClosed) {
        tookMs = now() - began
        reached()
      }
    })
  }

  return {
    current: () => connection,
    probe() {
      failures = 0
      startProbe()
    },
    noteReach(reach) {
      if (isClosed) return
      if (reach === 'reached') return reached()
      if (connection.kind !== 'online') return
      // Probed again before the store is reported as unreachable.
      become({ kind: 'checking' })
      failures = 0
      startProbe()
    },
    noteSlowRequest() {
      if (connection.kind !== 'online' || probesInFlight > 0 || isClosed) return
      failures = 0
      startProbe()
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
/** A store that is silent for so long counts as unreachable; its answer still counts when it comes. */
const PATIENCE_MS = 4_000
const LONGEST_PATIENCE_MS = 8_000
/** How long the store has to be silent before it is probed. */
const IDLE_MS = 30_000
const MOST_PROBES = 5
