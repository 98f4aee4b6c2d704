import { createCipher } from '../cipher.ts'
import { readCustomers } from '../confirmed/read-customers.ts'
import { removeCustomers } from '../confirmed/remove-customers.ts'
import { writeCustomers } from '../confirmed/write-customers.ts'
import { openDatabase } from '../database.ts'
import { onDisk } from '../disk-errors.ts'
import type { SearchChange } from '../local-store.ts'
import { createCatchUp } from './catch-up.ts'
import { createIndex } from './customer-index.ts'
import { ownersOf } from './emails.ts'
import { createFinder } from './finder.ts'
import { loadSnapshot } from './load-snapshot.ts'
import { isOpening, OPENING_ROWS, writeOpening } from './opening-rows.ts'
import { createOrders } from './orders.ts'
import { pauseWhile } from './pause.ts'
import type { Asked, Calls } from './protocol.ts'
import { throttled } from './throttled.ts'
import { createTurns } from './turns.ts'
import { createUpkeep } from './upkeep.ts'

/** All that the worker does for one store. */
export interface Desk {
  answer(asked: Exclude<Asked, { call: 'open' }>): Promise<unknown>
}

export async function openDesk(
  storeHash: string,
  key: CryptoKey,
  changed: (change: SearchChange) => void,
): Promise<Desk> {
  // Customers can be fetched again. Whoever notes that they are here does so strictly, and that holds for them too.
  const db = await openDatabase(storeHash, 'relaxed')
  const cipher = createCipher(storeHash, key)
  const index = createIndex()
  const orders = createOrders(index)
  const finder = createFinder(index, orders)
  const others = new BroadcastChannel(`counterfoil-confirmed-${storeHash}`)
  const tellChange = throttled(() => changed({ indexed: index.count(), loading: isLoading }), CHANGES_MS)
  const catchUp = createCatchUp(db, cipher, index, (customers) => {
    upkeep.note(customers)
    tellChange()
  })
  const upkeep = createUpkeep({
    db,
    cipher,
    index,
    orders,
    lockName: `counterfoil-upkeep-${storeHash}`,
    wrote: catchUp.skip,
  })
  let isLoading = true
  /** The newest version that was written while the index was being read. */
  let writtenMeanwhile = 0
  let newestFind = 0
  let isClosed = false

  const snapshot = loadSnapshot(db, cipher, index, orders, tellChange)
  /** It brings the order as well: whoever asks is better off waiting for it than putting some in order. */
  const inOrder = snapshot.catch(() => undefined)

  async function load(): Promise<void> {
    try {
      const { version, loadNotes } = await snapshot
      catchUp.skipTo(version)
      await catchUp.run()
      void loadNotes().then(tellChange, () => inTurn(rebuild))
    } catch {
      await rebuild()
    }
    while (catchUp.known() < writtenMeanwhile && !isClosed) await catchUp.run()
    isLoading = false
    tellChange()
  }

  /** Segments are missing or damaged, or another window has just replaced them: the blocks have it all. */
  async function rebuild(): Promise<void> {
    if (isClosed) return
    index.clear()
    catchUp.skipTo(0)
    await catchUp.run()
  }

  const loaded = load()
  /** What changes the index, one after the other. */
  const turns = createTurns(loaded)
  const inTurn = turns.take
  /** What writes customers, one after the other: nobody waits for the index to be read. */
  const writes = createTurns(Promise.resolve())

  async function settled(): Promise<void> {
    await writes.done()
    await turns.done()
  }

  others.onmessage = () => {
    if (!isClosed) void inTurn(() => catchUp.run()).catch(() => undefined)
  }

  async function save({ customers }: Calls['save']['args']): Promise<null> {
    if (customers.length === 0) return null
    const versions = await onDisk(() => writeCustomers(db, cipher, customers))
    await wrote(versions, customers.length, () => index.put(customers))
    return null
  }

  async function remove({ ids }: Calls['remove']['args']): Promise<null> {
    if (ids.length === 0) return null
    const version = await onDisk(() => removeCustomers(db, cipher, ids))
    await wrote([version], ids.length, () => index.remove(ids))
    return null
  }

  async function stored({ version, customers }: Calls['stored']['args']): Promise<null> {
    await learn([version], customers.length, () => index.put(customers))
    others.postMessage(version)
    return null
  }

  /** Who reads the index at the start reads what was written meanwhile as well. */
  async function wrote(versions: readonly number[], count: number, take: () => void): Promise<void> {
    const newest = versions.at(-1) ?? 0
    if (isLoading) writtenMeanwhile = newest
    else await inTurn(() => learn(versions, count, take))
    others.postMessage(newest)
  }

  /** Where somebody else wrote in between, the disk tells all of it in order. */
  async function learn(versions: readonly number[], count: number, take: () => void): Promise<void> {
    const known = catchUp.known()
    const newest = versions.at(-1) ?? known
    if (versions.every((version, at) => version === known + at + 1)) catchUp.took(newest, count, take)
    else if (newest > known) await catchUp.run()
  }

  async function lay({ lanes }: Calls['lay']['args']): Promise<null> {
    const hidden = [...lanes].flatMap(([id, lane]) => (lane === null && index.isHidden(id) ? [id] : []))
    if (hidden.length > 0) index.put([...(await readCustomers(db, cipher, hidden)).values()])
    index.lay(lanes)
    tellChange()
    return null
  }

  async function find({ query, from, to }: Calls['find']['args']): Promise<Calls['find']['result']> {
    newestFind += 1
    const mine = newestFind
    await inOrder
    // A short wait brings what is newer; after a long one, some are better than none.
    if (isLoading) await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])
    if (mine !== newestFind) return null
    const found = await finder.find(
      query,
      from,
      to,
      pauseWhile(() => mine === newestFind),
    )
    if (found && !isLoading && isOpening(query, from)) keepOpening(query)
    return found
  }

  let openingQuery: Calls['find']['args']['query'] | null = null
  function keepOpening(query: Calls['find']['args']['query']): void {
    openingQuery = query
    saveOpening()
  }
  const saveOpening = throttled(() => {
    if (!openingQuery || isClosed) return
    const query = openingQuery
    void finder
      .find(
        query,
        0,
        OPENING_ROWS,
        pauseWhile(() => true),
      )
      .then((found) => found && writeOpening(db, cipher, { query, total: found.total, rows: found.rows }))
      .catch(() => undefined)
  }, OPENING_MS)

  /** Not cancelled by typing on. */
  const patient = () => pauseWhile(() => true)

  async function close(): Promise<null> {
    isClosed = true
    await upkeep.stop()
    await settled()
    others.close()
    db.close()
    return null
  }

  return {
    async answer(asked) {
      switch (asked.call) {
        case 'save':
          return writes.take(() => save(asked.args))
        case 'remove':
          return writes.take(() => remove(asked.args))
        case 'stored':
          return inTurn(() => stored(asked.args))
        case 'lay':
          return inTurn(() => lay(asked.args))
        case 'find':
          return find(asked.args)
        case 'allIds':
          await loaded
          return finder.allIds(asked.args.query, patient())
        case 'positionOf':
          await inOrder
          return finder.positionOf(asked.args.query, asked.args.id, patient())
        case 'ownersOf':
          // An email that was saved a moment ago counts.
          await settled()
          return ownersOf(index, asked.args.emails, patient())
        case 'close':
          return close()
      }
    },
  }
}

const CHANGES_MS = 150
const PATIENCE_MS = 300
const OPENING_MS = 2_000
