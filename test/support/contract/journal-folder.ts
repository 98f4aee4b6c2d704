import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { type Journal, openJournal } from '../../../electron/main/workspace/journal.ts'
import { newKey } from '../../../electron/main/workspace/seal.ts'

export const KEY = newKey()
export const STORE = 'abc123'
/** The first bytes of the file, which hold the count of its records. */
export const COUNT = 40

/** The folder of each test, and the journal's path in it. */
export let folder: string
export let path: string
let opened: Journal[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterfoil-journal-'))
  path = join(folder, 'journal-abc123.cfj')
})
afterEach(async () => {
  for (const journal of opened) await journal.close()
  opened = []
  rmSync(folder, { recursive: true })
})

/** Opens it as a new process does: only what is on the disk is there. */
export function openAgain(at = path, withKey: Uint8Array = KEY, store = STORE): Journal {
  const journal = openJournal(at, store, withKey)
  opened.push(journal)
  return journal
}

export const read = (at = path) => openAgain(at).read()
export const whole = (...entries: string[]) => ({ entries, tornTail: false, damagedRecords: 0 })
export const entry = (number: number) => JSON.stringify({ number, note: 'ä 世界 '.repeat(number % 4) })
