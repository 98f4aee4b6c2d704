import type { Customer } from '../../../shared/customer.ts'
import type { Cipher } from '../cipher.ts'
import type { BlockRow, DeltaRow } from '../database.ts'
import { openDelta } from './delta.ts'
import { indexIn, newestDeltas } from './read-customers.ts'

/** Reads what changed since blocks were made; opens each delta once. */
export interface DeltaReader {
  /** Those of `ids` that have a newer value in these deltas than in `block`. */
  newerThan(
    block: BlockRow | null,
    deltas: readonly DeltaRow[],
    ids: Iterable<number>,
  ): Promise<ReadonlyMap<number, Customer>>
}

export function createDeltaReader(cipher: Cipher): DeltaReader {
  const opened = new Map<string, ReadonlyMap<number, Customer>>()

  async function open(delta: DeltaRow): Promise<ReadonlyMap<number, Customer>> {
    const here = opened.get(delta.key)
    if (here) return here
    const customers = new Map((await openDelta(cipher, delta)).map((one) => [one.id, one]))
    opened.set(delta.key, customers)
    return customers
  }

  return {
    async newerThan(block, deltas, ids) {
      const newer = new Map<number, Customer>()
      for (const [id, delta] of newestDeltas(deltas, new Set(ids))) {
        if (block && delta.version < block.version && indexIn(block, id) >= 0) continue
        const customer = (await open(delta)).get(id)
        if (customer) newer.set(id, customer)
      }
      return newer
    },
  }
}
