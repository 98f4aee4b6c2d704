import { type Database, readFact, writeFact } from '../database.ts'

/** The version of the confirmed customers: every change of them, by whichever window, makes the next one. */
export const versionOf = async (db: Database): Promise<number> => (await readFact(db, 'version')) ?? 0

/** Within the caller's transaction. */
export async function nextVersion(db: Database): Promise<number> {
  const version = (await versionOf(db)) + 1
  await writeFact(db, 'version', version)
  return version
}
