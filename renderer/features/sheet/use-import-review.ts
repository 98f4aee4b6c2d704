import { ref, shallowRef } from 'vue'
import type { Doubt } from '../../domain/sheet/cell-value.ts'
import type { SheetPlan } from '../../domain/sheet/dry-run.ts'
import {
  countDoubts,
  countEntries,
  onlyFieldOf,
  type DoubtCounts,
  type PlanEntry,
  type PlannedField,
} from '../../domain/sheet/plan.ts'
import type { Sheet } from '../../domain/sheet/read-sheet.ts'
import { type Disagreement, disagreementOf, type Identity } from '../../domain/sheet/same-person.ts'
import { useNotices } from '../../workspace/notices.ts'
import { useWorkspace } from '../../workspace/workspace.ts'
import { reviewSheet } from './review-sheet.ts'

export interface CheckProgress {
  readonly phase: 'emails' | 'rows'
  readonly done: number
  readonly total: number
  /** Rows per millisecond; 0 while it is too early to estimate. */
  readonly rate: number
}

/** The review of a sheet: what each row would change, the progress of finding out, and the person's decisions. */
export function useImportReview() {
  const workspace = useWorkspace()
  const notices = useNotices()
  const checking = shallowRef<CheckProgress | null>(null)
  const planned = shallowRef<readonly PlanEntry[]>([])
  const decisions = useDecisions()
  const counts = shallowRef(countEntries([]))
  const onlyField = shallowRef<PlannedField | null>(null)
  /** How many values are doubtful, accepted ones included. */
  const doubted = shallowRef(countDoubts([]))
  /** Measured before the person decided anything, and shown until another file is reviewed. */
  const disagreement = shallowRef<Disagreement>({ count: 0, isOtherSystem: false })

  /** @returns whether all rows were reviewed; `false` where it failed or was stopped */
  async function review(sheet: Sheet, plan: SheetPlan, signal: AbortSignal): Promise<boolean> {
    const { local } = workspace.current ?? {}
    if (!local) return false
    checking.value = { phase: 'rows', done: 0, total: sheet.rows.length, rate: 0 }
    const rateOf = rowRate()
    try {
      const found = await reviewSheet({
        source: { customers: local.customers, lanes: () => workspace.lanes },
        search: local.search,
        sheet,
        plan,
        progress: (phase, done, total) => {
          checking.value = { phase, done, total, rate: phase === 'rows' ? rateOf(done) : 0 }
        },
        signal,
      })
      if (signal.aborted) return false
      const rows = found ?? []
      // Counting a hundred thousand rows takes long enough to miss frames, so each count and the list get a task each.
      const counted = countEntries(rows)
      await pause()
      const leftOut = countDoubts(rows)
      await pause()
      const disagreed = disagreementOf(rows)
      await pause()
      const only = onlyFieldOf(rows)
      await pause()
      if (signal.aborted) return false
      counts.value = counted
      onlyField.value = only
      doubted.value = withAccepted(leftOut, doubted.value, plan.style.accepted)
      if (plan.identity === 'ask') disagreement.value = disagreed
      planned.value = rows
      return true
    } catch (error) {
      if (signal.aborted) return false
      notices.problem({ code: 'internal', detail: error instanceof Error ? error.message : String(error) })
      return false
    } finally {
      if (!signal.aborted) checking.value = null
    }
  }

  function forget(): void {
    checking.value = null
    planned.value = []
    counts.value = countEntries([])
    onlyField.value = null
    doubted.value = countDoubts([])
    disagreement.value = { count: 0, isOtherSystem: false }
    decisions.forget()
  }

  return { ...decisions, checking, planned, counts, onlyField, doubted, disagreement, review, forget }
}

const pause = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve))

/** Whether id or email identifies a customer, and which doubtful values were accepted. */
function useDecisions() {
  const identity = ref<Identity>('ask')
  const accepted = shallowRef<ReadonlySet<Doubt>>(new Set())
  return {
    identity,
    accepted,
    forget(): void {
      identity.value = 'ask'
      accepted.value = new Set()
    },
  }
}

/** Accepted values are no longer left out of the rows, so their counts come from the review before. */
const withAccepted = (
  now: DoubtCounts,
  before: DoubtCounts,
  accepted: ReadonlySet<Doubt> = new Set(),
): DoubtCounts => {
  const count = (doubt: Doubt): number => (accepted.has(doubt) ? before : now)[doubt]
  return { spreadsheet: count('spreadsheet'), letters: count('letters'), currency: count('currency') }
}

/** Rows per millisecond since the first call. */
function rowRate(): (done: number) => number {
  let first: { readonly done: number; readonly at: number } | null = null
  return (done) => {
    first ??= { done, at: performance.now() }
    const spentMs = performance.now() - first.at
    return spentMs === 0 ? 0 : (done - first.done) / spentMs
  }
}
