/** How many lanes are sent side by side. */
export interface SendWindow {
  size(): number
  /** An attempt has ended. @param wholeMs with what is written before and after @param deliveryMs of it in main */
  ended(wholeMs: number, deliveryMs: number): void
}

/**
 * Main sends a few requests at a time. So that it is never idle, as many again are ready there, and others are being
 * written: the longer writing takes compared with sending, the more of them. If the store or its quota takes the
 * time, the number stays low, because edits on their way have to be verified after a crash, and still go out after a
 * person pauses sending.
 */
export function createSendWindow(): SendWindow {
  let share = 1
  return {
    size: () => Math.min(MOST, Math.max(LEAST, Math.ceil(READY_IN_MAIN * share))),
    ended(wholeMs, deliveryMs) {
      if (deliveryMs <= 0) return
      share += (Math.min(wholeMs / deliveryMs, MOST / READY_IN_MAIN) - share) / SMOOTHING
    },
  }
}

/** Three at once, and as many again. */
const READY_IN_MAIN = 6
const LEAST = 6
const MOST = 48
/** So many attempts count. */
const SMOOTHING = 16
