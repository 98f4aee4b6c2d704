import type { Problem } from '../../../shared/answer.ts'
import type { PlannedChange } from '../../sheet/plan.ts'
import type { Sync } from '../../sync/sync.ts'
import type { Done } from './undo-run.ts'

/** How far saving many changes has come. */
export interface RunProgress {
  readonly kind: 'running' | 'paused' | 'stopped' | 'failed' | 'done'
  readonly done: number
  readonly total: number
  /** Of `done`: how many were not like that already. */
  readonly saved: number
  /** Time spent saving, without pauses, in ms: for rate and time left. */
  readonly spentMs: number
  /** Why it stands still; `resume` tries what failed again. */
  readonly problem: Problem | null
}

export interface SaveRun {
  readonly progress: () => RunProgress
  /** What was saved, for undoing it. */
  readonly saved: () => readonly Done[]
  pause(): void
  resume(): void
  /** Ends after what is being written; what is saved stays saved. */
  stop(): void
  /** Resolves when it is done or stopped. */
  readonly ended: Promise<void>
}

export interface SaveRunParts {
  readonly sync: Pick<Sync, 'save'>
  readonly changes: readonly PlannedChange[]
  /** Time in ms that nobody sets, e.g. `performance.now`. */
  readonly ticks: () => number
  readonly changed: (now: RunProgress) => void
}

/** Saves many changes, a batch at a time: those of a batch share their writes. Begins at once. */
export function createSaveRun({ sync, changes, ticks, changed }: SaveRunParts): SaveRun {
  // Neighbours lie together on the disk.
  const waiting = [...changes].sort((a, b) => a.customerId - b.customerId)
  const saved: Done[] = []
  let now: RunProgress = {
    kind: 'running',
    done: 0,
    total: changes.length,
    saved: 0,
    spentMs: 0,
    problem: null,
  }
  let wake = (): void => undefined
  let begun = ticks()
  let isStopping = false

  function become(next: Partial<RunProgress>): void {
    now = { ...now, ...next }
    changed(now)
  }

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      if (isStopping) return become({ kind: 'stopped' })
      if (now.kind !== 'running') {
        await new Promise<void>((resolve) => (wake = resolve))
        begun = ticks()
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
    const spent = ticks() - begun
    begun = ticks()
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
