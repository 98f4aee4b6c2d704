import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { useSaveRun } from '../components/bulk/use-save-run.ts'
import { type DecimalSign, decimalSignOf } from '../sheet/amounts.ts'
import { type ColumnTarget, keysOf, matchColumns, type SheetKey, withTarget } from '../sheet/columns.ts'
import type { SheetPlan } from '../sheet/dry-run.ts'
import { type OpenedSheet, type Opening, openSheet } from '../sheet/open-sheet.ts'
import { changesOf, type Planned } from '../sheet/plan.ts'
import { tryOut } from '../sheet/try-out.ts'
import { useGroupBook } from '../components/sheet/use-group-book.ts'
import { useDesk } from './desk.ts'
import { useNotices } from './notices.ts'
import { useSession } from './session.ts'
import { useView } from './view.ts'

export const IMPORT_STEPS = ['file', 'columns', 'check', 'save'] as const
export type ImportStep = (typeof IMPORT_STEPS)[number]

export interface CheckProgress {
  readonly phase: 'emails' | 'rows'
  readonly done: number
  readonly total: number
  /** Rows a millisecond, or 0 while it is too early to tell. */
  readonly rate: number
}

/** A spreadsheet on its way into the outbox: read, matched, tried out, saved. Outlives the screen. */
export const useImport = defineStore('import', () => {
  const desk = useDesk()
  const session = useSession()
  const notices = useNotices()
  const groups = useGroupBook()
  const view = useView()
  const run = useSaveRun(() => view.screen === 'import')

  const step = ref<ImportStep>('file')
  const sheet = shallowRef<OpenedSheet | null>(null)
  const refusedFile = shallowRef<{ name: string; why: Exclude<Opening['kind'], 'opened'> } | null>(null)
  /** 0 to 1 while a file is read. */
  const reading = ref<number | null>(null)
  const targets = shallowRef<readonly ColumnTarget[]>([])
  const wantedKey = ref<SheetKey>('id')
  const decimalSign = ref<DecimalSign>('.')
  const isEmptyCleared = ref(false)
  const checking = shallowRef<CheckProgress | null>(null)
  const planned = shallowRef<readonly Planned[]>([])
  let stopWork = new AbortController()

  const keys = computed(() => keysOf(targets.value))
  const key = computed(() =>
    keys.value.includes(wantedKey.value) ? wantedKey.value : (keys.value[0] ?? null),
  )
  const fields = computed(() =>
    targets.value.filter((target) => target !== 'none' && target !== 'id' && target !== key.value),
  )

  /** Ends what is going on, so that something else may begin. */
  function newWork(): AbortSignal {
    stopWork.abort()
    stopWork = new AbortController()
    return stopWork.signal
  }

  async function open(file: File): Promise<void> {
    const signal = newWork()
    refusedFile.value = null
    reading.value = 0
    const opening = await openSheet(file, (part) => (reading.value = part), signal)
    if (signal.aborted) return
    reading.value = null
    if (opening.kind !== 'opened') {
      refusedFile.value = { name: file.name, why: opening.kind }
      return
    }
    sheet.value = opening.sheet
    targets.value = matchColumns(opening.sheet.heads)
    wantedKey.value = 'id'
    guessDecimalSign()
    step.value = 'columns'
  }

  function guessDecimalSign(): void {
    const at = targets.value.indexOf('store_credit')
    if (!sheet.value || at < 0) return
    const { rows, delimiter } = sheet.value
    const amounts = rows.map(({ cells }) => cells[at] ?? '')
    decimalSign.value = decimalSignOf(amounts, delimiter)
  }

  function setTarget(at: number, target: ColumnTarget): void {
    targets.value = withTarget(targets.value, at, target)
    if (target === 'store_credit') guessDecimalSign()
  }

  async function check(): Promise<void> {
    const { local } = desk.desk ?? {}
    if (!local || !sheet.value || !key.value) return
    const signal = newWork()
    step.value = 'check'
    planned.value = []
    checking.value = { phase: 'rows', done: 0, total: sheet.value.rows.length, rate: 0 }
    let first: { readonly done: number; readonly at: number } | null = null
    const { decimals = 2, currency = '', currencySymbol = '' } = session.profile ?? {}
    const plan: SheetPlan = {
      targets: targets.value,
      key: key.value,
      style: {
        decimalSign: decimalSign.value,
        decimals,
        moneySigns: [currencySymbol, currency],
        groups: groups.value,
        isEmptyCleared: isEmptyCleared.value,
      },
    }
    try {
      const found = await tryOut({
        source: { customers: local.customers, lanes: () => desk.lanes },
        search: local.search,
        sheet: sheet.value,
        plan,
        tell(phase, done, total) {
          if (phase === 'rows') first ??= { done, at: performance.now() }
          const spentMs = first === null ? 0 : performance.now() - first.at
          const rate = first === null || spentMs === 0 ? 0 : (done - first.done) / spentMs
          checking.value = { phase, done, total, rate }
        },
        signal,
      })
      if (signal.aborted) return
      planned.value = found ?? []
    } catch (error) {
      if (signal.aborted) return
      step.value = 'columns'
      notices.problem({ code: 'internal', detail: error instanceof Error ? error.message : String(error) })
    }
    checking.value = null
  }

  function save(): void {
    step.value = 'save'
    void run.begin(changesOf(planned.value))
  }

  function back(): void {
    newWork()
    checking.value = null
    reading.value = null
    planned.value = []
    step.value = step.value === 'check' ? 'columns' : 'file'
  }

  /** From the beginning, with nothing of the last file. */
  function startOver(): void {
    newWork()
    run.forget()
    sheet.value = null
    refusedFile.value = null
    reading.value = null
    checking.value = null
    planned.value = []
    targets.value = []
    step.value = 'file'
  }

  watch(() => desk.desk, startOver)

  return {
    ...run,
    step,
    sheet,
    refusedFile,
    reading,
    targets,
    wantedKey,
    key,
    keys,
    fields,
    decimalSign,
    isEmptyCleared,
    checking,
    planned,
    open,
    setTarget,
    check,
    save,
    back,
    startOver,
  }
})
