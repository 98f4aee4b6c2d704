import type { Customer } from '../../../shared/customer.ts'
import type { Cipher } from '../cipher.ts'
import type { BlockRow, TailRow } from '../database.ts'
import { openParcel } from './parcel.ts'
import { indexIn, newestParcels } from './read-customers.ts'

/** Knows what the tail tells; opens each parcel once. */
export interface TailReader {
  /** Those of `ids` of which the tail knows more than `block`. */
  newerThan(
    block: BlockRow | null,
    tail: readonly TailRow[],
    ids: Iterable<number>,
  ): Promise<ReadonlyMap<number, Customer>>
}

export function createTailReader(cipher: Cipher): TailReader {
  const opened = new Map<string, ReadonlyMap<number, Customer>>()

  async function open(parcel: TailRow): Promise<ReadonlyMap<number, Customer>> {
    const here = opened.get(parcel.key)
    if (here) return here
    const customers = new Map((await openParcel(cipher, parcel)).map((one) => [one.id, one]))
    opened.set(parcel.key, customers)
    return customers
  }

  return {
    async newerThan(block, tail, ids) {
      const newer = new Map<number, Customer>()
      for (const [id, parcel] of newestParcels(tail, new Set(ids))) {
        if (block && parcel.version < block.version && indexIn(block, id) >= 0) continue
        const customer = (await open(parcel)).get(id)
        if (customer) newer.set(id, customer)
      }
      return newer
    },
  }
}
