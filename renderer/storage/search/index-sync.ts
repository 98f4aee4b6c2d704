import type { Cipher } from '../cipher.ts'
import { openBlock, openDelta } from '../confirmed/delta.ts'
import { versionOf } from '../confirmed/data-version.ts'
import { type BlockRow, type Database, readMetadata, type DeltaRow } from '../database.ts'
import type { CustomerIndex } from './customer-index.ts'

/** Brings the index to the version of the confirmed customers that is on the disk. */
export interface IndexSync {
  /** The version that the index holds. */
  known(): number
  /** Reads whatever is newer. */
  run(): Promise<void>
  /** The index takes in the next version from a caller that knows what is in it. */
  took(version: number, count: number, take: () => void): void
  /** The next version changed no customer. */
  skip(version: number): void
  /** The index holds exactly this version. */
  skipTo(version: number): void
}

export function createIndexSync(
  db: Database,
  cipher: Cipher,
  index: CustomerIndex,
  changed: (customers: number) => void,
): IndexSync {
  let known = 0

  async function run(): Promise<void> {
    /** Up to which version it is known which customers are gone. */
    let goneKnownTo = known
    for (;;) {
      const { version, changes, isAll, goneUpTo } = await changesAfter(db, known)
      if (goneKnownTo > 0 && goneKnownTo < goneUpTo) {
        // This window missed removals that are no longer listed.
        index.clear()
        known = 0
        goneKnownTo = goneUpTo
        continue
      }
      goneKnownTo = Math.max(goneKnownTo, goneUpTo, known)
      for (const change of changes) {
        await takeIn(change)
        changed('count' in change ? change.count : change.ids.length + change.gone.length)
      }
      known = version
      if (isAll) return
    }
  }

  async function takeIn(change: BlockRow | DeltaRow): Promise<void> {
    if ('first' in change) return index.put(await openBlock(cipher, change))
    if (change.gone.length > 0) index.remove(change.gone)
    index.put(await openDelta(cipher, change))
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
  readonly changes: readonly (BlockRow | DeltaRow)[]
  readonly isAll: boolean
  /** An index that is older than this has missed customers that are gone. */
  readonly goneUpTo: number
}

/** The next changes behind a version; a few blocks at a time, so that memory stays small. */
function changesAfter(db: Database, known: number): Promise<Changes> {
  return db.transaction('r', db.metadata, db.blocks, db.deltas, async () => {
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
    const deltas = await db.deltas
      .where('version')
      .between(...between)
      .toArray()
    const changes = [...blocks, ...deltas].sort((a, b) => a.version - b.version)
    const goneUpTo = (await readMetadata(db, 'catalogue'))?.goneUpTo ?? 0
    return { version, changes, isAll, goneUpTo }
  })
}

const BLOCKS_AT_ONCE = 16
