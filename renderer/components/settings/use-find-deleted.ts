import { ref } from 'vue'
import { useDesk } from '../../stores/desk.ts'
import { useNotices } from '../../stores/notices.ts'
import { useTexts } from '../../texts/language.ts'

/** Compares all customers with the store, for those that it has no longer. */
export function useFindDeleted() {
  const desk = useDesk()
  const notices = useNotices()
  const t = useTexts()
  const isLooking = ref(false)

  async function findDeleted(): Promise<void> {
    isLooking.value = true
    const answer = await desk.desk?.sync.findDeleted()
    isLooking.value = false
    if (answer?.ok) notices.done(t.value.settings.lookedForDeleted)
    else if (answer) notices.problem(answer.problem)
  }

  return { isLooking, findDeleted }
}
