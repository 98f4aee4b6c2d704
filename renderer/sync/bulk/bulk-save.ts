import type { Problem } from '../../../shared/answer.ts'
import type { PlannedChange } from '../../domain/sheet/plan.ts'
import type { Sync } from '../sync.ts'
import type { SavedChange } from './bulk-undo.ts'

/** How far saving many changes has come. */
export interface BulkSaveProgress {
  readonly kind: 'running' | 'paused' | 'stopped' | 'failed' | 'done'
  readonly done: number
  readonly total: number
  /** Of `done`: how many really changed something. */
  readonly saved: number
  /** Time spent saving, without pauses, in ms: for rate and time left. */
  readonly spentMs: number
  /** Why it stopped; `resume` tries what failed again. */
  readonly problem: Problem | null
}

export interface BulkSave {
  readonly progress: () => BulkSaveProgress
  /** What was saved, for undoing it. */
  readonly saved: () => readonly SavedChange[]
  pause(): void
  resume(): void
  /** Ends after what is being written; what is saved stays saved. */
  stop(): void
  /** Resolves when it is done or stopped. */
  readonly ended: Promise<void>
}

export interface BulkSaveOptions {
  readonly sync: Pick<Sync, 'save'>
  readonly changes: readonly PlannedChange[]
  /** Monotonic time in ms, such as `performance.now`. */
  readonly monotonicNow: () => number
  readonly changed: (now: BulkSaveProgress) => void
}

/** Saves many changes, a batch at a time: those of a batch share their writes. Begins at once. */
export function createBulkSave({ sync, changes, monotonicNow, changed }: BulkSaveOptions): BulkSave {
  // Neighbours are stored together on the disk.
  const waiting = [...changes].sort((a, b) => a.customerId - b.customerId)
  const saved: SavedChange[] = []
  let now: BulkSaveProgress = {
    kind: 'running',
    done: 0,
    total: changes.length,
    saved: 0,
    spentMs: 0,
    problem: null,
  }
  let wake = (): void => undefined
  let begun = monotonicNow()
  let isStopping = false

  function become(next: Partial<BulkSaveProgress>): void {
    now = { ...now, ...next }
    changed(now)
  }

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      if (isStopping) return become({ kind: 'stopped' })
      if (now.kind !== 'running') {
        await new Promise<void>((resolve) => (wake = resolve))
        begun = monotonicNow()
        continue
      }
      await saveBatch(waiting.splice(0, BATCH))
    }
    become({ kind: 'done' })
  }

  async function saveBatch(batch: readonly PlannedChange[]): Promise<void> {
    const answers = await Promise.all(
      batch.map(async (change) => ({
        change,
        answer: await sync.save(change.customerId, change.wanted, change.seen),
      })),
    )
    const failed: PlannedChange[] = []
    let problem: Problem | null = null
    for (const { change, answer } of answers) {
      if (!answer.ok) {
        failed.push(change)
        problem = answer.problem
        continue
      }
      if (answer.value.kind !== 'unchanged') saved.push({ change, saved: answer.value })
    }
    waiting.unshift(...failed)
    const kind = now.kind === 'running' && problem ? 'failed' : now.kind
    const spent = monotonicNow() - begun
    begun = monotonicNow()
    become({
      kind,
      problem,
      done: now.done + batch.length - failed.length,
      saved: saved.length,
      spentMs: now.spentMs + spent,
    })
  }

  return {
    progress: () => now,
    saved: () => saved,
    pause: () => now.kind === 'running' && become({ kind: 'paused' }),
    resume() {
      if (now.kind !== 'paused' && now.kind !== 'failed') return
      become({ kind: 'running', problem: null })
      wake()
    },
    stop() {
      // It has stopped when what is being written is counted.
      isStopping = true
      wake()
    },
    ended: run(),
  }
}

/** Large enough to share one write, small enough to pause at once and not to miss a frame. */
const BATCH = 200
