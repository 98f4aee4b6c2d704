/** How a system says that the session of its user ends. */
export type SystemEnd = 'query-session-end' | 'session-end' | 'shutdown'

export type SystemEndAnswer =
  /** The page saves what was typed; the session may still go on. */
  | { readonly kind: 'flush'; readonly isHeldUp: false }
  /** Everything is saved and closed, without a question. */
  | { readonly kind: 'end'; readonly isHeldUp: boolean }
  /** The person is asked first, and the system waits. */
  | { readonly kind: 'ask'; readonly isHeldUp: true }

/**
 * What to do when the session ends. Windows and macOS wait for a question; Linux waits for five seconds
 * (`InhibitDelayMaxSec` of logind), in which everything is saved, but a question could not be answered.
 * @param isLoss whether something would be lost: a bulk run that is not finished, or edits that are only in memory
 */
export function onSystemEnd(end: SystemEnd, platform: NodeJS.Platform, isLoss: boolean): SystemEndAnswer {
  switch (end) {
    case 'query-session-end':
      return isLoss ? { kind: 'ask', isHeldUp: true } : { kind: 'flush', isHeldUp: false }
    case 'session-end':
      return { kind: 'end', isHeldUp: false }
    case 'shutdown':
      return isLoss && platform === 'darwin'
        ? { kind: 'ask', isHeldUp: true }
        : { kind: 'end', isHeldUp: true }
  }
}
