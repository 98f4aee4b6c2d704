import type { Bridge } from '../../../shared/bridge.ts'
import type { LocalStore } from '../../storage/local-store.ts'
import { messageOf } from '../catch-errors.ts'
import type { JournalWriter } from '../journal/journal-writer.ts'
import { readJournal } from '../journal/read-journal.ts'
import { replayInPieces } from '../journal/replay-journal.ts'
import type { OutboxCache } from '../outbox/outbox-cache.ts'
import type { Breathe } from '../pieces.ts'
import { conservationFaults } from './conservation.ts'

/** Checks that no save was lost or counted twice. */
export interface IntegrityCheck {
  /** The faults that were found; always shown. */
  faults(): readonly string[]
  /** Sets the faults that were found at the start, and replaces earlier ones. */
  setStartFaults(faults: readonly string[]): void
  /** @param reload reads the outbox again; the check may not be interleaved with changes */
  run(reload: () => Promise<void>): Promise<void>
}

export interface IntegrityDependencies {
  readonly bridge: Bridge
  readonly store: LocalStore
  readonly outbox: OutboxCache
  readonly journal: JournalWriter
  readonly breathe: Breathe
  readonly changed: () => void
}

export function createIntegrityCheck(dependencies: IntegrityDependencies): IntegrityCheck {
  const { store, outbox, journal, breathe, changed } = dependencies
  let startFaults: readonly string[] = []
  let sumFaults: readonly string[] = []

  const compare = async (counted: Parameters<typeof conservationFaults>[0]): Promise<readonly string[]> =>
    conservationFaults(counted, outbox.waiting().saves(), await store.counterfoils.sums())

  async function findFaults(reload: () => Promise<void>): Promise<readonly string[]> {
    const faults = await compare(journal.count())
    if (faults.length === 0) return faults
    // Another window may have saved meanwhile: the disk decides.
    await journal.flush()
    const read = await readJournal(dependencies.bridge, store.storeHash)
    await reload()
    return read.ok ? compare((await replayInPieces(read.value.entries, breathe)).count) : faults
  }

  return {
    faults: () => [...startFaults, ...sumFaults, ...journalFaults(journal)],
    setStartFaults: (faults) => void (startFaults = faults),
    async run(reload) {
      try {
        sumFaults = await findFaults(reload)
      } catch (error) {
        sumFaults = [`The sum could not be checked: ${messageOf(error)}`]
      }
      changed()
    },
  }
}

function journalFaults(journal: JournalWriter): readonly string[] {
  const problem = journal.problem()
  if (!problem) return []
  return [
    `The journal, the second copy of what was saved, cannot be written (${problem.code}). It is tried again.`,
  ]
}
