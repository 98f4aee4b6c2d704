import { ref } from 'vue'
import { useWorkspace } from '../../workspace/workspace.ts'
import { useNotices } from '../../workspace/notices.ts'
import { useTexts } from '../../i18n/language.ts'

/** Compares all customers with the store, for those that it has no longer. */
export function useFindDeleted() {
  const workspace = useWorkspace()
  const notices = useNotices()
  const t = useTexts()
  const isLooking = ref(false)

  async function findDeleted(): Promise<void> {
    isLooking.value = true
    const answer = await workspace.current?.sync.findDeleted()
    isLooking.value = false
    if (answer?.ok) notices.done(t.value.settings.lookedForDeleted)
    else if (answer) notices.problem(answer.problem)
  }

  return { isLooking, findDeleted }
}
