import { type Database, readMetadata, writeMetadata } from '../database.ts'

/** The version of the confirmed customers: every change of them, in any window, makes the next one. */
export const versionOf = async (db: Database): Promise<number> => (await readMetadata(db, 'version')) ?? 0

/** Within the caller's transaction. */
export async function nextVersion(db: Database): Promise<number> {
  const version = (await versionOf(db)) + 1
  await writeMetadata(db, 'version', version)
  return version
}
