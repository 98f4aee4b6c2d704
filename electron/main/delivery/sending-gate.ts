/** Lets attempts pass until it is shut, and says when the last of them has ended. */
export interface SendingGate {
  /** Runs an attempt, or answers `shut` where the gate is shut. */
  pass<T>(attempt: () => Promise<T>, shut: T): Promise<T>
  /** Shuts the gate; resolves when the attempts that have passed it have ended. */
  shut(): Promise<void>
  open(): void
}

export function createSendingGate(): SendingGate {
  const underWay = new Set<Promise<unknown>>()
  let isShut = false
  return {
    async pass(attempt, shut) {
      if (isShut) return shut
      const running = attempt()
      underWay.add(running)
      try {
        return await running
      } finally {
        underWay.delete(running)
      }
    },
    async shut() {
      isShut = true
      await Promise.allSettled(underWay)
    },
    open() {
      isShut = false
    },
  }
}
