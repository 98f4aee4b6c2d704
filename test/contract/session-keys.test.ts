import { describe, expect, it } from 'vitest'
import {
  connect,
  inKeyring,
  onDisk,
  OTHER_TOKEN,
  profile,
  run,
  TOKEN,
  why,
} from '../support/contract/sessions.ts'

describe.skipIf(why !== null)('keeping the keys of a session', () => {
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
