import { computed, type ComputedRef } from 'vue'
import { patchFields } from '../../../shared/customer.ts'
import type { Edit } from '../../../shared/edit.ts'
import { laneHead } from '../../../shared/outbox/lane.ts'
import { useClock } from '../clock.ts'
import { useWorkspace } from '../workspace.ts'
import { useFormats } from '../../i18n/formats.ts'
import { language, useTexts } from '../../i18n/language.ts'
import { useWaitingReason } from './use-waiting-reason.ts'
import { actionNeeded } from '../../domain/edits/action-needed.ts'

export interface EditTexts {
  /** A word or two for the mark. */
  readonly state: (edit: Edit) => string
  /** Why it is still here, as a sentence. */
  readonly why: (edit: Edit) => string
  /** Which fields it changes, or which are in conflict: "Phone and Notes", "Phone, Email and 3 more". */
  readonly fields: (edit: Edit) => string
  /** How long ago; what is less than a minute old is "just now", so that lists stay calm. */
  readonly ago: (time: number) => string
}

/** An edit in words. */
export function useEditTexts(): ComputedRef<EditTexts> {
  const t = useTexts()
  const formats = useFormats()
  const workspace = useWorkspace()
  const clock = useClock()
  const why = useWaitingReason()

  return computed(() => ({
    state: (edit) =>
      actionNeeded(edit) === 'ask-password'
        ? t.value.outbox.confirmationNeeded
        : t.value.states.edit[edit.state.kind],
    why(edit) {
      const head = laneHead(workspace.lanes.get(edit.customerId) ?? [])
      const isBehind = head !== undefined && head.id !== edit.id && actionNeeded(edit) === null
      return sentenceOf(isBehind ? t.value.outbox.behind : why.value(edit))
    },
    fields({ patch, state }) {
      const shown = state.kind === 'conflict' ? state.conflicts.map(({ field }) => field) : patchFields(patch)
      const names = shown.map((field) => t.value.fields.names[field])
      if (names.length <= 3) return formats.value.list(names)
      return t.value.outbox.andMore(names.slice(0, 2).join(', '), names.length - 2)
    },
    ago: (time) => (clock.now - time < 60_000 ? t.value.outbox.justNow : formats.value.ago(time, clock.now)),
  }))
}

/** Part of a sentence as a whole one. */
function sentenceOf(words: string): string {
  const first = words.charAt(0).toLocaleUpperCase(language.value) + words.slice(1)
  return /[.?!…。]$/.test(first) ? first : `${first}.`
}
