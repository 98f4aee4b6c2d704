/** Works that are done one after the other, in the order in which they were asked for. */
export interface Turns {
  take<T>(work: () => Promise<T>): Promise<T>
  /** Resolves when all that was asked for so far is done. */
  done(): Promise<unknown>
}

/** @param first what all of them wait for */
export function createTurns(first: Promise<unknown>): Turns {
  let last = first
  return {
    take(work) {
      const done = last.then(work)
      last = done.catch(() => undefined)
      return done
    },
    done: () => last,
  }
}
