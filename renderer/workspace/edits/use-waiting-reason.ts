import { computed, type ComputedRef } from 'vue'
import type { Edit } from '../../../shared/edit.ts'
import { useConnection } from '../connection.ts'
import { useWorkspace } from '../workspace.ts'
import { useTexts } from '../../i18n/language.ts'

/** Why an edit is still here, as a part of a sentence. */
export function useWaitingReason(): ComputedRef<(edit: Edit) => string> {
  const t = useTexts()
  const workspace = useWorkspace()
  const connection = useConnection()

  return computed(() => {
    const { states } = t.value
    const pause = workspace.sync?.drain.pause ?? { kind: 'none' }
    const isOffline = connection.isOffline
    return ({ state }) => {
      switch (state.kind) {
        case 'queued':
          if (pause.kind === 'blocked') return states.block[pause.reason]
          if (pause.kind === 'stopped-by-person') return states.stopped
          if (pause.kind === 'rate-limited') return states.defer['rate-limited']
          return isOffline || pause.kind === 'unreachable' ? states.queuedOffline : states.queued
        case 'sending':
          return states.sending
        case 'unknown':
          return states.unknown[state.reason]
        case 'deferred':
          return states.defer[state.reason]
        case 'refused':
          return state.refusal.message || states.refused
        case 'conflict':
          return states.conflict
        case 'gone':
          return states.gone
        case 'unreadable':
          return states.unreadable
      }
    }
  })
}
