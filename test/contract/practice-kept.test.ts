import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hasSmallDisks, onSmallDisk } from '../support/contract/small-disk.ts'
import { aPractice, type Practice, type PracticeCustomer } from '../support/contract/practice-client.ts'

let folder: string
let open: Practice[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterfoil-practice-'))
})
afterEach(async () => {
  for (const store of open) await store.close()
  open = []
  rmSync(folder, { recursive: true, force: true })
})

const start = async (
  more: { customers?: number; seed?: number; folder?: string } = {},
): Promise<Practice> => {
  const store = await aPractice({ folder, ...more })
  open.push(store)
  return store
}
const stop = async (store: Practice): Promise<void> => {
  open = open.filter((one) => one !== store)
  await store.close()
}
const log = (): string => join(folder, 'changes.log')
const all = async (store: Practice): Promise<readonly PracticeCustomer[]> =>
  ((await store.get('/customers?limit=250')).json as readonly object[]).map((customer) => ({
    ...(customer as PracticeCustomer),
    // The port is another one after a restart.
    addresses: null,
  }))

describe('a store that a folder keeps', () => {
  it('is the same after a restart: hash, token, customers, passwords', async () => {
    const first = await start()
    await first.put(5, { notes: 'kept', _authentication: { password: 'correct-horse-1' } })
    await first.put(5, { phone: '1' })
    await first.control('DELETE', 'customers/6')
    await first.control('POST', 'customers', { first_name: 'Nova' })
    const { storeHash, accessToken } = first
    const customers = await all(first)
    await stop(first)

    const second = await start()
    expect([second.storeHash, second.accessToken]).toEqual([storeHash, accessToken])
    expect(await all(second)).toEqual(customers)
    expect(customers.map(({ id }) => id)).toEqual([
      1,
      2,
      3,
      4,
      5,
      ...Array.from({ length: 15 }, (_, at) => at + 7),
    ])
    expect(await second.control('POST', 'customers/5/password', { password: 'correct-horse-1' })).toEqual({
      matches: true,
    })
    // What an address was once given to, or belonged to, still counts.
    const { email } = await second.customer(5)
    expect((await second.put(7, { email })).status).toBe(400)
    expect(await second.control('POST', 'customers', {})).toMatchObject({ id: 22 })
  })

  it('goes on as it was made, whatever size is asked for later', async () => {
    await stop(await start({ customers: 12, seed: 3 }))
    const again = await start({ customers: 99, seed: 4 })
    expect(again.seed).toEqual({ customers: 12, seed: 3 })
    expect((await again.get('/customers/count')).json).toEqual({ count: 12 })
  })

  it('keeps a replaced token, and the old one stays revoked', async () => {
    const first = await start()
    const old = first.accessToken
    await first.control('POST', 'token')
    const { accessToken } = first
    await stop(first)
    const second = await start()
    expect(second.accessToken).toBe(accessToken)
    expect((await second.v2('GET', '/time', { headers: { 'X-Auth-Token': old } })).status).toBe(401)
  })

  it('holds neither token nor password as a text', async () => {
    const store = await start()
    await store.put(5, { _authentication: { password: 'correct-horse-1' } })
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
    expect(files).toHaveLength(2)
    for (const text of files) {
      expect(text).not.toContain(store.accessToken)
      expect(text).not.toContain('correct-horse-1')
    }
  })

  it('carries out PUTs at once one after another, while each waits for the disk', async () => {
    const store = await start()
    const answers = await Promise.all([5, 6, 7, 8].map((id) => store.put(id, { email: 'same@example.com' })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400])
  })

  it('is another store than that of another folder', async () => {
    const one = await start()
    const other = await start({ folder: join(folder, 'other') })
    expect(other.storeHash).not.toBe(one.storeHash)
    expect(other.accessToken).not.toBe(one.accessToken)
    expect(one.storeHash).toMatch(/^[a-z0-9]{3,32}$/)
  })

  it('forgets its changes by a reset, for good', async () => {
    const first = await start()
    const before = await all(first)
    await first.put(5, { notes: 'x' })
    await first.control('POST', 'reset')
    await first.put(6, { notes: 'after the reset' })
    await stop(first)
    const second = await start()
    const wanted = before.map((customer) =>
      customer.id === 6 ? { ...customer, notes: 'after the reset' } : customer,
    )
    expect((await all(second)).map(withoutDate)).toEqual(wanted.map(withoutDate))
  })

  const withoutDate = (customer: PracticeCustomer): object => ({ ...customer, date_modified: '' })
})

describe('the log of changes', () => {
  it('grows by a line a change, and is made short at the next start', async () => {
    const first = await start()
    for (let at = 0; at < 50; at += 1) await first.put(5, { notes: `${at}` })
    const { length } = readFileSync(log(), 'utf8').split('\n')
    expect(length).toBe(51)
    await stop(first)
    const second = await start()
    expect(readFileSync(log(), 'utf8').split('\n')).toHaveLength(2)
    expect((await second.customer(5)).notes).toBe('49')
  })

  it.each([2, 5, 20, 200])('that lost its last %i bytes has all but the last change', async (bytes) => {
    const first = await start()
    await first.put(5, { notes: 'whole' })
    const whole = readFileSync(log())
    await first.put(6, { notes: 'torn' })
    await stop(first)
    const file = readFileSync(log())
    expect(file.length).toBeGreaterThan(whole.length + 200)
    writeFileSync(log(), file.subarray(0, file.length - bytes))
    const second = await start()
    expect((await second.customer(5)).notes).toBe('whole')
    expect((await second.customer(6)).notes).not.toBe('torn')
    await second.put(6, { notes: 'written after it' })
    await stop(second)
    expect((await (await start()).customer(6)).notes).toBe('written after it')
  })

  it('that lost only the end of its last line has every change', async () => {
    const first = await start()
    await first.put(5, { notes: 'whole' })
    await stop(first)
    writeFileSync(log(), readFileSync(log(), 'utf8').trimEnd())
    const second = await start()
    expect((await second.customer(5)).notes).toBe('whole')
    await second.put(6, { notes: 'behind it' })
    await stop(second)
    const third = await start()
    expect([(await third.customer(5)).notes, (await third.customer(6)).notes]).toEqual(['whole', 'behind it'])
  })

  it('passes over what is not a change', async () => {
    const first = await start()
    await first.put(5, { notes: 'before' })
    await stop(first)
    appendFileSync(log(), '\u0000\u0000\u0000\nnonsense\n00000000 {"id":5,"customer":null}\n')
    const second = await start()
    expect((await second.customer(5)).notes).toBe('before')
  })
})

describe('a folder that cannot be used', () => {
  it('is reported in the system’s words', async () => {
    await expect(start({ folder: '/proc/counterfoil' })).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('holds something else: it is left as it is', async () => {
    writeFileSync(join(folder, 'store.json'), '{"name":"not a store"}')
    await expect(start()).rejects.toThrow()
    expect(readFileSync(join(folder, 'store.json'), 'utf8')).toBe('{"name":"not a store"}')
  })
})

describe('a full disk', () => {
  it.runIf(hasSmallDisks)('is a 507; what was confirmed before it is kept, and nothing else', () =>
    onSmallDisk(folder, async (disk, grow) => {
      try {
        const store = await start({ folder: disk })
        let confirmed = ''
        let status = 200
        for (let at = 0; status === 200; at += 1) {
          const notes = `${at} ${'x'.repeat(2000)}`
          status = (await store.put(5, { notes })).status
          if (status === 200) confirmed = notes
        }
        expect(status).toBe(507)
        expect((await store.customer(5)).notes).toBe(confirmed)
        grow()
        expect((await store.put(6, { notes: 'room again' })).status).toBe(200)
        await stop(store)
        const again = await start({ folder: disk })
        expect((await again.customer(5)).notes).toBe(confirmed)
        expect((await again.customer(6)).notes).toBe('room again')
      } finally {
        for (const store of open) await stop(store)
      }
    }),
  )
})
