import { computed } from 'vue'
import type { BlockReason } from '../../../shared/outcome.ts'
import { useClock } from '../../workspace/clock.ts'
import { useConnection } from '../../workspace/connection.ts'
import { useWorkspace } from '../../workspace/workspace.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useTexts } from '../../i18n/language.ts'
import { type OutboxStatus, outboxStatus } from '../../domain/edits/outbox-status.ts'

/** What happens to the outbox as a whole, in words. */
export function useOutboxStatus() {
  const workspace = useWorkspace()
  const connection = useConnection()
  const clock = useClock()
  const t = useTexts()
  const formats = useFormats()

  const status = computed(() =>
    workspace.sync
      ? outboxStatus({
          going: workspace.waiting.needing(null).count,
          drain: workspace.sync.drain,
          connection: connection.connection,
          now: clock.now,
        })
      : null,
  )
  const when = (at: number): string => formats.value.ago(Math.max(at, clock.now), clock.now)

  function wordsOf(now: OutboxStatus): { what: string; more: string } {
    const own = t.value.outbox.status
    const { number, span } = formats.value
    switch (now.kind) {
      case 'sending': {
        const { done, all, perMinute, leftMs } = now.progress
        const isKnown = perMinute !== null && leftMs !== null
        return {
          what: own.sending(number(done), number(all)),
          more: isKnown ? own.rate(number(perMinute), span(leftMs)) : own.rateUnknown,
        }
      }
      case 'stopped':
        return { what: own.stopped, more: own.stoppedMore }
      // The banner above every screen says why.
      case 'blocked':
        return NEEDS_SIGN_IN.includes(now.reason)
          ? { what: own.waitsForSignIn, more: own.signInMore }
          : { what: own.waitsForToken, more: own.blockedMore }
      case 'rate-limited':
        return { what: own.rateLimited, more: own.rateLimitedMore(when(now.until)) }
      case 'unreachable':
        if (connection.offlineReason) {
          const { what, todo } = t.value.problems[connection.offlineReason]
          return { what, more: todo }
        }
        return {
          what: own.unreachable,
          more: now.nextTryAt === null ? own.unreachableSoon : own.unreachableMore(when(now.nextTryAt)),
        }
      case 'only-person':
        return { what: own.attentionNeeded, more: own.attentionNeededMore }
      case 'waiting': {
        const isSoon = now.nextTryAt === null || now.nextTryAt <= clock.now
        return { what: own.waiting, more: isSoon ? own.startingSoon : own.waitingMore(when(now.nextTryAt)) }
      }
    }
  }

  return {
    status,
    words: computed(() => (status.value ? wordsOf(status.value) : { what: '', more: '' })),
    needsSignIn: computed(
      () => status.value?.kind === 'blocked' && NEEDS_SIGN_IN.includes(status.value.reason),
    ),
  }
}

const NEEDS_SIGN_IN: readonly BlockReason[] = ['not-signed-in', 'wrong-store']
