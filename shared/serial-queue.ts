/** Runs tasks one after another, in the order in which they were added; one that fails does not stop the next. */
export interface SerialQueue {
  run<T>(task: () => Promise<T>): Promise<T>
  /** Resolves when everything added so far has ended. */
  idle(): Promise<void>
}

/** @param ready what the first task waits for; where it fails, that task fails with it */
export function createSerialQueue(ready: Promise<unknown> = Promise.resolve()): SerialQueue {
  let last = ready
  return {
    run(task) {
      const result = last.then(task)
      last = result.catch(() => undefined)
      return result
    },
    idle: () => last.then(() => undefined),
  }
}
