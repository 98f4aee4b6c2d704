import { defineStore } from 'pinia'
import * as v from 'valibot'
import { computed, ref, watch } from 'vue'
import { bridge } from '../../workspace/bridge.ts'
import { advance, type FirstStep } from '../../domain/practice/first-steps.ts'
import { usePersisted } from '../../workspace/use-persisted.ts'
import { useWorkspace } from '../../workspace/workspace.ts'
import { useNotices } from '../../workspace/notices.ts'
import { useSession } from '../../workspace/session.ts'

/** The switches of the practice store, and how far a newcomer has come. */
export const usePractice = defineStore('practice', () => {
  const workspace = useWorkspace()
  const session = useSession()
  const notices = useNotices()
  const isOffline = ref(false)
  const areStepsSeen = usePersisted('practice.steps-seen', v.boolean(), false)
  const step = ref<FirstStep>('offline')
  const areStepsShown = ref(!areStepsSeen.value)
  const isOpen = computed(() => session.profile?.isPractice === true && workspace.current !== null)

  watch(
    isOpen,
    async (isNow) => {
      const answer = isNow ? await bridge.practice.state({}) : null
      if (answer?.ok) isOffline.value = answer.value.offline
    },
    { immediate: true },
  )
  watch([isOpen, isOffline, () => workspace.waiting.count()], ([isNow, offline, waiting]) => {
    if (isNow) step.value = advance(step.value, { isOffline: offline, waiting })
    if (step.value === 'finished') areStepsSeen.value = true
  })

  async function setOffline(offline: boolean): Promise<void> {
    const answer = await bridge.practice.setOffline({ offline })
    if (!answer.ok) return notices.problem(answer.problem)
    isOffline.value = offline
    // Noticed at once instead of with the next request.
    void bridge.connection.probe({})
  }

  return {
    isOpen,
    isOffline,
    step,
    areStepsShown,
    setOffline,
    showSteps() {
      step.value = 'offline'
      areStepsShown.value = true
    },
    hideSteps() {
      areStepsSeen.value = true
      areStepsShown.value = false
    },
  }
})
