import { computed } from 'vue'
import { useConfirmations } from '../confirmations.ts'
import { useBackgroundJobs } from '../background-jobs.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useTexts } from '../../i18n/language.ts'

/** A bulk change continues only while its store is open, so leaving the store asks first. */
export function useBackgroundJobGuard() {
  const jobs = useBackgroundJobs()
  const confirmations = useConfirmations()
  const t = useTexts()
  const formats = useFormats()

  /** What is saved of it and what would be dropped, in words; `null` where nothing would. */
  const loss = computed(() => {
    const { done, total } = jobs.unfinished
    const { number } = formats.value
    if (total === 0) return null
    return t.value.bulk.unfinished(number(done), number(total), total - done, number(total - done))
  })

  async function mayOpenOther(): Promise<boolean> {
    if (loss.value === null) return true
    const { done, total } = jobs.unfinished
    const { bulk } = t.value
    return confirmations.ask({
      title: bulk.leaveTitle,
      body: `${loss.value} ${bulk.leaveBody}`,
      yes: bulk.leaveYes(total - done, formats.value.number(total - done)),
      isDanger: true,
    })
  }

  return { loss, mayOpenOther }
}
