import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createCipher, importKey } from '../../renderer/storage/cipher.ts'
import { sealDelta } from '../../renderer/storage/confirmed/delta.ts'
import { readCustomers } from '../../renderer/storage/confirmed/read-customers.ts'
import { nextVersion } from '../../renderer/storage/confirmed/data-version.ts'
import { writeCustomers } from '../../renderer/storage/confirmed/write-customers.ts'
import { openDatabase } from '../../renderer/storage/database.ts'
import { createIndex } from '../../renderer/storage/search/customer-index.ts'
import { createSortIndex } from '../../renderer/storage/search/sort-index.ts'
import { letMessagesIn } from '../../renderer/storage/search/yield-to-others.ts'
import { createCompaction } from '../../renderer/storage/search/compaction.ts'
import { aCustomer } from '../support/database/people.ts'
import { KEY, newStoreHash } from '../support/database/stores.ts'

const MANY = Array.from({ length: 1_000 }, (_, at) => at + 1)

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

/** A thousand customers in blocks, each of which a delivery has changed since. */
async function deltasNotCompacted() {
  const storeHash = newStoreHash()
  const db = await openDatabase(storeHash)
  const cipher = createCipher(storeHash, await importKey(KEY))
  await writeCustomers(
    db,
    cipher,
    MANY.map((id) => aCustomer({ id, notes: 'old' })),
  )
  for (let at = 0; at < MANY.length; at += 100) {
    const some = MANY.slice(at, at + 100).map((id) => aCustomer({ id, notes: 'new' }))
    const parcel = await sealDelta(cipher, some)
    await db.transaction('rw', db.metadata, db.deltas, async () => {
      await db.deltas.add({ ...parcel, version: await nextVersion(db) })
    })
  }
  const index = createIndex()
  const parts = { db, cipher, index, sortIndex: createSortIndex(index), lockName: `upkeep-${storeHash}` }
  const written: number[] = []
  const compaction = createCompaction({ ...parts, wrote: (version) => void written.push(version) })
  return { db, cipher, compaction, written }
}

/** Lets what was begun read and write for as long as it does not wait for a time. */
async function settle(): Promise<void> {
  for (let turns = 0; turns < 500; turns += 1) await letMessagesIn()
}

it('merges the deltas when no customer has changed for a while', async () => {
  const { db, cipher, compaction } = await deltasNotCompacted()
  compaction.note(MANY.length)
  await settle()
  expect(await db.deltas.count()).toBe(10)
  await vi.advanceTimersByTimeAsync(2_000)
  while ((await db.deltas.count()) > 0) await settle()
  const notes = [...(await readCustomers(db, cipher, MANY)).values()].map((one) => one.notes)
  expect(new Set(notes)).toEqual(new Set(['new']))
  await compaction.stop()
  db.close()
})

it('pauses while customers change, but not for ever', async () => {
  const { db, compaction } = await deltasNotCompacted()
  for (let seconds = 0; seconds < 290; seconds += 1) {
    compaction.note(MANY.length)
    await vi.advanceTimersByTimeAsync(1_000)
  }
  await settle()
  expect(await db.deltas.count()).toBe(10)
  for (let seconds = 0; seconds < 20; seconds += 1) {
    compaction.note(1)
    await vi.advanceTimersByTimeAsync(1_000)
  }
  while ((await db.deltas.count()) > 0) await settle()
  await compaction.stop()
  db.close()
})

it('pauses in the middle, and stops at once when it is stopped then', async () => {
  const { db, compaction, written } = await deltasNotCompacted()
  compaction.note(MANY.length)
  await vi.advanceTimersByTimeAsync(2_000)
  compaction.note(1)
  // The blocks are written: what is left is to take away what they hold from the tail.
  while (written.length === 0) await settle()
  for (let looks = 0; looks < 30; looks += 1) {
    expect(await db.deltas.count()).toBe(10)
    await settle()
  }
  await compaction.stop()
  db.close()
})
