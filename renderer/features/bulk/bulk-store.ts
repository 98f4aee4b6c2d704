import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { type BulkChange, planChange } from '../../domain/bulk/change.ts'
import { readShown } from '../../workspace/bulk-save/shown-customers.ts'
import { useBulkSave } from '../../workspace/bulk-save/use-bulk-save.ts'
import { changesOf, type PlanEntry } from '../../domain/sheet/plan.ts'
import { useWorkspace } from '../../workspace/workspace.ts'
import { useNotices } from '../../workspace/notices.ts'
import { useSession } from '../../workspace/session.ts'

export type BulkStep = 'choose' | 'checking' | 'preview' | 'saving'

/** One change for many customers: chosen, previewed, saved, undone. */
export const useBulk = defineStore('bulk', () => {
  const workspace = useWorkspace()
  const session = useSession()
  const notices = useNotices()
  const isOpen = ref(false)
  const run = useBulkSave(() => isOpen.value)
  const step = ref<BulkStep>('choose')
  /** The customers, in the order in which they were selected. */
  const ids = shallowRef<readonly number[]>([])
  const planned = shallowRef<readonly PlanEntry[]>([])
  const checked = ref(0)
  let asked = 0

  const isSaving = computed(() => run.isActive.value)

  function open(selected: Iterable<number>): void {
    isOpen.value = true
    // If a run is still under way, it is shown instead of a new one.
    if (isSaving.value) return
    ids.value = [...selected]
    step.value = 'choose'
    planned.value = []
  }

  /** What the change would do to each of them. */
  async function check(change: BulkChange): Promise<void> {
    const { local } = workspace.current ?? {}
    if (!local) return
    const turn = (asked += 1)
    step.value = 'checking'
    checked.value = 0
    const decimals = session.profile?.decimals ?? 2
    const byId = new Map<number, PlanEntry>()
    try {
      await readShown(
        { customers: local.customers, lanes: () => workspace.lanes },
        ids.value,
        (page, shown) => {
          for (const id of page) byId.set(id, planChange(id, shown.get(id), change, decimals))
          checked.value = byId.size
          return turn === asked
        },
      )
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
    run.offerUndo()
    asked += 1
    planned.value = []
  })
  watch(
    () => workspace.current,
    () => (isOpen.value = false),
  )

  return { ...run, isOpen, step, ids, planned, checked, isSaving, open, check, back, save: begin }
})
