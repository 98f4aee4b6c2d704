import type { UpdateMode, Updates, UpdateState, UpdateStep } from '../../../shared/updates.ts'
import { updateFailure } from './failure.ts'
import type { Updater } from './updater.ts'

/** Keeps the app up to date, automatically or when asked. Its calls never throw: failures are part of the state. */
export interface UpdateService {
  readonly current: Updates
  setMode(mode: UpdateMode): void
  /** Checks; in the mode `automatic` it downloads what it finds. */
  check(): Promise<void>
  download(): Promise<void>
  /** Restarts into the version that was downloaded, once nothing is on its way to the store. */
  restart(): Promise<void>
  stop(): void
}

export interface UpdateServiceOptions {
  /** Opened at the first use; where updates are off, the state that says why. */
  readonly updater: (() => Promise<Updater>) | { readonly off: Extract<UpdateState, { kind: 'off' }> }
  readonly mode: UpdateMode
  readonly onChange: (now: Updates) => void
  readonly log: (what: string) => void
  readonly restarting: RestartActions
  readonly now?: () => number
  readonly intervals?: Intervals
}

interface Intervals {
  readonly firstMs: number
  readonly everyMs: number
}

/** What the rest of the app does for a restart. */
export interface RestartActions {
  /** Resolves when nothing is on its way to the store; nothing new is sent until `resumeSending`. */
  holdSending(): Promise<void>
  resumeSending(): void
  /** Asks where work would be lost, saves, shuts down and calls `install`; `false` where the person stays. */
  handOver(install: () => void): Promise<boolean>
}

export function createUpdateService(options: UpdateServiceOptions): UpdateService {
  const { updater: source, onChange, log, restarting, now = Date.now, intervals = INTERVALS } = options
  let mode = options.mode
  let state: UpdateState = 'off' in source ? source.off : { kind: 'current', checkedAt: null }
  let opened: Promise<Updater> | null = null
  const open = (): Promise<Updater> =>
    (opened ??= 'off' in source ? Promise.reject(new Error('Updates are off.')) : source())

  function become(next: UpdateState): void {
    state = next
    onChange({ state, mode })
  }

  /** Runs one step; where it fails, the state says so. */
  async function step<T>(
    name: UpdateStep,
    version: string | null,
    work: () => Promise<T>,
  ): Promise<T | null> {
    try {
      return await work()
    } catch (error) {
      log(`Updating failed (${name}): ${String(error)}`)
      become({ kind: 'failed', step: name, reason: updateFailure(error), version })
      return null
    }
  }

  async function check(): Promise<void> {
    // A version that is being fetched or waits for the restart is not forgotten for a newer one.
    if (!['current', 'available', 'failed'].includes(state.kind)) return
    const known = state
    become({ kind: 'checking' })
    await step('check', null, async () => {
      const version = await (await open()).check()
      become(version === null ? { kind: 'current', checkedAt: now() } : { kind: 'available', version })
    })
    // A version that was found stays found while the server cannot be reached.
    if (state.kind === 'failed' && known.kind === 'available') become(known)
    if (mode === 'automatic') await download()
  }

  async function download(): Promise<void> {
    const version = versionToFetch(state)
    if (version === null) return
    become({ kind: 'downloading', version, percent: 0 })
    await step('download', version, async () => {
      await (
        await open()
      ).download((percent) => {
        become({ kind: 'downloading', version, percent: Math.floor(percent) })
      })
      become({ kind: 'ready', version })
    })
  }

  async function restart(): Promise<void> {
    if (state.kind !== 'ready') return
    const { version } = state
    become({ kind: 'restarting', version })
    const left = await step('install', version, async () => {
      const updater = await open()
      await updater.prepare()
      await restarting.holdSending()
      return restarting.handOver(() => updater.install())
    })
    if (left) return
    restarting.resumeSending()
    // The person stayed. A failure is in the state already.
    if (left === false) become({ kind: 'ready', version })
  }

  const stop = repeat(intervals, () => {
    if (mode !== 'off' && state.kind !== 'off') void check()
  })

  return {
    get current() {
      return { state, mode }
    },
    setMode(next) {
      mode = next
      become(state)
      if (mode === 'automatic' && state.kind === 'available') void download()
    },
    check,
    download,
    restart,
    stop,
  }
}

/** Calls again and again, and keeps no process alive. @returns what ends it */
function repeat({ firstMs, everyMs }: Intervals, call: () => void): () => void {
  const first = setTimeout(call, firstMs).unref()
  const every = setInterval(call, everyMs).unref()
  return () => {
    clearTimeout(first)
    clearInterval(every)
  }
}

/** The version to fetch: one that was found, or one whose download or installation failed. */
function versionToFetch(state: UpdateState): string | null {
  if (state.kind === 'available') return state.version
  return state.kind === 'failed' ? state.version : null
}

/** The start belongs to the person's work. */
const INTERVALS: Intervals = { firstMs: 60_000, everyMs: 6 * 3_600_000 }
