import type { Texts } from './texts.ts'

/** Changes for many that are saved one after another: how far they have come together. */
export interface Unfinished {
  readonly done: number
  readonly total: number
}

export interface Leaving {
  /** Edits that wait. */
  readonly waiting: number
  readonly unfinished: Unfinished
  /** Whether this run leaves nothing on the disk. */
  readonly isNothingKept: boolean
}

export interface QuitQuestion {
  readonly isLoss: boolean
  readonly message: string
  readonly detail: string
  /** What the button says that quits. */
  readonly yes: string
}

/** What a person is to know before the app goes, or `null` where nothing is left behind. */
export function quitQuestion(
  { waiting, unfinished, isNothingKept }: Leaving,
  words: Texts,
): QuitQuestion | null {
  const unsaved = unfinished.total - unfinished.done
  if (waiting === 0 && unsaved === 0) return null
  const fate = isNothingKept ? words.wouldBeLost(waiting) : words.staysHere(waiting)
  const isLoss = unsaved > 0 || isNothingKept
  const yes = isLoss ? words.quitAnyway(unsaved + (isNothingKept ? waiting : 0)) : words.quit
  if (unsaved === 0) return { isLoss, message: words.waiting(waiting), detail: fate, yes }
  const more = waiting === 0 ? [] : [words.waiting(waiting), fate]
  return {
    isLoss,
    message: words.unfinished(unfinished.done, unfinished.total),
    detail: [words.unsaved(unsaved), ...more].join(' '),
    yes,
  }
}
