import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Session, StoreProfile } from '../../shared/session.ts'
import { ProblemError } from '../../electron/main/problem-error.ts'
import {
  type Access,
  type ActiveStore,
  keepSession,
  type SessionKeeper,
} from '../../electron/main/session.ts'
import { openSettings } from '../../electron/main/settings.ts'
import { openVault } from '../../electron/main/vault.ts'
import { type Keyring, startKeyring, whyNoKeyring } from './keyring.ts'

const TOKEN = '7p3kx0z9q2m4v8b1n5c6d7f8g9h0j1k'
const OTHER_TOKEN = 'a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p'
const profile = (storeHash: string, more: Partial<StoreProfile> = {}): StoreProfile => ({
  storeHash,
  name: `Store ${storeHash}`,
  currency: 'EUR',
  currencySymbol: '€',
  decimals: 2,
  isPractice: false,
  ...more,
})

const why = whyNoKeyring()
if (why) process.stdout.write(`SKIPPED: signing in with a real keyring (${why})\n`)

describe.skipIf(why !== null)('signing in', () => {
  let keyring: Keyring
  let folder: string
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

  interface Run {
    readonly keeper: SessionKeeper
    readonly heard: Session[]
    readonly opened: (ActiveStore | null)[]
    readonly erased: string[]
    readonly checked: Access[]
    readonly practice: { token: string; isRunning: boolean }
  }

  /** One run of the app on the folder: nothing but the disk and the keyring is shared with the next. */
  async function run(): Promise<Run> {
    const heard: Session[] = []
    const opened: (ActiveStore | null)[] = []
    const erased: string[] = []
    const checked: Access[] = []
    const practice = { token: `practice-${Math.random().toString(36).slice(2)}`, isRunning: false }
    const keeper = keepSession({
      folder,
      vault: openVault(),
      settings: await openSettings(folder),
      async check(access) {
        checked.push(access)
        if (access.token === TOKEN || access.token === OTHER_TOKEN) return profile(access.storeHash)
        throw new ProblemError('token-rejected', { status: 401 })
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
      },
      async onActive(active, what) {
        opened.push(active)
        if (what) erased.push(what)
        await active?.keys.journalKey()
      },
      onChange: (session) => heard.push(session),
    })
    return { keeper, heard, opened, erased, checked, practice }
  }

  const inKeyring = async (account: string) =>
    (await import('keytar')).default.getPassword('Counterfoil', account)
  const connect = (keeper: SessionKeeper, storeHash = 'abc123', token = TOKEN) =>
    keeper.connect({ storeHash, token, keep: 'keychain' })
  const onDisk = () =>
    readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join()

  it('begins signed out, with a vault that is ready', async () => {
    const { keeper } = await run()
    expect(await keeper.current()).toEqual({ kind: 'signed-out', known: [], vault: { kind: 'ready' } })
  })

  it('keeps the token in the keyring and nowhere on the disk', async () => {
    const { keeper, heard, opened } = await run()
    const session = await keeper.connect({
      storeHash: 'https://api.bigcommerce.com/stores/abc123/v3/',
      token: `  ${TOKEN}\n`,
      keep: 'keychain',
    })
    expect(session).toEqual({
      kind: 'signed-in',
      store: profile('abc123'),
      keptIn: 'keychain',
      known: [],
      needsToken: false,
    })
    expect(heard).toEqual([session])
    expect(opened.map((active) => active?.access.token)).toEqual([TOKEN])
    expect(await inKeyring('token:abc123')).toBe(TOKEN)
    expect(onDisk()).not.toContain(TOKEN)
    expect(JSON.stringify(session)).not.toContain(TOKEN)
  })

  it('takes the text of a credentials file', async () => {
    const { keeper, checked } = await run()
    const text = `CLIENT NAME: x\nACCESS TOKEN: ${TOKEN}\nCLIENT SECRET: s3cret\nAPI PATH: https://api.bigcommerce.com/stores/abc123/v3/`
    await keeper.connectWithFile({ text, keep: 'keychain' })
    expect(checked).toEqual([{ storeHash: 'abc123', token: TOKEN }])
    expect(onDisk()).not.toContain('s3cret')
  })

  it.each([
    ['a hash that is none', { storeHash: 'not a hash', token: TOKEN }, 'hash-invalid', 0],
    ['a token that is none', { storeHash: 'abc123', token: 'a b' }, 'token-invalid', 0],
    ['a token that the store rejects', { storeHash: 'abc123', token: 'wrong-token' }, 'token-rejected', 1],
  ])('says what is wrong with %s, and keeps nothing', async (_what, args, code, requests) => {
    const { keeper, checked, opened } = await run()
    await expect(keeper.connect({ ...args, keep: 'keychain' })).rejects.toMatchObject({ problem: { code } })
    expect(checked).toHaveLength(requests)
    expect(opened).toEqual([])
    expect(await inKeyring('token:abc123')).toBeNull()
    expect((await keeper.current()).kind).toBe('signed-out')
  })

  it('says what is wrong with a file', async () => {
    const { keeper } = await run()
    await expect(keeper.connectWithFile({ text: 'a shopping list', keep: 'keychain' })).rejects.toMatchObject(
      {
        problem: { code: 'credentials-invalid' },
      },
    )
  })

  it('goes on by itself at the next start, without asking the store', async () => {
    const first = await run()
    await connect(first.keeper)
    const key = await first.keeper.active?.keys.dataKey()
    const second = await run()
    await second.keeper.resumeLast()
    expect(second.checked).toEqual([])
    expect(await second.keeper.current()).toMatchObject({ kind: 'signed-in', store: { storeHash: 'abc123' } })
    expect(second.keeper.active?.access).toEqual({ storeHash: 'abc123', token: TOKEN })
    expect(await second.keeper.active?.keys.dataKey()).toEqual({ key: key?.key, isNew: false })
  })

  it('is signed out at the next start when the keyring has lost the token', async () => {
    await connect((await run()).keeper)
    await (await import('keytar')).default.deletePassword('Counterfoil', 'token:abc123')
    const { keeper } = await run()
    await expect(keeper.resumeLast()).rejects.toMatchObject({ problem: { code: 'not-signed-in' } })
    expect(await keeper.current()).toMatchObject({ kind: 'signed-out', known: [] })
  })

  it('signing out takes the token away and leaves the data readable for the next time', async () => {
    const first = await run()
    await connect(first.keeper)
    const key = await first.keeper.active?.keys.dataKey()
    expect(await first.keeper.signOut({ erase: false })).toMatchObject({ kind: 'signed-out', known: [] })
    expect(first.keeper.active).toBeNull()
    expect(first.erased).toEqual([])
    expect(await inKeyring('token:abc123')).toBeNull()

    const second = await run()
    await second.keeper.resumeLast()
    expect((await second.keeper.current()).kind).toBe('signed-out')
    await connect(second.keeper)
    expect(await second.keeper.active?.keys.dataKey()).toEqual({ key: key?.key, isNew: false })
  })

  it('erasing destroys the keys as well', async () => {
    const { keeper, erased } = await run()
    await connect(keeper)
    await keeper.active?.keys.sealPassword('x')
    await keeper.signOut({ erase: true })
    expect(erased).toEqual(['abc123'])
    await expect((await import('keytar')).default.findCredentials('Counterfoil')).resolves.toEqual([])
    await connect(keeper)
    expect((await keeper.active?.keys.dataKey())?.isNew).toBe(true)
  })

  it('knows several stores and switches between them without a token', async () => {
    const { keeper, opened } = await run()
    await connect(keeper, 'abc123')
    await connect(keeper, 'def456', OTHER_TOKEN)
    expect(await keeper.current()).toMatchObject({
      store: { storeHash: 'def456' },
      known: [{ storeHash: 'abc123' }],
    })
    await keeper.resume({ storeHash: 'abc123' })
    expect(keeper.active?.access).toEqual({ storeHash: 'abc123', token: TOKEN })
    expect(opened.map((active) => active?.profile.storeHash)).toEqual(['abc123', 'def456', 'abc123'])
    await keeper.signOut({ erase: true })
    expect(await keeper.current()).toMatchObject({ kind: 'signed-out', known: [{ storeHash: 'def456' }] })
    expect(await inKeyring('token:def456')).toBe(OTHER_TOKEN)
    await expect(keeper.resume({ storeHash: 'abc123' })).rejects.toMatchObject({
      problem: { code: 'not-signed-in' },
    })
  })

  it('asks for another token once when the store rejects it, and keeps the new one', async () => {
    const { keeper, heard } = await run()
    await connect(keeper)
    const old = { storeHash: 'abc123', token: TOKEN }
    await Promise.all([
      keeper.tokenFailed(old),
      keeper.tokenFailed(old),
      keeper.tokenFailed({ ...old, storeHash: 'def456' }),
    ])
    expect(heard.map((session) => session.kind === 'signed-in' && session.needsToken)).toEqual([false, true])
    await expect(keeper.renewToken({ token: 'wrong-token' })).rejects.toMatchObject({
      problem: { code: 'token-rejected' },
    })
    expect(await keeper.current()).toMatchObject({ needsToken: true })
    expect(await keeper.renewToken({ token: OTHER_TOKEN })).toMatchObject({ needsToken: false })
    expect(await inKeyring('token:abc123')).toBe(OTHER_TOKEN)
    expect(keeper.active?.access.token).toBe(OTHER_TOKEN)
    // An answer to what was asked with the old one comes late.
    await keeper.tokenFailed(old)
    expect(await keeper.current()).toMatchObject({ needsToken: false })
  })

  it('starts the practice store with its session and stops it when that ends', async () => {
    const first = await run()
    await first.keeper.connectPractice({ keep: 'keychain' })
    expect(first.practice.isRunning).toBe(true)
    expect(await inKeyring('token:practice')).toBe(first.practice.token)

    const second = await run()
    await second.keeper.resumeLast()
    expect(second.practice.isRunning).toBe(true)
    expect(second.keeper.active?.access.token).toBe(second.practice.token)
    expect(await inKeyring('token:practice')).toBe(second.practice.token)

    await connect(second.keeper)
    expect(second.practice.isRunning).toBe(false)
    await second.keeper.resume({ storeHash: 'practice' })
    expect(second.practice.isRunning).toBe(true)
    await second.keeper.signOut({ erase: false })
    expect(second.practice.isRunning).toBe(false)
    expect(await inKeyring('token:practice')).toBeNull()
  })

  it('in memory leaves nothing in the keyring, on the disk or for the next start', async () => {
    const { keeper } = await run()
    await keeper.connect({ storeHash: 'abc123', token: TOKEN, keep: 'memory' })
    await keeper.active?.keys.dataKey()
    await connect(keeper, 'def456')
    expect(await keeper.current()).toMatchObject({ known: [{ storeHash: 'abc123' }] })
    await keeper.resume({ storeHash: 'abc123' })
    expect(keeper.active?.access.token).toBe(TOKEN)
    expect(await inKeyring('token:abc123')).toBeNull()
    expect(await inKeyring('data-key:abc123')).toBeNull()
    expect(onDisk()).not.toContain('abc123')
    const next = await run()
    await next.keeper.resumeLast()
    expect(await next.keeper.current()).toMatchObject({
      kind: 'signed-out',
      known: [{ storeHash: 'def456' }],
    })
  })

  it('in memory leaves what the keyring has of the same store, and erases that as well', async () => {
    const first = await run()
    await connect(first.keeper)
    const key = await first.keeper.active?.keys.dataKey()
    const { keeper } = await run()
    const inMemory = () => keeper.connect({ storeHash: 'abc123', token: OTHER_TOKEN, keep: 'memory' })
    await inMemory()
    await keeper.signOut({ erase: false })
    expect(await keeper.current()).toMatchObject({ known: [{ storeHash: 'abc123' }] })
    await keeper.resume({ storeHash: 'abc123' })
    expect(keeper.active?.access.token).toBe(TOKEN)
    expect(await keeper.active?.keys.dataKey()).toEqual({ key: key?.key, isNew: false })
    await inMemory()
    await keeper.signOut({ erase: true })
    expect(await inKeyring('token:abc123')).toBeNull()
    expect(await inKeyring('data-key:abc123')).toBeNull()
    expect(await keeper.current()).toMatchObject({ known: [] })
  })

  it('under a passphrase asks for it at the next start, and only then', async () => {
    const first = await run()
    const args = { storeHash: 'abc123', token: TOKEN, keep: 'passphrase' as const }
    await expect(first.keeper.connect(args)).rejects.toMatchObject({ problem: { code: 'passphrase-wrong' } })
    await first.keeper.connect({ ...args, passphrase: 'correct horse' })
    await connect(first.keeper, 'def456')
    await first.keeper.resume({ storeHash: 'abc123' })
    expect(await inKeyring('token:abc123')).toBeNull()
    expect(onDisk()).not.toContain(TOKEN)

    const second = await run()
    await second.keeper.resumeLast()
    expect(await second.keeper.current()).toMatchObject({ kind: 'signed-out' })
    for (const passphrase of [undefined, 'wrong']) {
      await expect(second.keeper.resume({ storeHash: 'abc123', passphrase })).rejects.toMatchObject({
        problem: { code: 'passphrase-wrong' },
      })
    }
    await second.keeper.resume({ storeHash: 'abc123', passphrase: 'correct horse' })
    expect(second.keeper.active?.access.token).toBe(TOKEN)
  })

  it('another way brings the keys along, so that the data can still be read', async () => {
    const { keeper } = await run()
    await connect(keeper)
    const key = await keeper.active?.keys.dataKey()
    await keeper.signOut({ erase: false })
    const args = { storeHash: 'abc123', token: TOKEN }
    await keeper.connect({ ...args, keep: 'passphrase', passphrase: 'correct horse' })
    expect(await keeper.active?.keys.dataKey()).toEqual({ key: key?.key, isNew: false })
    expect(await inKeyring('data-key:abc123')).toBeNull()
    await keeper.signOut({ erase: false })
    await connect(keeper)
    expect(await keeper.active?.keys.dataKey()).toEqual({ key: key?.key, isNew: false })
  })

  it('is signed out when the parts of the store cannot be opened', async () => {
    const { keeper } = await run()
    await (await import('keytar')).default.setPassword('Counterfoil', 'data-key:abc123', 'damaged')
    await expect(connect(keeper)).rejects.toMatchObject({ problem: { code: 'key-missing' } })
    expect(keeper.active).toBeNull()
  })

  it('learns the name of the store', async () => {
    const { keeper, heard } = await run()
    await connect(keeper)
    await keeper.learn(profile('abc123', { name: 'Lantern & Oak' }))
    await keeper.learn(profile('abc123', { name: 'Lantern & Oak' }))
    await keeper.learn(profile('other', { name: 'Other' }))
    expect(heard).toHaveLength(2)
    const next = await run()
    await next.keeper.resumeLast()
    expect(await next.keeper.current()).toMatchObject({ store: { name: 'Lantern & Oak' } })
  })
})
