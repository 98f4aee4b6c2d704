import type { Edit } from '../../../shared/edit.ts'
import { step } from '../../../shared/outbox/edit-life.ts'
import { catchErrors } from '../catch-errors.ts'
import type { LaneSchedule } from './lane-schedule.ts'
import type { SenderDependencies } from './sender-dependencies.ts'
import { attemptBeforeThisPage, type StoreOutcome } from './store-outcome.ts'

interface RecoveryDependencies extends SenderDependencies {
  readonly schedule: LaneSchedule
  readonly storeOutcome: StoreOutcome
  readonly isUnderWay: (customerId: number) => boolean
  readonly isClosed: () => boolean
}

/** Asks main for the outcomes of edits that were being sent when the last page ended, until all have ended. */
export function createRecovery(dependencies: RecoveryDependencies): () => Promise<void> {
  const { bridge, outbox, now, timers, schedule, storeOutcome, isUnderWay, isClosed } = dependencies

  const leftSending = (): readonly SendingEdit[] =>
    outbox
      .sending()
      .flatMap((edit) => (edit.state.kind === 'sending' ? [{ edit, attemptId: edit.state.attemptId }] : []))
      .filter(({ edit }) => !isUnderWay(edit.customerId))

  async function crashed({ edit, attemptId }: SendingEdit): Promise<void> {
    schedule.outcomeUnknown(edit.customerId, 'crash')
    await outbox.change(edit.customerId, (lane) => ({
      result: null,
      step: step(lane, { kind: 'crash', editId: edit.id, attemptId, at: now() }),
    }))
  }

  async function recover(): Promise<void> {
    const some = leftSending().slice(0, MOST_AT_ONCE)
    if (some.length === 0 || isClosed()) return
    const attemptIds = some.map(({ attemptId }) => attemptId)
    const answer = await catchErrors(() => bridge.delivery.recall({ attemptIds }))
    if (answer.ok) {
      await Promise.all(
        some.map(async (one) => {
          const recalled = answer.value[one.attemptId]
          if (!recalled) return crashed(one)
          if (recalled.kind === 'under-way') return
          return storeOutcome(attemptBeforeThisPage(one.edit, one.attemptId), recalled.outcome)
        }),
      )
    }
    // Some are still under way in main; their lanes wait, the others need not.
    timers.after(ASK_AGAIN_MS, () => void recover())
  }

  return recover
}

interface SendingEdit {
  readonly edit: Edit
  readonly attemptId: string
}

const ASK_AGAIN_MS = 500
const MOST_AT_ONCE = 1_000
