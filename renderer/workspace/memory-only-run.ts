import type { KeptIn } from '../../shared/session.ts'

// Data whose key was only ever in memory can be thrown away once that run is over. Data whose key is in the
// keychain cannot, also when a person signs in for one run only.

/** Whether what this machine has of a store was to last for one run, and not longer. */
export const isOfOneRun = (storeHash: string): boolean => read(storeHash) === 'memory'

/** Notes where the key is of the data that was just opened. */
export function noteRun(storeHash: string, keptIn: KeptIn): void {
  try {
    localStorage.setItem(keyOf(storeHash), keptIn)
  } catch {
    // In this case a person is asked before anything is erased.
  }
}

/** Forgets the note: the data were erased. */
export function forgetRun(storeHash: string): void {
  try {
    localStorage.removeItem(keyOf(storeHash))
  } catch {
    // Without local storage there is no note.
  }
}

function read(storeHash: string): string | null {
  try {
    return localStorage.getItem(keyOf(storeHash))
  } catch {
    return null
  }
}

const keyOf = (storeHash: string): string => `counterfoil.key.${storeHash}`
