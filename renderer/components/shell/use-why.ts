import { computed, type ComputedRef } from 'vue'
import type { Edit } from '../../../shared/edit.ts'
import { useConnection } from '../../stores/connection.ts'
import { useDesk } from '../../stores/desk.ts'
import { useTexts } from '../../texts/language.ts'

/** Why an edit is still here, as a part of a sentence. */
export function useWhy(): ComputedRef<(edit: Edit) => string> {
  const t = useTexts()
  const desk = useDesk()
  const connection = useConnection()

  return computed(() => {
    const { states } = t.value
    const pause = desk.sync?.drain.pause ?? { kind: 'none' }
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
