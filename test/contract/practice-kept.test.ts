import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { launchPractice } from '../../electron/main/practice-store/launch.ts'
import { practicePart } from '../../electron/main/practice.ts'
import { aPractice, type Practice, type Shown } from './practice-client.ts'

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
const all = async (store: Practice): Promise<readonly Shown[]> =>
  ((await store.get('/customers?limit=250')).json as readonly object[]).map((customer) => ({
    ...(customer as Shown),
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

  const withoutDate = (customer: Shown): object => ({ ...customer, date_modified: '' })
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
  it('is told by the system’s word', async () => {
    await expect(start({ folder: '/proc/counterfoil' })).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('holds something else: it is left as it is', async () => {
    writeFileSync(join(folder, 'store.json'), '{"name":"not a store"}')
    await expect(start()).rejects.toThrow()
    expect(readFileSync(join(folder, 'store.json'), 'utf8')).toBe('{"name":"not a store"}')
  })
})

describe('a full disk', () => {
  const isMountable = ((): boolean => {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
    const trial = mkdtempSync(join(tmpdir(), 'counterfoil-mount-'))
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', trial], { stdio: 'ignore' })
      execFileSync('umount', [trial])
      return true
    } catch {
      return false
    } finally {
      rmSync(trial, { recursive: true })
    }
  })()
  if (!isMountable) process.stdout.write('SKIPPED: a full disk (no small tmpfs can be mounted here)\n')

  it.runIf(isMountable)('is a 507; what was confirmed before it is kept, and nothing else', async () => {
    const disk = join(folder, 'disk')
    execFileSync('mkdir', [disk])
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk])
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
      execFileSync('mount', ['-o', 'remount,size=1m', disk])
      expect((await store.put(6, { notes: 'room again' })).status).toBe(200)
      await stop(store)
      const again = await start({ folder: disk })
      expect((await again.customer(5)).notes).toBe(confirmed)
      expect((await again.customer(6)).notes).toBe('room again')
      await stop(again)
    } finally {
      for (const store of open) await stop(store)
      execFileSync('umount', [disk])
    }
  })
})

describe('the embedded practice store', () => {
  const ask = async (url: string, token: string, path: string): Promise<unknown> => {
    const response = await fetch(`${url}${path}`, { headers: { 'X-Auth-Token': token } })
    return response.json()
  }

  it('has 2,000 customers and tells how it is reached', async () => {
    const practice = await launchPractice(join(folder, 'practice-store'))
    try {
      const { access, profile } = practice
      expect(access.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
      expect(profile).toEqual({
        storeHash: access.storeHash,
        name: 'Practice store',
        currency: 'EUR',
        currencySymbol: '€',
        decimals: 2,
        isPractice: true,
      })
      const v2 = `/stores/${access.storeHash}/v2`
      expect(await ask(access.baseUrl ?? '', access.token, `${v2}/customers/count`)).toEqual({ count: 2000 })
    } finally {
      await practice.close()
    }
  })

  it('goes offline, and has colleagues, behind the part of main', async () => {
    const part = practicePart(() => launchPractice(join(folder, 'practice-store')))
    const { access } = await part.start()
    const path = `/stores/${access.storeHash}/v2/customers/5`
    try {
      await part.colleagueEdits(5, { notes: 'by a colleague', store_credit: '3' })
      expect(await ask(access.baseUrl ?? '', access.token, path)).toMatchObject({
        notes: 'by a colleague',
        store_credit: '3.0000',
      })
      await expect(part.colleagueEdits(2001, {})).rejects.toMatchObject({ problem: { code: 'not-found' } })
      await part.setOffline(true)
      expect(await part.isOffline()).toBe(true)
      await expect(ask(access.baseUrl ?? '', access.token, path)).rejects.toThrow()
      await part.setOffline(false)
      expect(await ask(access.baseUrl ?? '', access.token, path)).toMatchObject({ id: 5 })
    } finally {
      await part.stop()
    }
    const again = await part.start()
    expect({ ...again.access, baseUrl: '' }).toEqual({ ...access, baseUrl: '' })
    expect(await ask(again.access.baseUrl ?? '', again.access.token, path)).toMatchObject({
      notes: 'by a colleague',
    })
    await part.stop()
  })

  it('begins anew where its folder is damaged, and keeps what was there', async () => {
    const at = join(folder, 'practice-store')
    await (await launchPractice(at)).close()
    writeFileSync(join(at, 'store.json'), '{"seed":')
    const practice = await launchPractice(at)
    await practice.close()
    expect(readFileSync(join(at, 'store.json.damaged'), 'utf8')).toBe('{"seed":')
    expect(existsSync(join(at, 'store.json'))).toBe(true)
  })
})
