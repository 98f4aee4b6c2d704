import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { ResolutionPlan } from '../../domain/conflicts/choices.ts'
import { conflictRows } from '../../domain/edits/outbox-rows.ts'
import { useTexts } from '../../i18n/language.ts'
import { useWorkspace } from '../../workspace/workspace.ts'
import { useEditSelection } from '../../workspace/edits/use-edit-selection.ts'
import { useEditDrafts } from '../../workspace/edit-drafts.ts'
import { useNotices } from '../../workspace/notices.ts'

/** The edits in conflict, the selected one, and settling it. */
export const useConflicts = defineStore('conflicts', () => {
  const workspace = useWorkspace()
  const drafts = useEditDrafts()
  const notices = useNotices()
  const t = useTexts()

  const rows = computed(() => conflictRows(workspace.waiting))
  const selection = useEditSelection('conflicts', rows)

  /** @returns whether anything was decided */
  async function settle(plan: ResolutionPlan): Promise<boolean> {
    const edit = selection.selected.value
    const { sync } = workspace.current ?? {}
    if (!edit || !sync || Object.keys(plan.choices).length === 0) return false
    const answer = await sync.resolve(edit.id, plan.choices)
    if (!answer.ok) {
      notices.problem(answer.problem)
      return false
    }
    // The next conflict gets the focus, also while many edits are sent.
    workspace.showNow()
    drafts.forget(edit, plan.open)
    const texts = t.value.conflicts
    if (plan.open.length > 0) notices.done(texts.partlyResolved(edit.label, plan.open.length))
    else if (plan.sends.length + plan.also.length > 0) notices.done(texts.resolved(edit.label))
    else notices.done(texts.discarded(edit.label))
    return true
  }

  return { rows, ...selection, settle }
})
