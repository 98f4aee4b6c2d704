import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { KeptIn } from '../../../../../shared/session.ts'
import { eraseJournal, openStore, type OpenStore } from '../../../../../electron/main/workspace/open-store.ts'
import { memorySecrets, type Secrets } from '../../../../../electron/main/workspace/secrets.ts'
import type { ActiveStore } from '../../../../../electron/main/workspace/session/access.ts'
import { storeKeys } from '../../../../../electron/main/workspace/store-keys.ts'
import { linkIn } from '../../../../support/contract/transport.ts'

const HASH = 'abc123'
let folder: string
let secrets: Secrets
let opened: OpenStore[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterfoil-open-store-'))
  secrets = memorySecrets()
  opened = []
})
afterEach(async () => {
  for (const store of opened) await store.close()
  rmSync(folder, { recursive: true })
})

/** The parts of a store that cannot be reached. */
async function open(keptIn: KeptIn, accessTo = HASH): Promise<OpenStore> {
  const active: ActiveStore = {
    profile: { storeHash: HASH, name: '', currency: '', currencySymbol: '', decimals: 2, isPractice: false },
    keptIn,
    access: { storeHash: accessTo, token: 'a1b2c3d4' },
    keys: storeKeys(secrets, HASH),
  }
  const store = await openStore(folder, active, linkIn('http://127.0.0.1:9'))
  opened.push(store)
  return store
}

describe('the parts of an open store', () => {
  it('keep the journal on the disk, under the key of the store', async () => {
    const first = await open('keychain')
    await first.journal.append(['one'])
    await first.close()
    expect(existsSync(join(folder, `journal-${HASH}.cfj`))).toBe(true)
    expect((await (await open('passphrase')).journal.read()).entries).toEqual(['one'])
    secrets = memorySecrets()
    expect(await (await open('keychain')).journal.read()).toMatchObject({ entries: [], damagedRecords: 1 })
  })

  it('leave nothing on the disk where nothing is to be kept', async () => {
    const store = await open('memory')
    await store.journal.append(['one'])
    expect((await store.journal.read()).entries).toEqual(['one'])
    expect(readdirSync(folder)).toEqual([])
  })

  it('close the journal and the connection together', async () => {
    const store = await open('keychain')
    await store.journal.append(['one'])
    await store.close()
    expect(await store.client.count()).toMatchObject({ ok: false })
  })
})

describe('access to another store', () => {
  it('opens nothing: the edits of one store must never reach another', async () => {
    await expect(open('keychain', 'other2')).rejects.toMatchObject({ problem: { code: 'wrong-store' } })
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('erasing a journal', () => {
  it('takes what was kept of it, and nothing of another store', async () => {
    const names = [
      `journal-${HASH}.cfj`,
      `journal-${HASH}.cfj.unreadable-1`,
      `journal-${HASH}9.cfj`,
      'settings.json',
    ]
    for (const name of names) writeFileSync(join(folder, name), '')
    await eraseJournal(folder, HASH)
    expect(readdirSync(folder).sort()).toEqual([`journal-${HASH}9.cfj`, 'settings.json'])
  })
})
