import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { type BulkChange, planChange } from '../components/bulk/change.ts'
import { readShown } from '../components/bulk/shown-customers.ts'
import { useSaveRun } from '../components/bulk/use-save-run.ts'
import { changesOf, type Planned } from '../sheet/plan.ts'
import { useDesk } from './desk.ts'
import { useNotices } from './notices.ts'
import { useSession } from './session.ts'

export type BulkStep = 'choose' | 'checking' | 'preview' | 'saving'

/** One change for many customers: chosen, tried out, saved, taken back. */
export const useBulk = defineStore('bulk', () => {
  const desk = useDesk()
  const session = useSession()
  const notices = useNotices()
  const isOpen = ref(false)
  const run = useSaveRun(() => isOpen.value)
  const step = ref<BulkStep>('choose')
  /** The customers, in the order in which they were selected. */
  const ids = shallowRef<readonly number[]>([])
  const planned = shallowRef<readonly Planned[]>([])
  const checked = ref(0)
  let asked = 0

  const isSaving = computed(() => run.isActive.value)

  function open(selected: Iterable<number>): void {
    isOpen.value = true
    // A run that is still going is shown instead of a new one.
    if (isSaving.value) return
    ids.value = [...selected]
    step.value = 'choose'
    planned.value = []
  }

  /** What the change would do to each of them. */
  async function check(change: BulkChange): Promise<void> {
    const { local } = desk.desk ?? {}
    if (!local) return
    const turn = (asked += 1)
    step.value = 'checking'
    checked.value = 0
    const decimals = session.profile?.decimals ?? 2
    const byId = new Map<number, Planned>()
    try {
      await readShown({ customers: local.customers, lanes: () => desk.lanes }, ids.value, (page, shown) => {
        for (const id of page) byId.set(id, planChange(id, shown.get(id), change, decimals))
        checked.value = byId.size
        return turn === asked
      })
    } catch (error) {
      if (turn !== asked) return
      step.value = 'choose'
      const detail = error instanceof Error ? error.message : String(error)
      return notices.problem({ code: 'internal', detail })
    }
    if (turn !== asked) return
    planned.value = ids.value.flatMap((id) => byId.get(id) ?? [])
    step.value = 'preview'
  }

  function back(): void {
    asked += 1
    step.value = 'choose'
  }

  function begin(): void {
    step.value = 'saving'
    void run.begin(changesOf(planned.value))
  }

  watch(isOpen, (now) => {
    if (now || isSaving.value) return
    run.tellOfUndo()
    asked += 1
    planned.value = []
  })
  watch(
    () => desk.desk,
    () => (isOpen.value = false),
  )

  return { ...run, isOpen, step, ids, planned, checked, isSaving, open, check, back, save: begin }
})
