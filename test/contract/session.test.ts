import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  connect,
  folder,
  inKeyring,
  onDisk,
  OTHER_TOKEN,
  profile,
  run,
  TOKEN,
  why,
} from '../support/contract/sessions.ts'

describe.skipIf(why !== null)('signing in', () => {
  it('uses a token with no other origin than the one that it was kept for', async () => {
    const first = await run()
    await connect(first.keeper)
    const elsewhere = await run('http://127.0.0.1:4000')
    await expect(elsewhere.keeper.resumeLast()).rejects.toMatchObject({
      problem: { code: 'not-signed-in', detail: 'kept for https://api.bigcommerce.com' },
    })
    expect(elsewhere.opened).toEqual([])
    const again = await run()
    await again.keeper.resumeLast()
    expect(again.opened.map((active) => active?.access.storeHash)).toEqual(['abc123'])
  })

  it('resumes no other store as the practice store, whatever the settings say', async () => {
    const first = await run()
    await first.keeper.connectPractice({ keep: 'keychain' })
    // Another practice store took its place, or none.
    for (const other of ['practice2', null]) {
      const later = await run(undefined, other)
      await expect(later.keeper.resume({ storeHash: 'practice' })).rejects.toMatchObject({
        problem: { code: 'wrong-store' },
      })
      expect(later.opened).toEqual([])
    }
    const path = join(folder, 'settings.json')
    writeFileSync(path, readFileSync(path, 'utf8').replace('"isPractice": true', '"isPractice": false'))
    const again = await run()
    await again.keeper.resume({ storeHash: 'practice' })
    expect(again.opened[0]?.access.baseUrl).toBe('http://127.0.0.1:1')
    expect(again.opened[0]?.profile.isPractice).toBe(true)
  })

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

  it('continues at the next start, without asking the store', async () => {
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
    await keeper.active?.keys.sealPassword(3, 'x')
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
})
