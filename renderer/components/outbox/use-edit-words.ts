import { computed, type ComputedRef } from 'vue'
import { patchFields } from '../../../shared/customer.ts'
import type { Edit } from '../../../shared/edit.ts'
import { laneHead } from '../../../shared/outbox/lane.ts'
import { useClock } from '../../stores/clock.ts'
import { useDesk } from '../../stores/desk.ts'
import { useFormats } from '../../texts/formats.ts'
import { language, useTexts } from '../../texts/language.ts'
import { useWhy } from '../shell/use-why.ts'
import { needOf } from './rows.ts'

export interface EditWords {
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
export function useEditWords(): ComputedRef<EditWords> {
  const t = useTexts()
  const formats = useFormats()
  const desk = useDesk()
  const clock = useClock()
  const why = useWhy()

  return computed(() => ({
    state: (edit) =>
      needOf(edit) === 'ask-password' ? t.value.outbox.asksYou : t.value.states.edit[edit.state.kind],
    why(edit) {
      const head = laneHead(desk.lanes.get(edit.customerId) ?? [])
      const isBehind = head !== undefined && head.id !== edit.id && needOf(edit) === null
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
export function sentenceOf(words: string): string {
  const first = words.charAt(0).toLocaleUpperCase(language.value) + words.slice(1)
  return /[.?!…。]$/.test(first) ? first : `${first}.`
}
