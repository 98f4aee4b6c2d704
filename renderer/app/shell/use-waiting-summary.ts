import { computed } from 'vue'
import type { EditStateKind } from '../../../shared/edit.ts'
import { useConnection } from '../../workspace/connection.ts'
import { useWorkspace } from '../../workspace/workspace.ts'
import { useTexts } from '../../i18n/language.ts'
import { nextTryAt } from '../../domain/sync-status.ts'
import { useWaitingReason } from '../../workspace/edits/use-waiting-reason.ts'

/** What waits in the outbox, in numbers and words. */
export function useWaitingSummary() {
  const workspace = useWorkspace()
  const t = useTexts()
  const connection = useConnection()
  const why = useWaitingReason()

  const count = computed(() => workspace.waiting.count())
  const oldest = computed(() => {
    const first = workspace.waiting.oldest()
    if (!first) return null
    // The store's own words are a sentence; they follow the customer's name.
    const words = first.state.kind === 'refused' ? first.state.refusal.message : ''
    return t.value.shell.oldest(first.label, words ? t.value.states.refusedWith(words) : why.value(first))
  })
  /** Sending is paused, and the oldest edit waits for another reason, so that nothing else says that it is paused. */
  const isQuietlyStopped = computed(
    () =>
      workspace.sync?.drain.pause.kind === 'stopped-by-person' &&
      workspace.waiting.oldest()?.state.kind !== 'queued',
  )
  const nextAt = computed(() => nextTryAt(connection.connection, workspace.sync?.drain, count.value))
  const going = computed(() => workspace.waiting.count(...GOING))
  /** Something is sent automatically, so that trying sooner makes sense. */
  const isGoing = computed(() => going.value > 0)
  /** How far sending is; `null` while nothing is sent. */
  const sending = computed(() => {
    const { drain } = workspace.sync ?? {}
    if (drain?.kind !== 'running' || workspace.waiting.count('sending') === 0) return null
    return { done: drain.delivered, all: drain.delivered + going.value }
  })
  return { count, isGoing, oldest, isQuietlyStopped, nextAt, sending }
}

const GOING: readonly EditStateKind[] = ['queued', 'sending', 'unknown', 'deferred']
