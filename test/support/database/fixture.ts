import { databaseName } from '../../../renderer/storage/database.ts'
import { done } from './raw.ts'

/** A whole database as it lay on the disk: its version, tables, indexes and rows. Bytes are base64. */
export interface Fixture {
  readonly storeHash: string
  readonly version: number
  readonly tables: readonly FixtureTable[]
}

interface FixtureTable {
  readonly name: string
  readonly keyPath: string | readonly string[]
  readonly indexes: readonly {
    readonly name: string
    readonly keyPath: string | readonly string[]
    readonly multiEntry: boolean
  }[]
  readonly rows: readonly unknown[]
}

/** Writes a fixture down, out of the database of a store that is closed. It is called by hand when the schema changes. @public */
export async function takeFixture(storeHash: string): Promise<Fixture> {
  const db = await done(indexedDB.open(databaseName(storeHash)))
  const transaction = db.transaction([...db.objectStoreNames])
  const tables = await Promise.all(
    [...db.objectStoreNames].map(async (name) => {
      const store = transaction.objectStore(name)
      const indexes = [...store.indexNames].map((index) => {
        const { keyPath, multiEntry } = store.index(index)
        return { name: index, keyPath, multiEntry }
      })
      const rows = ((await done(store.getAll())) as unknown[]).map(written)
      return { name, keyPath: store.keyPath as string | string[], indexes, rows }
    }),
  )
  const { version } = db
  db.close()
  return { storeHash, version, tables }
}

/** Puts a fixture back on the disk, as that version of the app left it. */
export async function layFixture({ storeHash, version, tables }: Fixture): Promise<void> {
  const request = indexedDB.open(databaseName(storeHash), version)
  request.onupgradeneeded = () => {
    for (const { name, keyPath, indexes } of tables) {
      const store = request.result.createObjectStore(name, { keyPath: listOf(keyPath) })
      for (const index of indexes)
        store.createIndex(index.name, listOf(index.keyPath), { multiEntry: index.multiEntry })
    }
  }
  const db = await done(request)
  const transaction = db.transaction(
    tables.map(({ name }) => name),
    'readwrite',
  )
  for (const { name, rows } of tables) {
    for (const row of rows) await done(transaction.objectStore(name).put(read(row)))
  }
  db.close()
}

const listOf = (path: string | readonly string[]): string | string[] =>
  typeof path === 'string' ? path : [...path]

function written(value: unknown): unknown {
  if (value instanceof Uint8Array) return { bytes: base64(value) }
  if (value instanceof Uint32Array) return { numbers: [...value] }
  if (Array.isArray(value)) return value.map(written)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, written(one)]))
}

function read(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(read)
  if (typeof value !== 'object' || value === null) return value
  if ('bytes' in value) return Uint8Array.from(atob(String(value.bytes)), (letter) => letter.charCodeAt(0))
  if ('numbers' in value) return Uint32Array.from(value.numbers as number[])
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, read(one)]))
}

const base64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
