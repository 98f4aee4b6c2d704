import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import type { Plan } from '../components/conflicts/choices.ts'
import { type OutboxRow, stillSelected } from '../components/outbox/rows.ts'
import { useTexts } from '../texts/language.ts'
import { useDesk } from './desk.ts'
import { useEditDrafts } from './edit-drafts.ts'
import { useNotices } from './notices.ts'
import { useView } from './view.ts'

/** The edits in conflict and which one is looked at. */
export const useConflicts = defineStore('conflicts', () => {
  const desk = useDesk()
  const drafts = useEditDrafts()
  const view = useView()
  const notices = useNotices()
  const t = useTexts()

  const rows = computed(() => desk.inConflict.map((edit): OutboxRow => ({ kind: 'edit', id: edit.id, edit })))
  const order = computed(() => rows.value.map(({ id }) => id))
  const selectedId = ref<string | null>(null)
  /** Another screen asked for the chosen edit; the screen that shows it takes note. */
  const isAskedFor = ref(false)
  const selected = computed(() => desk.inConflict.find(({ id }) => id === selectedId.value) ?? null)
  watch(order, (after, before) => (selectedId.value = stillSelected(before ?? [], after, selectedId.value)), {
    immediate: true,
  })
  watch(
    [() => view.editId, () => view.screen],
    ([id, screen]) => {
      if (id === null || screen !== 'conflicts') return
      selectedId.value = id
      isAskedFor.value = true
      view.editId = null
    },
    { immediate: true },
  )

  /** @returns whether anything was decided */
  async function settle(plan: Plan): Promise<boolean> {
    const edit = selected.value
    const { sync } = desk.desk ?? {}
    if (!edit || !sync || Object.keys(plan.choices).length === 0) return false
    const answer = await sync.resolve(edit.id, plan.choices)
    if (!answer.ok) {
      notices.problem(answer.problem)
      return false
    }
    drafts.forget(edit, plan.open)
    const words = t.value.conflicts
    if (plan.open.length > 0) notices.done(words.partlyDecided(edit.label, plan.open.length))
    else if (plan.sends.length + plan.also.length > 0) notices.done(words.decided(edit.label))
    else notices.done(words.gaveUp(edit.label))
    return true
  }

  return { rows, order, selectedId, isAskedFor, selected, settle }
})
