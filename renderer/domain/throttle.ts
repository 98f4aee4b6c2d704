/** Calls at once, and then at most once in `ms`; the last call is never lost. */
export function throttled(call: () => void, ms: number): () => void {
  let isResting = false
  let isWanted = false

  function now(): void {
    call()
    isResting = true
    setTimeout(() => {
      isResting = false
      if (!isWanted) return
      isWanted = false
      now()
    }, ms)
  }

  return () => {
    if (isResting) isWanted = true
    else now()
  }
}
