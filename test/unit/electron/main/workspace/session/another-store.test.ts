import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { StoreProfile } from '../../../../../../shared/session.ts'
import {
  createSessionService,
  type SessionService,
} from '../../../../../../electron/main/workspace/session/session.ts'
import { openSettings } from '../../../../../../electron/main/workspace/settings.ts'
import { openVault } from '../../../../../../electron/main/workspace/vault.ts'

const TOKEN = '7p3kx0z9q2m4v8b1n5c6d7f8g9h0j1k'
const profile = (storeHash: string, isPractice = false): StoreProfile => ({
  storeHash,
  name: storeHash,
  currency: 'EUR',
  currencySymbol: '€',
  decimals: 2,
  isPractice,
})

let folder: string
let asked: string[]
let checked: string[]
let isYes: boolean
/** Which store the API says that it is, where that is not the one that was asked. */
let answersAs: string | null
/** Which store the running practice store is. */
let practiceHash: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterfoil-another-'))
  asked = []
  checked = []
  isYes = true
  answersAs = null
  practiceHash = 'practice1'
})
afterEach(() => rmSync(folder, { recursive: true }))

/** One run of the app on the folder. */
async function run(): Promise<SessionService> {
  return createSessionService({
    folder,
    vault: openVault(() => Promise.reject(new Error('no keychain here'))),
    settings: await openSettings(folder, { app: '1.0.0', chromium: null }),
    async check({ storeHash }) {
      checked.push(storeHash)
      return profile(answersAs ?? storeHash)
    },
    async askToConnect(storeHash) {
      asked.push(storeHash)
      return isYes
    },
    practice: {
      start: async () => ({
        access: { storeHash: practiceHash, token: TOKEN, baseUrl: 'http://127.0.0.1:1' },
        profile: profile(practiceHash, true),
      }),
      stop: async () => undefined,
      storeHash: async () => 'practice1',
    },
    origin: 'https://api.bigcommerce.com',
    onActive: async () => undefined,
    onChange: () => undefined,
  })
}

const connect = (session: SessionService, storeHash: string, keep: 'memory' | 'passphrase' = 'memory') =>
  session.connect({ storeHash, token: TOKEN, keep, passphrase: 'correct horse battery' })

describe('connecting a store', () => {
  it('asks nothing for the first one, not even after the practice store', async () => {
    const session = await run()
    await session.connectPractice({ keep: 'memory' })
    await connect(session, 'first1')
    expect(asked).toEqual([])
  })

  it('that is another one asks a person before anything is sent', async () => {
    const session = await run()
    await connect(session, 'first1')
    isYes = false
    await expect(connect(session, 'other2')).rejects.toMatchObject({ problem: { code: 'aborted' } })
    const text = `ACCESS TOKEN: ${TOKEN}\nAPI PATH: https://api.bigcommerce.com/stores/other2/v3/`
    await expect(session.connectWithFile({ text, keep: 'memory' })).rejects.toMatchObject({
      problem: { code: 'aborted' },
    })
    expect(asked).toEqual(['other2', 'other2'])
    expect(checked).toEqual(['first1'])
    expect(session.active?.profile.storeHash).toBe('first1')
    isYes = true
    await connect(session, 'other2')
    expect(session.active?.profile.storeHash).toBe('other2')
  })

  it('asks nothing for one that was connected before', async () => {
    const session = await run()
    for (const hash of ['first1', 'other2', 'first1', 'other2']) await connect(session, hash)
    expect(asked).toEqual(['other2'])
  })

  it('asks also after the only store was erased, in this run and in the next', async () => {
    const session = await run()
    await connect(session, 'first1', 'passphrase')
    await session.signOut({ erase: true })
    isYes = false
    await expect(connect(session, 'other2')).rejects.toThrow()
    await expect(connect(await run(), 'other2')).rejects.toThrow()
    expect(asked).toEqual(['other2', 'other2'])
  })
})

describe('a hash that is not that of the access', () => {
  it('is noticed where the practice store became another one since it was last seen', async () => {
    const session = await run()
    await session.connectPractice({ keep: 'passphrase', passphrase: 'correct horse battery' })
    practiceHash = 'practice2'
    await expect(
      session.resume({ storeHash: 'practice1', passphrase: 'correct horse battery' }),
    ).rejects.toMatchObject({ problem: { code: 'wrong-store', detail: 'practice store' } })
  })

  it('is noticed where the API answers as another store', async () => {
    const session = await run()
    answersAs = 'other2'
    await expect(connect(session, 'first1')).rejects.toMatchObject({ problem: { code: 'wrong-store' } })
    expect(session.active).toBeNull()
  })
})

describe('a new passphrase', () => {
  it('that is too short is refused by main as well, and makes no file', async () => {
    const session = await run()
    const args = { storeHash: 'first1', token: TOKEN, keep: 'passphrase' as const }
    await expect(session.connect({ ...args, passphrase: '1234567' })).rejects.toMatchObject({
      problem: { code: 'passphrase-wrong', detail: 'short' },
    })
    expect(readdirSync(folder)).not.toContain('vault.json')
    await session.connect({ ...args, passphrase: '12345678' })
    expect(session.active?.keptIn).toBe('passphrase')
  })
})
