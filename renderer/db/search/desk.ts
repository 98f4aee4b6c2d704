import { createCipher } from '../cipher.ts'
import { readCustomers } from '../confirmed/read-customers.ts'
import { removeCustomers } from '../confirmed/remove-customers.ts'
import { writeCustomers } from '../confirmed/write-customers.ts'
import { openDatabase } from '../database.ts'
import { onDisk } from '../disk-errors.ts'
import type { SearchChange } from '../local-store.ts'
import { createCatchUp } from './catch-up.ts'
import { createIndex } from './customer-index.ts'
import { createFinder } from './finder.ts'
import { createOrders } from './orders.ts'
import { pauseWhile } from './pause.ts'
import type { Asked, Calls } from './protocol.ts'
import { throttled } from './throttled.ts'

/** All that the worker does for one store. */
export interface Desk {
  answer(asked: Exclude<Asked, { call: 'open' }>): Promise<unknown>
}

export async function openDesk(
  storeHash: string,
  key: CryptoKey,
  changed: (change: SearchChange) => void,
): Promise<Desk> {
  const db = await openDatabase(storeHash)
  const cipher = createCipher(storeHash, key)
  const index = createIndex()
  const orders = createOrders(index)
  const finder = createFinder(index, orders)
  const others = new BroadcastChannel(`counterfoil-confirmed-${storeHash}`)
  let isLoading = true
  let newestFind = 0
  let isClosed = false

  const tellChange = throttled(() => changed({ indexed: index.count(), loading: isLoading }), CHANGES_MS)
  const catchUp = createCatchUp(db, cipher, index, tellChange)

  /** What changes the index, one after the other. */
  let turns: Promise<unknown> = catchUp.run().then(() => {
    isLoading = false
    tellChange()
  })
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turns.then(work)
    turns = done.catch(() => undefined)
    return done
  }
  others.onmessage = () => {
    if (!isClosed) void inTurn(() => catchUp.run()).catch(() => undefined)
  }

  async function save({ customers }: Calls['save']['args']): Promise<null> {
    const before = catchUp.known()
    const versions = await onDisk(() => writeCustomers(db, cipher, customers))
    const newest = versions.at(-1) ?? before
    // Where somebody else wrote in between, the disk tells all of it in order.
    if (newest === before + versions.length) catchUp.took(newest, () => index.put(customers))
    else await catchUp.run()
    others.postMessage(newest)
    return null
  }

  async function remove({ ids }: Calls['remove']['args']): Promise<null> {
    if (ids.length === 0) return null
    const before = catchUp.known()
    const version = await onDisk(() => removeCustomers(db, cipher, ids))
    if (version === before + 1) catchUp.took(version, () => index.remove(ids))
    else await catchUp.run()
    others.postMessage(version)
    return null
  }

  async function stored({ version, customers }: Calls['stored']['args']): Promise<null> {
    if (version === catchUp.known() + 1) catchUp.took(version, () => index.put(customers))
    else if (version > catchUp.known()) await catchUp.run()
    others.postMessage(version)
    return null
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
    return finder.find(
      query,
      from,
      to,
      pauseWhile(() => mine === newestFind),
    )
  }

  /** Not cancelled by typing on. */
  const patient = () => pauseWhile(() => true)

  return {
    async answer(asked) {
      switch (asked.call) {
        case 'save':
          return inTurn(() => save(asked.args))
        case 'remove':
          return inTurn(() => remove(asked.args))
        case 'stored':
          return inTurn(() => stored(asked.args))
        case 'lay':
          return inTurn(() => lay(asked.args))
        case 'find':
          return find(asked.args)
        case 'allIds':
          await turns
          return finder.allIds(asked.args.query, patient())
        case 'positionOf':
          return finder.positionOf(asked.args.query, asked.args.id, patient())
        case 'close':
          isClosed = true
          others.close()
          await turns
          db.close()
          return null
      }
    },
  }
}

const CHANGES_MS = 150
