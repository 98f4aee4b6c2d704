import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { Session, StoreProfile } from '../../../shared/session.ts'
import { ProblemError } from '../../../electron/main/platform/problem-error.ts'
import {
  createSessionService,
  type SessionService,
} from '../../../electron/main/workspace/session/session.ts'
import type { Access, ActiveStore } from '../../../electron/main/workspace/session/access.ts'
import { thisWriter } from '../../../electron/main/platform/data-format.ts'
import { openSettings } from '../../../electron/main/workspace/settings.ts'
import { openVault } from '../../../electron/main/workspace/vault.ts'
import { type Keyring, startKeyring, whyNoKeyring } from './keyring.ts'

const WRITER = thisWriter('0.1.0', undefined)
export const TOKEN = '7p3kx0z9q2m4v8b1n5c6d7f8g9h0j1k'
export const OTHER_TOKEN = 'a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p'
export const profile = (storeHash: string, more: Partial<StoreProfile> = {}): StoreProfile => ({
  storeHash,
  name: `Store ${storeHash}`,
  currency: 'EUR',
  currencySymbol: '€',
  decimals: 2,
  isPractice: false,
  ...more,
})

export const why = whyNoKeyring()
if (why) process.stdout.write(`SKIPPED: signing in with a real keyring (${why})\n`)

let keyring: Keyring
export let folder: string
beforeAll(async () => {
  keyring = await startKeyring('unlocked')
})
afterAll(() => keyring.stop())
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterfoil-session-'))
})
afterEach(async () => {
  const keytar = (await import('keytar')).default
  for (const { account } of await keytar.findCredentials('Counterfoil')) {
    await keytar.deletePassword('Counterfoil', account)
  }
  rmSync(folder, { recursive: true })
})

export interface Run {
  readonly keeper: SessionService
  readonly heard: Session[]
  readonly opened: (ActiveStore | null)[]
  readonly erased: string[]
  readonly checked: Access[]
  readonly asked: string[]
  readonly answers: { isYes: boolean }
  readonly practice: { token: string; isRunning: boolean }
}

/** One run of the app on the folder: nothing but the disk and the keyring is shared with the next. */
export async function run(
  origin = 'https://api.bigcommerce.com',
  practiceHash: string | null = 'practice',
): Promise<Run> {
  const heard: Session[] = []
  const opened: (ActiveStore | null)[] = []
  const erased: string[] = []
  const checked: Access[] = []
  const asked: string[] = []
  const answers = { isYes: true }
  const practice = { token: `practice-${Math.random().toString(36).slice(2)}`, isRunning: false }
  const keeper = createSessionService({
    folder,
    vault: openVault(),
    settings: await openSettings(folder, WRITER),
    async check(access) {
      checked.push(access)
      if (access.token === TOKEN || access.token === OTHER_TOKEN) return profile(access.storeHash)
      throw new ProblemError('token-rejected', { status: 401 })
    },
    askToConnect: async (storeHash) => {
      asked.push(storeHash)
      return answers.isYes
    },
    practice: {
      async start() {
        practice.isRunning = true
        const access = { storeHash: 'practice', token: practice.token, baseUrl: 'http://127.0.0.1:1' }
        return { access, profile: profile('practice', { isPractice: true }) }
      },
      async stop() {
        practice.isRunning = false
      },
      storeHash: async () => practiceHash,
    },
    origin,
    async onActive(active, what) {
      opened.push(active)
      if (what) erased.push(what)
      await active?.keys.journalKey()
    },
    onChange: (session) => heard.push(session),
  })
  return { keeper, heard, opened, erased, checked, asked, answers, practice }
}

export const inKeyring = async (account: string) =>
  (await import('keytar')).default.getPassword('Counterfoil', account)
export const connect = (keeper: SessionService, storeHash = 'abc123', token = TOKEN) =>
  keeper.connect({ storeHash, token, keep: 'keychain' })
export const onDisk = () =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join()
