import { countedWith } from './counterfoil-rows.ts'
import type { CounterfoilRow, Database, FactName, Facts, OutboxRow, TailRow } from './database.ts'
import { StaleOutboxError } from './local-store.ts'

/** One change of the outbox, sealed and ready to be written. */
export interface OutboxWrite {
  /** Each one revision above the row that it replaces; 1 where there is none. */
  readonly rows: readonly OutboxRow[]
  /** Edits that end, with the revision that they have; 0 where they were never written. */
  readonly ended: readonly Pick<OutboxRow, 'id' | 'revision'>[]
  readonly counterfoils: readonly CounterfoilRow[]
  readonly parcel: Omit<TailRow, 'version'> | null
  /** The fact `outbox-changes` when this window knew all rows; `null` where it never did. */
  readonly changesKnown: number | null
}

export interface OutboxWritten {
  /** The version of the confirmed customers that the parcel made; 0 without one. */
  readonly version: number
  /** The fact `outbox-changes` up to which this window knows all rows. */
  readonly changesKnown: number | null
}

/**
 * Writes a change in one strict transaction, wholly or not at all, by IndexedDB's own calls: people and the
 * drain wait for it, and Dexie takes half as long again. Whatever needs no answer is asked at once; the requests
 * of a transaction are carried out, and answered, in the order in which they were made.
 * @returns `null` where the connection has to be opened again first, and nothing was written
 * @throws {StaleOutboxError} when a row is not of the revision before
 */
export async function writeOutbox(db: Database, change: OutboxWrite): Promise<OutboxWritten | null> {
  const transaction = begin(db, change)
  if (!transaction) return null
  const replaced = replaceRows(transaction, change)
  if (change.counterfoils.length > 0) addCounterfoils(transaction, change.counterfoils)
  const added = change.parcel ? addParcel(transaction, change.parcel) : { version: 0 }
  await ended(transaction).catch((error: unknown) => {
    throw replaced.stale === null
      ? error
      : new StaleOutboxError(`Another window changed edit ${replaced.stale}.`)
  })
  return { version: added.version, changesKnown: replaced.changesKnown }
}

/** What is known of it when the transaction has ended; an edit that another window changed aborts it. */
interface Replaced {
  stale: string | null
  changesKnown: number | null
}

function replaceRows(transaction: IDBTransaction, { rows, ended, changesKnown }: OutboxWrite): Replaced {
  const outbox = transaction.objectStore('outbox')
  const replaced: Replaced = { stale: null, changesKnown }

  function expect({ id, revision }: Pick<OutboxRow, 'id' | 'revision'>): void {
    ask<OutboxRow>(outbox.get(id), (there) => {
      if ((there?.revision ?? 0) === revision) return
      replaced.stale ??= id
      transaction.abort()
    })
  }

  for (const row of rows.filter(({ revision }) => revision === 1)) {
    // A new row may not be there yet: adding it finds that out by itself.
    const adding = outbox.add(row)
    adding.onerror = () => {
      if (adding.error?.name === 'ConstraintError') replaced.stale = row.id
    }
  }
  ended.filter(({ revision }) => revision === 0).forEach(expect)
  const changed = rows.filter(({ revision }) => revision > 1)
  const gone = ended.filter(({ revision }) => revision > 0)
  if (changed.length + gone.length === 0) return replaced
  changeFact(transaction, 'outbox-changes', (changes = 0) => {
    // Only where another window changed rows, each of them has to be looked at.
    const isAsKnown = changes === changesKnown
    if (isAsKnown) replaced.changesKnown = changes + 1
    else [...changed.map(({ id, revision }) => ({ id, revision: revision - 1 })), ...gone].forEach(expect)
    for (const row of changed) outbox.put(row)
    for (const { id } of gone) outbox.delete(id)
    return changes + 1
  })
  return replaced
}

/** Counts the saves as well, those of each edit once. */
function addCounterfoils(transaction: IDBTransaction, rows: readonly CounterfoilRow[]): void {
  const table = transaction.objectStore('counterfoils')
  for (const row of rows) {
    const adding = table.add(row)
    adding.onerror = (event) => {
      if (adding.error?.name !== 'ConstraintError') return
      // One of this edit is there already: it makes way, and no save counts twice.
      event.preventDefault()
      event.stopPropagation()
      ask<CounterfoilRow>(table.get(row.editId), (was) => {
        table.put(row)
        if (was) changeFact(transaction, 'sums', (sums) => countedWith(sums, [], [was]))
      })
    }
  }
  changeFact(transaction, 'sums', (sums) => countedWith(sums, rows, []))
}

/** @returns the version that this makes, once the transaction has ended */
function addParcel(
  transaction: IDBTransaction,
  parcel: Omit<TailRow, 'version'>,
): { readonly version: number } {
  const added = { version: 0 }
  changeFact(transaction, 'version', (version = 0) => {
    added.version = version + 1
    transaction.objectStore('tail').add({ ...parcel, version: added.version })
    return added.version
  })
  return added
}

function changeFact<N extends FactName>(
  transaction: IDBTransaction,
  name: N,
  next: (value: Facts[N] | undefined) => Facts[N],
): void {
  const facts = transaction.objectStore('facts')
  ask<{ readonly value: Facts[N] }>(facts.get(name), (row) => facts.put({ name, value: next(row?.value) }))
}

function ask<T>(request: IDBRequest, answer: (found: T | undefined) => void): void {
  request.onsuccess = () => answer(request.result as T | undefined)
}

function begin(db: Database, { rows, ended, counterfoils, parcel }: OutboxWrite): IDBTransaction | null {
  if (!db.isOpen()) return null
  const isAddingOnly = ended.length === 0 && !parcel && rows.every(({ revision }) => revision === 1)
  const tables = [
    'outbox',
    ...(counterfoils.length > 0 ? ['counterfoils'] : []),
    ...(parcel ? ['tail'] : []),
    ...(isAddingOnly ? [] : ['facts']),
  ]
  try {
    return db.backendDB().transaction(tables, 'readwrite', { durability: 'strict' })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'InvalidStateError') return null
    throw error
  }
}

function ended(transaction: IDBTransaction): Promise<void> {
  const over = new AbortController()
  return new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB aborted'))
    // One that begins while the browser closes the database, on a full disk, neither completes nor aborts.
    const closed = (): void => reject(new Error('The browser closed the database'))
    transaction.db.addEventListener('close', closed, { signal: over.signal })
  }).finally(() => over.abort())
}
