import { describe, expect, it } from 'vitest'
import { deriveKey, newKey, open, seal, SEAL_OVERHEAD } from '../../../../../electron/main/workspace/seal.ts'
import { accounts, memorySecrets } from '../../../../../electron/main/workspace/secrets.ts'
import { moveKeys, storeKeys } from '../../../../../electron/main/workspace/store-keys.ts'

const key = newKey()
const plain = Buffer.from('Grüße, 世界')

describe('a seal', () => {
  it('opens with the same key and context', () => {
    const sealed = seal(key, plain, 'a')
    expect(sealed.length).toBe(plain.length + SEAL_OVERHEAD)
    expect(open(key, sealed, 'a')).toEqual(plain)
  })

  it('never looks the same twice', () => {
    expect(seal(key, plain, 'a')).not.toEqual(seal(key, plain, 'a'))
  })

  it('opens with no other key and no other context', () => {
    const sealed = seal(key, plain, 'a')
    expect(open(newKey(), sealed, 'a')).toBeNull()
    expect(open(key, sealed, 'b')).toBeNull()
  })

  it('opens with no bit changed and no byte missing', () => {
    const sealed = seal(key, plain, 'a')
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(open(key, changed, 'a')).toBeNull()
    }
    for (let length = 0; length < sealed.length; length += 1) {
      expect(open(key, sealed.subarray(0, length), 'a')).toBeNull()
    }
  })

  it('has one key for each purpose', () => {
    expect(deriveKey(key, 'a')).toEqual(deriveKey(key, 'a'))
    expect(deriveKey(key, 'a')).not.toEqual(deriveKey(key, 'b'))
    expect(deriveKey(key, 'a')).not.toEqual(key)
  })
})

describe("a store's keys", () => {
  it('are made once, however many ask, and are said to be new once', async () => {
    const keys = storeKeys(memorySecrets(), 'abc123')
    const answers = await Promise.all([keys.dataKey(), keys.dataKey(), keys.dataKey()])
    expect(new Set(answers.map(({ key }) => Buffer.from(key).toString('hex'))).size).toBe(1)
    expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1)
    expect(answers[0]?.key).toHaveLength(32)
  })

  it('are still said to be new when the journal asked first', async () => {
    const keys = storeKeys(memorySecrets(), 'abc123')
    await keys.journalKey()
    expect((await keys.dataKey()).isNew).toBe(true)
  })

  it('are the same ones in the next run', async () => {
    const secrets = memorySecrets()
    const { key } = await storeKeys(secrets, 'abc123').dataKey()
    expect(await storeKeys(secrets, 'abc123').dataKey()).toEqual({ key, isNew: false })
    expect((await storeKeys(secrets, 'other').dataKey()).key).not.toEqual(key)
  })

  it('are not replaced when they are damaged: what is under them would be lost', async () => {
    const secrets = memorySecrets()
    await secrets.write(accounts.dataKey('abc123'), 'short')
    await expect(storeKeys(secrets, 'abc123').dataKey()).rejects.toMatchObject({
      problem: { code: 'key-missing' },
    })
    expect(await secrets.read(accounts.dataKey('abc123'))).toBe('short')
  })

  it('seal a password for one store, one customer and one time', async () => {
    const secrets = memorySecrets()
    const keys = storeKeys(secrets, 'abc123', () => 1_700_000_000_000)
    const sealed = await keys.sealPassword(3, 'hunter22')
    expect(sealed.sealedAt).toBe(1_700_000_000_000)
    expect(Buffer.from(sealed.sealed, 'base64').toString('latin1')).not.toContain('hunter22')
    expect(await keys.openSealed(3, sealed)).toBe('hunter22')
    expect(await keys.openSealed(4, sealed)).toBeNull()
    expect(await keys.openSealed(3, { ...sealed, sealedAt: sealed.sealedAt + 86_400_000 })).toBeNull()
    expect(await storeKeys(secrets, 'other', () => 1_700_000_000_000).openSealed(3, sealed)).toBeNull()
  })

  it('open a password for 30 days, and none that the future sealed', async () => {
    const secrets = memorySecrets()
    const day = 24 * 60 * 60_000
    const at = (now: number) => storeKeys(secrets, 'abc123', () => now)
    const sealed = await at(100 * day).sealPassword(3, 'hunter22')
    for (const now of [70 * day, 101 * day, 130 * day]) {
      expect(await at(now).openSealed(3, sealed)).toBe('hunter22')
    }
    for (const now of [0, 70 * day - 1, 130 * day + 1]) expect(await at(now).openSealed(3, sealed)).toBeNull()
  })

  it('open what version 0.1.0 sealed, which bound no customer', async () => {
    const secrets = memorySecrets()
    const key = newKey()
    await secrets.write(accounts.passwordKey('abc123'), key.toString('base64'))
    const bytes = seal(key, Buffer.from('hunter22'), 'counterfoil password 1 abc123 1000')
    const sealed = { sealed: bytes.toString('base64'), sealedAt: 1000 }
    expect(await storeKeys(secrets, 'abc123', () => 2000).openSealed(3, sealed)).toBe('hunter22')
  })

  it('take everything with them when they are erased', async () => {
    const secrets = memorySecrets()
    const keys = storeKeys(secrets, 'abc123')
    const { key } = await keys.dataKey()
    const sealed = await keys.sealPassword(3, 'hunter22')
    await keys.erase()
    expect(await secrets.read(accounts.dataKey('abc123'))).toBeNull()
    expect(await keys.openSealed(3, sealed)).toBeNull()
    const fresh = await keys.dataKey()
    expect(fresh.isNew).toBe(true)
    expect(fresh.key).not.toEqual(key)
  })

  it('move to another place and are gone from the first', async () => {
    const [from, to] = [memorySecrets(), memorySecrets()]
    const { key } = await storeKeys(from, 'abc123').dataKey()
    await moveKeys('abc123', from, to)
    expect(await from.read(accounts.dataKey('abc123'))).toBeNull()
    expect(await storeKeys(to, 'abc123').dataKey()).toEqual({ key, isNew: false })
  })
})
