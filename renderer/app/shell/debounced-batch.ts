/** Combines items that come in quick succession into one call. */
export interface Batch {
  /** Adds an item. The call is made when no more come for a while, or when the first has waited long enough. */
  soon(): void
  stop(): void
}

/** @param quietMs how long no item must come; @param longestMs how long the first one waits at most */
export function inBatches(call: () => void, quietMs = 1_200, longestMs = 12_000): Batch {
  let quiet: ReturnType<typeof setTimeout> | undefined
  let longest: ReturnType<typeof setTimeout> | undefined

  function stop(): void {
    clearTimeout(quiet)
    clearTimeout(longest)
    quiet = longest = undefined
  }

  function now(): void {
    stop()
    call()
  }

  return {
    soon() {
      clearTimeout(quiet)
      quiet = setTimeout(now, quietMs)
      longest ??= setTimeout(now, longestMs)
    },
    stop,
  }
}
