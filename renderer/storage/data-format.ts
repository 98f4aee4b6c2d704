import { type Database, DATABASE_VERSION, databaseName, readMetadata, writeMetadata } from './database.ts'

/** The format of what is in the tables; it increases with a change that an older app would misread. */
const FORMAT = 1

/** A newer version of the app has written the database. Nothing was opened for writing. */
export class NewerDataError extends Error {
  override readonly name = 'NewerDataError'
  /** The version of the app, where the database names one. */
  readonly writtenBy: string | null

  constructor(writtenBy: string | null) {
    super(`The data was written by version ${writtenBy ?? 'unknown'} of the app.`)
    this.writtenBy = writtenBy
  }
}

/** @throws {NewerDataError} where the tables are those of a newer app: Dexie would open them without an error */
export async function checkDatabaseVersion(storeHash: string): Promise<void> {
  const name = databaseName(storeHash)
  // Chromium refuses to list a database that it finds damaged. Opening it makes an empty one in its place, which the
  // journal then fills.
  const databases = await indexedDB.databases().catch(() => [])
  const version = databases.find((one) => one.name === name)?.version ?? 0
  if (version > DATABASE_VERSION) throw new NewerDataError((await readMark(name))?.app ?? null)
}

/**
 * Notes in an open database that this version of the app writes it.
 * @throws {NewerDataError} where what is in the tables is of a later format; nothing was written
 */
export async function markDataFormat(db: Database, app: string): Promise<void> {
  const mark = await readMetadata(db, 'written-by')
  if ((mark?.format ?? 0) > FORMAT) throw new NewerDataError(mark?.app ?? null)
  if (mark?.app !== app) await writeMetadata(db, 'written-by', { format: FORMAT, app })
}

/** Reads the mark at whatever version the database has: without Dexie, which would bring it to its own. */
function readMark(name: string): Promise<{ readonly app?: string } | null> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name)
    opening.onerror = () => reject(opening.error ?? new Error('The database could not be opened.'))
    opening.onsuccess = () => {
      const db = opening.result
      db.onversionchange = () => db.close()
      if (!db.objectStoreNames.contains(MARK.table)) {
        db.close()
        return resolve(null)
      }
      const transaction = db.transaction(MARK.table)
      const reading = transaction.objectStore(MARK.table).get(MARK.key)
      transaction.oncomplete = () => {
        db.close()
        resolve((reading.result as { readonly value?: { readonly app?: string } } | undefined)?.value ?? null)
      }
      transaction.onabort = () => {
        db.close()
        reject(transaction.error ?? new Error('The database could not be read.'))
      }
    }
  })
}

/** Where every version keeps it. */
const MARK = { table: 'facts', key: 'written-by' } as const
