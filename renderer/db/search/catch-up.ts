import type { Cipher } from '../cipher.ts'
import { openBlock, openParcel } from '../confirmed/parcel.ts'
import { versionOf } from '../confirmed/version.ts'
import { type BlockRow, type Database, readFact, type TailRow } from '../database.ts'
import type { CustomerIndex } from './customer-index.ts'

/** Brings the index to the version of the confirmed customers that is on the disk. */
export interface CatchUp {
  /** The version that the index tells. */
  known(): number
  /** Reads whatever is newer. */
  run(): Promise<void>
  /** The index learns of the next version from somebody who knows what is in it. */
  took(version: number, count: number, take: () => void): void
  /** The next version changed no customer. */
  skip(version: number): void
  /** The index tells exactly this version. */
  skipTo(version: number): void
}

export function createCatchUp(
  db: Database,
  cipher: Cipher,
  index: CustomerIndex,
  changed: (customers: number) => void,
): CatchUp {
  let known = 0

  async function run(): Promise<void> {
    /** Up to which version this knows who is gone. */
    let toldOf = known
    for (;;) {
      const { version, changes, isAll, goneUpTo } = await changesAfter(db, known)
      if (toldOf > 0 && toldOf < goneUpTo) {
        // This window missed something of which nobody tells any more.
        index.clear()
        known = 0
        toldOf = goneUpTo
        continue
      }
      toldOf = Math.max(toldOf, goneUpTo, known)
      for (const change of changes) {
        await takeIn(change)
        changed('count' in change ? change.count : change.ids.length + change.gone.length)
      }
      known = version
      if (isAll) return
    }
  }

  async function takeIn(change: BlockRow | TailRow): Promise<void> {
    if ('first' in change) return index.put(await openBlock(cipher, change))
    if (change.gone.length > 0) index.remove(change.gone)
    index.put(await openParcel(cipher, change))
  }

  return {
    known: () => known,
    run,
    took(version, count, take) {
      take()
      known = version
      changed(count)
    },
    skip(version) {
      if (version === known + 1) known = version
    },
    skipTo(version) {
      known = version
    },
  }
}

interface Changes {
  /** The version that the index has when it took these. */
  readonly version: number
  /** In the order of their versions. */
  readonly changes: readonly (BlockRow | TailRow)[]
  readonly isAll: boolean
  /** Who is older than this has missed customers that are gone. */
  readonly goneUpTo: number
}

/** The next changes behind a version; a few blocks at a time, so that memory stays small. */
function changesAfter(db: Database, known: number): Promise<Changes> {
  return db.transaction('r', db.facts, db.blocks, db.tail, async () => {
    const newer = db.blocks.where('version').above(known)
    const some = await newer.limit(BLOCKS_AT_ONCE).toArray()
    const isAll = some.length < BLOCKS_AT_ONCE
    const version = isAll ? await versionOf(db) : (some.at(-1)?.version ?? known)
    const between = [known, version, false, true] as const
    // Blocks that were written together share a version: none of them stays behind.
    const blocks = isAll
      ? some
      : await db.blocks
          .where('version')
          .between(...between)
          .toArray()
    const parcels = await db.tail
      .where('version')
      .between(...between)
      .toArray()
    const changes = [...blocks, ...parcels].sort((a, b) => a.version - b.version)
    const goneUpTo = (await readFact(db, 'catalogue'))?.goneUpTo ?? 0
    return { version, changes, isAll, goneUpTo }
  })
}

const BLOCKS_AT_ONCE = 16
