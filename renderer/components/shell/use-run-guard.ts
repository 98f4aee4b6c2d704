import { computed } from 'vue'
import { useQuestions } from '../../stores/questions.ts'
import { useRuns } from '../../stores/runs.ts'
import { useFormats } from '../../texts/formats.ts'
import { useTexts } from '../../texts/language.ts'

/** A change for many goes on only while its store is open: whoever leaves the store is asked first. */
export function useRunGuard() {
  const runs = useRuns()
  const questions = useQuestions()
  const t = useTexts()
  const formats = useFormats()

  /** What is saved of it and what would be dropped, in words; `null` where nothing would. */
  const loss = computed(() => {
    const { done, total } = runs.unfinished
    const { number } = formats.value
    if (total === 0) return null
    return t.value.bulk.unfinished(number(done), number(total), total - done, number(total - done))
  })

  async function mayOpenOther(): Promise<boolean> {
    if (loss.value === null) return true
    const { done, total } = runs.unfinished
    const { bulk } = t.value
    return questions.ask({
      title: bulk.leaveTitle,
      body: `${loss.value} ${bulk.leaveBody}`,
      yes: bulk.leaveYes(total - done, formats.value.number(total - done)),
      isDanger: true,
    })
  }

  return { loss, mayOpenOther }
}
