import { createSerialQueue } from '../../../shared/serial-queue.ts'
import { createCipher } from '../cipher.ts'
import { openDatabase } from '../database.ts'
import { throttled } from '../../domain/throttle.ts'
import type { SearchChange } from '../local-store.ts'
import { createCompaction } from './compaction.ts'
import { createIndex, type CustomerIndex } from './customer-index.ts'
import { createCustomerWrites } from './customer-writes.ts'
import { ownersOf } from './emails.ts'
import { createFinder, type Finder } from './finder.ts'
import { createFirstPageWriter, isFirstPage } from './first-page-cache.ts'
import { createIndexLoader, type IndexLoader } from './index-loader.ts'
import { createIndexSync } from './index-sync.ts'
import type { Calls, WorkerRequest } from './protocol.ts'
import { createSortIndex } from './sort-index.ts'
import { pauseWhile } from './yield-to-others.ts'

/** Everything that the worker does for one store. */
export interface SearchService {
  answer(request: Exclude<WorkerRequest, { call: 'open' }>): Promise<unknown>
}

export async function openSearchService(
  storeHash: string,
  key: CryptoKey,
  changed: (change: SearchChange) => void,
): Promise<SearchService> {
  // Customers can be fetched again. How far a pull has come is noted strictly, and that takes them to the disk as well.
  const db = await openDatabase(storeHash, 'relaxed')
  const cipher = createCipher(storeHash, key)
  const index = createIndex()
  const sortIndex = createSortIndex(index)
  const finder = createFinder(index, sortIndex)
  const otherWindows = new BroadcastChannel(`counterfoil-confirmed-${storeHash}`)
  let isClosed = false
  const reportChange = throttled(
    () => changed({ indexed: index.count(), loading: loader.isLoading() }),
    CHANGES_MS,
  )
  const indexSync = createIndexSync(db, cipher, index, (customers) => {
    compaction.note(customers)
    reportChange()
  })
  const compaction = createCompaction({
    ...{ db, cipher, index, sortIndex },
    // Versions of this app that are open side by side share the name.
    lockName: `counterfoil-upkeep-${storeHash}`,
    wrote: indexSync.skip,
  })
  const loader = createIndexLoader({
    ...{ db, cipher, index, sortIndex, indexSync },
    isClosed: () => isClosed,
    progressed: () => reportChange(),
    notesFailed: (rebuild) => indexQueue.run(rebuild),
  })
  const indexQueue = createSerialQueue(loader.loaded)
  const writes = createCustomerWrites({
    ...{ db, cipher, index, indexSync, loader },
    inTurn: indexQueue.run,
    announce: (version) => otherWindows.postMessage(version),
    changed: reportChange,
  })
  otherWindows.onmessage = () => {
    if (!isClosed) void indexQueue.run(() => indexSync.run()).catch(() => undefined)
  }

  /** Resolves when what was written before is in the index. */
  async function idle(): Promise<void> {
    await writes.idle()
    await indexQueue.idle()
  }

  return answerCalls({
    ...{ index, finder, loader, writes, idle },
    shown: createFirstPageWriter(db, cipher, finder, () => isClosed),
    async close() {
      isClosed = true
      await compaction.stop()
      await idle()
      otherWindows.close()
      db.close()
      return null
    },
  })
}

interface AnswerDependencies {
  readonly index: CustomerIndex
  readonly finder: Finder
  readonly loader: IndexLoader
  readonly writes: ReturnType<typeof createCustomerWrites>
  readonly idle: () => Promise<void>
  /** A list was opened with this query. */
  readonly shown: ReturnType<typeof createFirstPageWriter>
  readonly close: () => Promise<null>
}

function answerCalls({
  index,
  finder,
  loader,
  writes,
  idle,
  shown,
  close,
}: AnswerDependencies): SearchService {
  let newestFind = 0

  async function find({ query, from, to }: Calls['find']['args']): Promise<Calls['find']['result']> {
    newestFind += 1
    const mine = newestFind
    await loader.inOrder
    // A short wait brings newer rows; after a long one, older rows are better than none.
    if (loader.isLoading()) {
      await Promise.race([loader.loaded, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])
    }
    if (mine !== newestFind) return null
    const found = await finder.find(
      query,
      from,
      to,
      pauseWhile(() => mine === newestFind),
    )
    if (found && !loader.isLoading() && isFirstPage(query, from)) shown(query)
    return found
  }

  /** A pause for work that further typing does not cancel. */
  const untilDone = () => pauseWhile(() => true)

  return {
    async answer(request) {
      switch (request.call) {
        case 'save':
          return writes.save(request.args)
        case 'remove':
          return writes.remove(request.args)
        case 'stored':
          return writes.stored(request.args)
        case 'setOverlays':
          return writes.setOverlays(request.args)
        case 'find':
          return find(request.args)
        case 'allIds':
          await loader.loaded
          return finder.allIds(request.args.query, untilDone())
        case 'positionOf':
          await loader.inOrder
          return finder.positionOf(request.args.query, request.args.id, untilDone())
        case 'ownersOf':
          // An email that was saved a moment ago counts.
          await idle()
          return ownersOf(index, request.args.emails, untilDone())
        case 'close':
          return close()
      }
    },
  }
}

const CHANGES_MS = 150
const PATIENCE_MS = 300
