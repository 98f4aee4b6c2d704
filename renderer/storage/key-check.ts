import type { Cipher } from './cipher.ts'
import { type Database, readMetadata, writeMetadata } from './database.ts'
import { openJson, sealJson } from './compression.ts'

/**
 * Whether this key is the one that the data on this machine were sealed with. A database without data takes
 * any key, and remembers it.
 */
export async function isRightKey(db: Database, cipher: Cipher, isKeyNew: boolean): Promise<boolean> {
  const check = await readMetadata(db, 'key-check')
  if (check) return opens(cipher, check)
  // A new key cannot have sealed what is already here.
  if (isKeyNew && (await hasData(db))) return false
  const fresh = await sealJson(cipher, PLACE, 'counterfoil')
  const kept = await db.transaction('rw', db.metadata, async () => {
    const other = await readMetadata(db, 'key-check')
    if (!other) await writeMetadata(db, 'key-check', fresh)
    return other ?? fresh
  })
  return opens(cipher, kept)
}

const PLACE = { table: 'facts', key: 'key-check' }

const opens = (cipher: Cipher, check: Uint8Array<ArrayBuffer>): Promise<boolean> =>
  openJson(cipher, PLACE, check).then(
    (text) => text === 'counterfoil',
    () => false,
  )

async function hasData(db: Database): Promise<boolean> {
  const counts = await Promise.all([
    db.outbox.count(),
    db.editBatches.count(),
    db.counterfoils.count(),
    db.blocks.count(),
    db.deltas.count(),
  ])
  return counts.some((count) => count > 0)
}
