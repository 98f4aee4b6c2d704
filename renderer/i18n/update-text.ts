import type { UpdateState } from '../../shared/updates.ts'
import type { Texts } from './en/index.ts'
import type { UpdateText } from './en/updates.ts'

/** The state of updates in the words of a language. @param ago how long a time is past, such as "2 hours ago" */
export function updateText(
  { updates }: Texts,
  state: UpdateState,
  ago: (time: number) => string,
): UpdateText {
  switch (state.kind) {
    case 'off':
      return updates.off[state.reason]
    case 'current':
      return state.checkedAt === null
        ? { what: updates.notChecked, todo: '' }
        : { what: updates.current, todo: updates.checked(ago(state.checkedAt)) }
    case 'checking':
      return { what: updates.checking, todo: '' }
    case 'available':
      return { what: updates.available(state.version), todo: updates.availableMore }
    case 'downloading':
      return { what: updates.downloading(state.version, state.percent), todo: updates.availableMore }
    case 'ready':
      return { what: updates.ready(state.version), todo: updates.readyMore }
    case 'restarting':
      return { what: updates.restarting(state.version), todo: updates.restartingMore }
    case 'failed':
      return { what: updates.failed[state.step], todo: updates.reasons[state.reason] }
  }
}
