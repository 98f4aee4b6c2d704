import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import type { Doubt } from '../../domain/sheet/cell-value.ts'
import type { SheetPlan } from '../../domain/sheet/dry-run.ts'
import { changesOf } from '../../domain/sheet/plan.ts'
import type { Identity } from '../../domain/sheet/same-person.ts'
import { useBulkSave } from '../../workspace/bulk-save/use-bulk-save.ts'
import { useNavigation } from '../../workspace/navigation.ts'
import { useSession } from '../../workspace/session.ts'
import { useWorkspace } from '../../workspace/workspace.ts'
import type { ReadingChoice } from './sheet-worker.ts'
import { useColumnTargets } from './use-column-targets.ts'
import { useGroupLookup } from './use-group-lookup.ts'
import { useImportReview } from './use-import-review.ts'
import { useSheetFile } from './use-sheet-file.ts'

export const IMPORT_STEPS = ['file', 'columns', 'check', 'save'] as const
export type ImportStep = (typeof IMPORT_STEPS)[number]

/** The import of a spreadsheet: read, matched, reviewed, saved. It goes on while another screen is shown. */
export const useImport = defineStore('import', () => {
  const view = useNavigation()
  const run = useBulkSave(() => view.screen === 'import')
  const { read, readAgain, forget: forgetFile, ...file } = useSheetFile()
  const { guess, ...columns } = useColumnTargets(file.sheet)
  const { review, forget: forgetReview, ...reviewed } = useImportReview()
  const planOf = usePlan(columns, reviewed)
  const step = ref<ImportStep>('file')
  /** A file from another system can't be saved until a person says how customers are identified. */
  const isHeld = computed(
    () => reviewed.disagreement.value.isOtherSystem && reviewed.identity.value === 'ask',
  )
  let stopWork = new AbortController()

  /** Aborts the work in progress. @returns the signal of the work that follows */
  function newWork(): AbortSignal {
    stopWork.abort()
    stopWork = new AbortController()
    return stopWork.signal
  }

  async function open(chosen: File): Promise<void> {
    startOver()
    if (!(await read(chosen, newWork()))) return
    guess()
    step.value = 'columns'
  }

  /** Reads the file again with another encoding, delimiter, row of names or sheet. */
  async function change(choice: Partial<ReadingChoice>): Promise<void> {
    if (await readAgain(choice, newWork())) guess()
  }

  async function check(): Promise<void> {
    const key = columns.key.value
    if (!file.sheet.value || !key) return
    const signal = newWork()
    step.value = 'check'
    const isDone = await review(file.sheet.value, planOf(key), signal)
    if (!isDone && !signal.aborted) step.value = 'columns'
  }

  function decide(which: Identity): void {
    reviewed.identity.value = which
    // The ids in a file from another system are not those of this store.
    if (reviewed.disagreement.value.isOtherSystem)
      columns.wantedKey.value = which === 'email' ? 'email' : 'id'
    void check()
  }

  function accept(doubt: Doubt, isAccepted: boolean): void {
    const rest = [...reviewed.accepted.value].filter((one) => one !== doubt)
    reviewed.accepted.value = new Set(isAccepted ? [...rest, doubt] : rest)
    void check()
  }

  function save(): void {
    if (isHeld.value) return
    step.value = 'save'
    void run.begin(changesOf(reviewed.planned.value))
  }

  function back(): void {
    newWork()
    file.reading.value = null
    forgetReview()
    step.value = step.value === 'check' ? 'columns' : 'file'
  }

  /** Forgets the file and everything that was decided about it. */
  function startOver(): void {
    newWork()
    run.forget()
    forgetFile()
    forgetReview()
    columns.targets.value = []
    step.value = 'file'
  }

  const workspace = useWorkspace()
  watch(() => workspace.current, startOver)

  const actions = { open, change, check, decide, accept, save, back, startOver }
  return { ...run, ...file, ...columns, ...reviewed, ...actions, step, isHeld }
})

/** How the sheet is understood: guesses, overruled by what the person chose. */
function usePlan(
  columns: Pick<ReturnType<typeof useColumnTargets>, 'targets' | 'decimalSign' | 'isEmptyCleared'>,
  { identity, accepted }: Pick<ReturnType<typeof useImportReview>, 'identity' | 'accepted'>,
): (key: SheetPlan['key']) => SheetPlan {
  const session = useSession()
  const groups = useGroupLookup()
  return (key) => {
    const { decimals = 2, currency = '', currencySymbol = '' } = session.profile ?? {}
    return {
      targets: columns.targets.value,
      key,
      identity: identity.value,
      style: {
        decimalSign: columns.decimalSign.value,
        decimals,
        moneySigns: [currencySymbol, currency],
        groups: groups.value,
        isEmptyCleared: columns.isEmptyCleared.value,
        accepted: accepted.value,
      },
    }
  }
}
