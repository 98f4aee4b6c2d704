import type { Texts } from './texts.ts'

/** What is not saved yet. */
export interface UnfinishedWork {
  /** Changes for many that are saved one after another: how far they have come together. */
  readonly done: number
  readonly total: number
  /** Forms with something typed; they are on the disk where anything is. */
  readonly drafts: number
}

export interface PendingWork {
  /** Edits that wait. */
  readonly waiting: number
  readonly unfinished: UnfinishedWork
  /** Whether this run leaves nothing on the disk. */
  readonly isNothingKept: boolean
}

export interface QuitQuestion {
  readonly isLoss: boolean
  readonly message: string
  readonly detail: string
  /** The label of the button that quits. */
  readonly yes: string
}

/** What a person should know before the app quits, or `null` where nothing would be left behind. */
export function quitQuestion(
  { waiting, unfinished, isNothingKept }: PendingWork,
  words: Texts,
): QuitQuestion | null {
  const unsaved = unfinished.total - unfinished.done
  const drafts = isNothingKept ? unfinished.drafts : 0
  if (waiting + unsaved + drafts === 0) return null
  const left = [waiting > 0 ? words.waiting(waiting) : [], drafts > 0 ? words.drafts(drafts) : []].flat()
  const fate = isNothingKept ? words.wouldBeLost(waiting + drafts) : words.staysHere(waiting)
  const isLoss = unsaved > 0 || isNothingKept
  const yes = isLoss ? words.quitAnyway(unsaved + drafts + (isNothingKept ? waiting : 0)) : words.quit
  if (unsaved === 0) return { isLoss, message: left.join(' '), detail: fate, yes }
  const more = left.length === 0 ? [] : [...left, fate]
  return {
    isLoss,
    message: words.unfinished(unfinished.done, unfinished.total),
    detail: [words.unsaved(unsaved), ...more].join(' '),
    yes,
  }
}
