import { computed, type ComputedRef } from 'vue'
import type { PullState } from '../domain/sync-state.ts'
import { useClock } from './clock.ts'
import { useConnection } from './connection.ts'
import { useWorkspace } from './workspace.ts'
import { useFormats } from '../i18n/formats.ts'
import { useTexts } from '../i18n/language.ts'
import { downloadLeft } from '../domain/sync-status.ts'

export interface PullTexts {
  readonly words: string
  /** How much of the first download is here, 0 to 1. */
  readonly part?: number
  readonly left?: string | undefined
  readonly isTrouble?: boolean
}

/** What the status bar says about fetching: how far it is, how old the customers are, or why it failed. */
export function usePullTexts(): ComputedRef<PullTexts | null> {
  const workspace = useWorkspace()
  const connection = useConnection()
  const clock = useClock()
  const t = useTexts()
  const formats = useFormats()

  const amount = (count: number | null): string => (count === null ? '…' : formats.value.number(count))

  /** Seconds would only flicker. */
  function idleWords(finishedAt: number | null): string {
    const { shell } = t.value
    if (finishedAt === null) return shell.neverPulled
    // Without a connection it isn't known whether that is all.
    if (clock.now - finishedAt < 60_000)
      return connection.isOffline ? shell.lastPull(t.value.outbox.justNow) : shell.upToDate
    return shell.lastPull(formats.value.ago(finishedAt, clock.now))
  }

  function wordsOf(state: PullState): PullTexts | null {
    const { shell } = t.value
    switch (state.kind) {
      case 'first-download': {
        const left = downloadLeft(state, clock.now)
        return {
          words: shell.downloading(amount(state.got), amount(state.total)),
          part: state.total ? state.got / state.total : 0,
          left: left === null ? undefined : shell.downloadLeft(formats.value.span(left)),
        }
      }
      case 'paused-by-person':
        return { words: shell.downloadPaused(amount(state.got), amount(state.total)) }
      case 'changes':
        return { words: shell.pulling }
      case 'idle':
        return { words: idleWords(state.lastFinishedAt) }
      case 'failed':
        // Not connected: the next attempt is shown already.
        if (connection.isOffline) return null
        return {
          words: shell.pullFailed(formats.value.ago(Math.max(state.nextTryAt, clock.now), clock.now)),
          isTrouble: true,
        }
    }
  }

  return computed(() => (workspace.sync ? wordsOf(workspace.sync.pull) : null))
}
