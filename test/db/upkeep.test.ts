import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createCipher, importKey } from '../../renderer/db/cipher.ts'
import { sealParcel } from '../../renderer/db/confirmed/parcel.ts'
import { readCustomers } from '../../renderer/db/confirmed/read-customers.ts'
import { nextVersion } from '../../renderer/db/confirmed/version.ts'
import { writeCustomers } from '../../renderer/db/confirmed/write-customers.ts'
import { openDatabase } from '../../renderer/db/database.ts'
import { createIndex } from '../../renderer/db/search/customer-index.ts'
import { createOrders } from '../../renderer/db/search/orders.ts'
import { letMessagesIn } from '../../renderer/db/search/pause.ts'
import { createUpkeep } from '../../renderer/db/search/upkeep.ts'
import { aCustomer } from './builders/people.ts'
import { KEY, newStoreHash } from './builders/stores.ts'

const MANY = Array.from({ length: 1_000 }, (_, at) => at + 1)

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

/** A thousand customers in blocks, each of which a delivery has changed since. */
async function anUnfoldedTail() {
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
    const parcel = await sealParcel(cipher, some)
    await db.transaction('rw', db.facts, db.tail, async () => {
      await db.tail.add({ ...parcel, version: await nextVersion(db) })
    })
  }
  const index = createIndex()
  const parts = { db, cipher, index, orders: createOrders(index), lockName: `upkeep-${storeHash}` }
  const written: number[] = []
  const upkeep = createUpkeep({ ...parts, wrote: (version) => void written.push(version) })
  return { db, cipher, upkeep, written }
}

/** Lets what was begun read and write for as long as it does not wait for a time. */
async function settle(): Promise<void> {
  for (let turns = 0; turns < 500; turns += 1) await letMessagesIn()
}

it('Folds the tail when no customer has changed for a while', async () => {
  const { db, cipher, upkeep } = await anUnfoldedTail()
  upkeep.note(MANY.length)
  await settle()
  expect(await db.tail.count()).toBe(10)
  await vi.advanceTimersByTimeAsync(2_000)
  while ((await db.tail.count()) > 0) await settle()
  const notes = [...(await readCustomers(db, cipher, MANY)).values()].map((one) => one.notes)
  expect(new Set(notes)).toEqual(new Set(['new']))
  await upkeep.stop()
  db.close()
})

it('Stands back while customers change, but not for ever', async () => {
  const { db, upkeep } = await anUnfoldedTail()
  for (let seconds = 0; seconds < 290; seconds += 1) {
    upkeep.note(MANY.length)
    await vi.advanceTimersByTimeAsync(1_000)
  }
  await settle()
  expect(await db.tail.count()).toBe(10)
  for (let seconds = 0; seconds < 20; seconds += 1) {
    upkeep.note(1)
    await vi.advanceTimersByTimeAsync(1_000)
  }
  while ((await db.tail.count()) > 0) await settle()
  await upkeep.stop()
  db.close()
})

it('Stands back in the middle, and keeps nobody waiting who stops it then', async () => {
  const { db, upkeep, written } = await anUnfoldedTail()
  upkeep.note(MANY.length)
  await vi.advanceTimersByTimeAsync(2_000)
  upkeep.note(1)
  // The blocks are written: what is left is to take away what they hold from the tail.
  while (written.length === 0) await settle()
  for (let looks = 0; looks < 30; looks += 1) {
    expect(await db.tail.count()).toBe(10)
    await settle()
  }
  await upkeep.stop()
  db.close()
})
