import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openVault } from '../../electron/main/workspace/vault.ts'
import { type Keyring, startKeyring, whyNoKeyring } from '../support/contract/keyring.ts'

const why = whyNoKeyring()
if (why) process.stdout.write(`SKIPPED: the vault on a real keyring (${why})\n`)

describe.skipIf(why !== null)('the vault on a real keyring', () => {
  let keyring: Keyring
  beforeAll(async () => {
    keyring = await startKeyring('unlocked')
  })
  afterAll(() => keyring.stop())

  it('is ready', async () => {
    expect(await openVault().state()).toEqual({ kind: 'ready' })
  })

  it('keeps a secret over a restart, and has nothing left when it was removed', async () => {
    const account = 'token:abc123'
    const secret = 's3cret-Ü-世界'
    await openVault().write(account, 'an older one')
    await openVault().write(account, secret)
    expect(await openVault().read(account)).toBe(secret)
    await openVault().remove(account)
    await openVault().remove(account)
    expect(await openVault().read(account)).toBeNull()
  })

  it('keeps its secrets under the service Counterfoil, where people find them', async () => {
    if (spawnSync('which', ['secret-tool']).status !== 0) return
    await openVault().write('token:found', 'secret')
    const attributes = ['service', 'Counterfoil', 'account', 'token:found']
    expect(spawnSync('secret-tool', ['lookup', ...attributes]).stdout.toString()).toBe('secret')
    await openVault().remove('token:found')
    expect(spawnSync('secret-tool', ['lookup', ...attributes]).stdout.toString()).toBe('')
  })

  it('leaves no trace of its proof', async () => {
    const vault = openVault()
    await vault.state()
    const keytar = await import('keytar')
    expect(await keytar.default.findCredentials('Counterfoil')).toEqual([])
  })

  it('answers in time when the keyring does not, and works again when it does', async () => {
    const vault = openVault(undefined, 300)
    // A busy keyring may take longer than that.
    await expect.poll(() => vault.state(), { timeout: 20_000 }).toEqual({ kind: 'ready' })
    expect(vault.owesAnswer).toBe(false)
    keyring.freeze()
    // That there is an answer at all is the point: the keyring gives none.
    expect(await vault.state()).toMatchObject({ kind: 'unavailable', why: expect.stringContaining('locked') })
    await expect(vault.read('token:abc123')).rejects.toMatchObject({ problem: { code: 'vault-unavailable' } })
    expect(vault.owesAnswer).toBe(true)
    keyring.thaw()
    await expect.poll(() => vault.state(), { timeout: 20_000 }).toEqual({ kind: 'ready' })
    expect(vault.owesAnswer).toBe(false)
  })
})

describe('a vault without keytar', () => {
  it('says how to get it', async () => {
    const missing = Object.assign(new Error("Cannot find module 'keytar'"), { code: 'ERR_MODULE_NOT_FOUND' })
    const vault = openVault(() => Promise.reject(missing))
    expect(await vault.state()).toEqual({
      kind: 'unavailable',
      why: "Cannot find module 'keytar'",
      install: 'npm rebuild keytar',
    })
    await expect(vault.write('token:abc123', 'secret')).rejects.toMatchObject({
      problem: { code: 'vault-unavailable' },
    })
  })

  it.runIf(process.platform === 'linux')('names the library that it lacks', async () => {
    const lacking = Object.assign(new Error('libsecret-1.so.0: cannot open shared object file'), {
      code: 'ERR_DLOPEN_FAILED',
    })
    const state = await openVault(() => Promise.reject(lacking)).state()
    expect(state).toMatchObject({ kind: 'unavailable', why: expect.stringContaining('libsecret-1.so.0') })
    if (spawnSync('which', ['apt']).status === 0) {
      expect(state).toMatchObject({ install: 'sudo apt install libsecret-1-0' })
    }
  })

  it('tries again after it was installed', async () => {
    let tries = 0
    const kept = new Map<string, string>()
    const vault = openVault(async () => {
      tries += 1
      if (tries === 1) throw new Error('not yet')
      return {
        getPassword: async (_service, account) => kept.get(account) ?? null,
        setPassword: async (_service, account, secret) => void kept.set(account, secret),
        deletePassword: async (_service, account) => kept.delete(account),
      }
    })
    expect((await vault.state()).kind).toBe('unavailable')
    expect((await vault.state()).kind).toBe('ready')
  })

  it('is not ready on a keychain that forgets', async () => {
    const vault = openVault(async () => ({
      getPassword: async () => null,
      setPassword: async () => undefined,
      deletePassword: async () => false,
    }))
    expect((await vault.state()).kind).toBe('unavailable')
  })
})
