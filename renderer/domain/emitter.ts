/** Passes values on to every subscriber. */
export interface Emitter<T> {
  /** @returns ends the subscription */
  subscribe(listener: (value: T) => void): () => void
  emit(value: T): void
}

/** A listener that throws neither keeps the others from hearing nor fails what emitted: its error is reported apart. */
export function createEmitter<T>(): Emitter<T> {
  const listeners = new Set<(value: T) => void>()
  return {
    subscribe(listener) {
      // The same function may subscribe twice; each subscription ends on its own.
      const own = (value: T): void => listener(value)
      listeners.add(own)
      return () => void listeners.delete(own)
    },
    emit(value) {
      for (const listener of listeners) {
        try {
          listener(value)
        } catch (error) {
          queueMicrotask(() => {
            throw error
          })
        }
      }
    },
  }
}
