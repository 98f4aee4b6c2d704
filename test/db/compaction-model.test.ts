import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Customer } from '../../shared/customer.ts'
import { type Cipher, createCipher, importKey } from '../../renderer/storage/cipher.ts'
import { compactDeltas } from '../../renderer/storage/confirmed/compact-deltas.ts'
import { countCustomers, idsBetween } from '../../renderer/storage/confirmed/ids.ts'
import { sealDelta } from '../../renderer/storage/confirmed/delta.ts'
import { readCustomers } from '../../renderer/storage/confirmed/read-customers.ts'
import { removeCustomers } from '../../renderer/storage/confirmed/remove-customers.ts'
import { nextVersion } from '../../renderer/storage/confirmed/data-version.ts'
import { writeCustomers } from '../../renderer/storage/confirmed/write-customers.ts'
import { type Database, openDatabase } from '../../renderer/storage/database.ts'
import { createIndexSync } from '../../renderer/storage/search/index-sync.ts'
import { createIndex } from '../../renderer/storage/search/customer-index.ts'
import { loadSnapshot } from '../../renderer/storage/search/load-snapshot.ts'
import { createSortIndex } from '../../renderer/storage/search/sort-index.ts'
import { writeSnapshot } from '../../renderer/storage/search/write-snapshot.ts'
import { aCustomer } from '../support/database/people.ts'
import { KEY, newStoreHash } from '../support/database/stores.ts'
import { seed } from '../support/database/seed.ts'

/**
 * Windows that write, fold and take snapshots of one database at the same time. Each customer belongs to one
 * of the hands that act at once, so that it is known which value is the last.
 */
type Act =
  | { readonly kind: 'save'; readonly from: number; readonly count: number; readonly step: number }
  | { readonly kind: 'deliver'; readonly at: readonly number[] }
  | { readonly kind: 'remove'; readonly at: readonly number[] }
  | { readonly kind: 'fold' }
  | { readonly kind: 'snapshot' }

const at = fc.integer({ min: 0, max: 400 })
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('save'),
      from: at,
      count: fc.constantFrom(1, 3, 40, 60, 300),
      step: fc.constantFrom(1, 1, 2, 7),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('deliver'), at: fc.array(at, { minLength: 1, maxLength: 9 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove'), at: fc.array(at, { maxLength: 9 }) }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'fold' } as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'snapshot' } as const) },
) as fc.Arbitrary<Act>

const HANDS = 3

it('keeps the last value of each customer while others write, compact and take snapshots', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(act, { minLength: HANDS, maxLength: HANDS }), { minLength: 1, maxLength: 8 }),
      async (rounds) => {
        const storeHash = newStoreHash()
        const db = await openDatabase(storeHash)
        const cipher = createCipher(storeHash, await importKey(KEY))
        const expected = new Map<number, Customer>()
        let stamp = 0
        for (const round of rounds) {
          await Promise.all(round.map((one, hand) => live(db, cipher, one, hand, expected, (stamp += 1))))
          await compare(db, cipher, expected)
        }
        db.close()
      },
    ),
    { seed: seed(), numRuns: 40 },
  )
})

async function live(
  db: Database,
  cipher: Cipher,
  one: Act,
  hand: number,
  expected: Map<number, Customer>,
  stamp: number,
): Promise<void> {
  const mine = (at: number): number => 1 + at * HANDS + hand
  const valued = (id: number): Customer =>
    aCustomer({ id, notes: `${stamp}`, first_name: `N${(id * 7) % 11}` })
  switch (one.kind) {
    case 'save': {
      const ids = Array.from({ length: one.count }, (_, at) => mine(one.from + at * one.step))
      await writeCustomers(db, cipher, ids.map(valued))
      for (const id of ids) expected.set(id, valued(id))
      return
    }
    case 'deliver': {
      const ids = [...new Set(one.at.map(mine))]
      const parcel = await sealDelta(cipher, ids.map(valued))
      await db.transaction('rw', db.metadata, db.deltas, async () => {
        await db.deltas.add({ ...parcel, version: await nextVersion(db) })
      })
      for (const id of ids) expected.set(id, valued(id))
      return
    }
    case 'remove':
      await removeCustomers(db, cipher, one.at.map(mine))
      for (const gone of one.at) expected.delete(mine(gone))
      return
    case 'fold':
      await compactDeltas(
        db,
        cipher,
        () => undefined,
        async () => true,
      )
      return
    case 'snapshot': {
      const { index, sortIndex } = await readIndex(db, cipher)
      const goOn = async () => true
      await writeSnapshot(db, cipher, index, sortIndex, { goOn, pause: goOn })
    }
  }
}

async function compare(db: Database, cipher: Cipher, expected: ReadonlyMap<number, Customer>): Promise<void> {
  const ids = [...expected.keys()].sort((a, b) => a - b)
  const values = ids.map((id) => expected.get(id))
  expect(await idsBetween(db, 0, 1e6)).toEqual(ids)
  expect(await countCustomers(db)).toBe(ids.length)
  const read = await readCustomers(db, cipher, ids)
  expect(ids.map((id) => read.get(id))).toEqual(values)
  const few = [ids[0], ids.at(-1)].flatMap((id) => id ?? [])
  const fewRead = await readCustomers(db, cipher, few)
  expect(few.map((id) => fewRead.get(id))).toEqual(few.map((id) => expected.get(id)))
  // What the next start reads, in the order of names.
  const { index, sortIndex } = await readIndex(db, cipher)
  const order = await sortIndex.by('name', async () => true)
  const listed = [...(order?.slots ?? [])].map((slot) => index.columns.ids[slot] ?? 0)
  const name = (id: number): string => expected.get(id)?.first_name ?? ''
  expect(listed).toEqual([...ids].sort((a, b) => name(a).localeCompare(name(b)) || a - b))
  for (const id of ids) expect(index.notes(index.slotOf(id))).toBe(expected.get(id)?.notes)
}

async function readIndex(db: Database, cipher: Cipher) {
  const index = createIndex()
  const sortIndex = createSortIndex(index)
  const indexSync = createIndexSync(db, cipher, index, () => undefined)
  // Another hand may replace the segments at this very moment; then the blocks are read, as the app does it.
  try {
    const { version, loadNotes } = await loadSnapshot(db, cipher, index, sortIndex, () => undefined)
    await loadNotes()
    indexSync.skipTo(version)
  } catch {
    index.clear()
    indexSync.skipTo(0)
  }
  await indexSync.run()
  return { index, sortIndex }
}
