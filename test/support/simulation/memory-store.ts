import type { Customer } from '../../../shared/customer.ts'
import type { Counterfoil, Edit } from '../../../shared/edit.ts'
import type { LocalStore, OutboxChange } from '../../../renderer/storage/local-store.ts'
import type { Life } from './clock.ts'

/** What is on the disk: outlives every page. */
export interface Disk {
  edits: Map<string, Edit>
  counterfoils: Map<string, Counterfoil>
  customers: Map<number, Customer>
  keyValues: Map<string, unknown>
}

/** Longer than a request takes, so that answers arrive in the middle of it. */
export const LONGEST_DISK_MS = 400

export const emptyDisk = (): Disk => ({
  edits: new Map(),
  counterfoils: new Map(),
  customers: new Map(),
  keyValues: new Map(),
})

/**
 * The local store without a database: the same contract, as durable and as atomic, in memory.
 * @param takesTime between reading or writing confirmed customers and the answer
 */
export function openMemoryStore(
  disk: Disk,
  storeHash: string,
  life: Life,
  takesTime: () => Promise<void> | undefined = () => undefined,
): LocalStore {
  const call = <T>(work: () => T): Promise<T> =>
    life.call(async () => {
      const answer = work()
      await takesTime()
      return answer
    })

  function commit({ put = [], end = [], confirmed = [] }: OutboxChange): void {
    for (const edit of put) disk.edits.set(edit.id, edit)
    for (const counterfoil of end) {
      disk.edits.delete(counterfoil.editId)
      disk.counterfoils.set(counterfoil.id, counterfoil)
    }
    for (const customer of confirmed) disk.customers.set(customer.id, customer)
  }

  return {
    storeHash,
    customers: {
      save: (customers) =>
        call(() => customers.forEach((customer) => disk.customers.set(customer.id, customer))),
      get: (id) => call(() => disk.customers.get(id)),
      getMany: (ids) =>
        call(() =>
          ids.flatMap((id) => {
            const found = disk.customers.get(id)
            return found ? [found] : []
          }),
        ),
      idsBetween: (from, to) =>
        call(() => [...disk.customers.keys()].filter((id) => id >= from && id <= to).sort((a, b) => a - b)),
      remove: (ids) => call(() => ids.forEach((id) => disk.customers.delete(id))),
      count: () => call(() => disk.customers.size),
    },
    search: {
      find: async () => null,
      allIds: async () => new Uint32Array(),
      positionOf: async () => -1,
      ownersOf: async () => [],
      setOverlays: async () => undefined,
      onChange: () => () => undefined,
    },
    outbox: {
      all: () => life.call(() => [...disk.edits.values()].sort((a, b) => a.seq - b.seq)),
      // Other windows share this disk: it is always read again.
      isAsRead: async () => false,
      commit: (change) => life.call(() => commit(change)),
    },
    counterfoils: {
      page: (limit) => life.call(() => [...disk.counterfoils.values()].slice(0, limit)),
      ofCustomer: (id) =>
        life.call(() => [...disk.counterfoils.values()].filter((one) => one.customerId === id)),
      get: (editId) => life.call(() => disk.counterfoils.get(editId)),
      count: () => life.call(() => disk.counterfoils.size),
      sums: () => life.call(() => sumsOf(disk)),
      all: () => ({
        async *[Symbol.asyncIterator]() {
          yield [...disk.counterfoils.values()]
        },
      }),
    },
    keyValues: {
      read: (page) => life.call(() => disk.keyValues.get(page) as never),
      write: (page, value) => life.call(() => void disk.keyValues.set(page, value)),
      readFor: (page, id) => life.call(() => disk.keyValues.get(`${page} ${id}`) as never),
      writeFor: (page, id, value) => life.call(() => void disk.keyValues.set(`${page} ${id}`, value)),
      customersWith: async () => [],
    },
    close: async () => undefined,
    erase: async () => undefined,
  }
}

function sumsOf(disk: Disk) {
  const sums = { delivered: 0, discarded: 0, nothingLeft: 0 }
  for (const { ending, saves } of disk.counterfoils.values()) {
    sums[ending.kind === 'nothing-left' ? 'nothingLeft' : ending.kind] += saves
  }
  return sums
}
