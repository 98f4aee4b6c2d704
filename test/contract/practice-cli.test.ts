import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { SWITCH_NAMES, SWITCHES } from '../../electron/main/practice-store/switches.ts'

let folder: string
const running = new Set<ChildProcess>()

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'counterfoil-practice-cli-'))
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, '../../electron/main/practice-store/cli.ts'),
      outDir: join(folder, 'built'),
      rollupOptions: { output: { format: 'es', entryFileNames: 'practice-store.mjs' } },
    },
  })
})
afterEach(async () => {
  for (const child of running) {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function spawnStore(flags: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [join(folder, 'built', 'practice-store.mjs'), ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

interface StoreProcess {
  readonly url: string
  readonly storeHash: string
  readonly accessToken: string
  readonly child: ChildProcess
  get(path: string): Promise<unknown>
  put(id: number, body: object): Promise<number>
}

async function start(...flags: readonly string[]): Promise<StoreProcess> {
  const child = spawnStore(flags)
  const [line] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer]
  const said = JSON.parse(line.toString('utf8')) as { url: string; storeHash: string; accessToken: string }
  expect(Object.keys(said)).toEqual(['url', 'storeHash', 'accessToken'])
  const ask = (method: string, path: string, body?: object): Promise<Response> =>
    fetch(`${said.url}/stores/${said.storeHash}/v2${path}`, {
      method,
      headers: { 'X-Auth-Token': said.accessToken, 'Content-Type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
  return {
    ...said,
    child,
    get: async (path) => (await ask('GET', path)).json(),
    put: async (id, body) => (await ask('PUT', `/customers/${id}`, body)).status,
  }
}

/** Waits for the end of a store that is not to run. */
async function end(...flags: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const child = spawnStore(flags)
  const text = { out: '', err: '' }
  child.stdout?.on('data', (data: Buffer) => (text.out += data.toString('utf8')))
  child.stderr?.on('data', (data: Buffer) => (text.err += data.toString('utf8')))
  const [code] = (await once(child, 'close')) as [number]
  return { code, ...text }
}

const sentence = (words: RegExp): unknown =>
  expect.stringMatching(new RegExp(`^[^\\n]*${words.source}[^\\n]*\\n$`))

describe('the practice store on its own', () => {
  it('prints one line, has 2,000 customers of seed 7, and ends well on SIGTERM', async () => {
    const store = await start('--port', '0')
    expect(await store.get('/customers/count')).toEqual({ count: 2000 })
    store.child.kill('SIGTERM')
    expect(await once(store.child, 'exit')).toEqual([0, null])
  })

  it('ends well on SIGINT, even while a client waits', async () => {
    const store = await start('--latency', '3600000')
    const asked = store.get('/time').catch(() => 'broken')
    store.child.kill('SIGINT')
    expect(await once(store.child, 'exit')).toEqual([0, null])
    expect(await asked).toBe('broken')
  })

  it('is the same store for the same seed, and another one for another', async () => {
    const [one, same, other] = await Promise.all([
      start('--customers', '30', '--seed', '5'),
      start('--customers', '30', '--seed', '5'),
      start('--customers', '30', '--seed', '6'),
    ])
    expect([same.storeHash, same.accessToken]).toEqual([one.storeHash, one.accessToken])
    expect(other.storeHash).not.toBe(one.storeHash)
    const all = (store: StoreProcess): Promise<string> =>
      store.get('/customers?limit=250').then((list) => JSON.stringify(list).replaceAll(store.url, ''))
    expect(await all(same)).toBe(await all(one))
    expect(await all(other)).not.toBe(await all(one))
  })

  it('takes its conditions and each switch as flags', async () => {
    const switches = SWITCH_NAMES.flatMap((name) => [
      `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      SWITCHES[name].positions.at(-1) ?? '',
    ])
    const conditions = [
      '--quota=450',
      '--window-ms=1000',
      '--other-app=9',
      '--scope=read-only',
      '--information=no',
    ]
    const store = await start('--customers=3', '--latency=1', '--offline', ...conditions, ...switches)
    const state = await (await fetch(`${store.url}/__practice__/state`)).json()
    expect(state).toMatchObject({
      customers: 3,
      offline: true,
      latency: { ms: 1 },
      quota: { total: 450, windowMs: 1000, otherApp: 9 },
      scopes: { customers: 'read-only', information: false },
      switches: Object.fromEntries(SWITCH_NAMES.map((name) => [name, SWITCHES[name].positions.at(-1)])),
    })
  })

  it('lists each switch with both positions in --help', async () => {
    const { code, out, err } = await end('--help')
    expect([code, err]).toEqual([0, ''])
    for (const name of SWITCH_NAMES) {
      expect(out).toContain(SWITCHES[name].positions.join('|'))
      expect(out).toContain(SWITCHES[name].about)
    }
  })
})

describe('a store in a folder', () => {
  it('has every confirmed change after SIGKILL in the midst of writing', async () => {
    const at = join(folder, 'killed')
    const first = await start('--folder', at, '--quota', '100000', '--customers', '50')
    const confirmed = new Map<number, string>()
    const writing = Array.from({ length: 4 }, async (_, worker) => {
      for (let round = 0; ; round += 1) {
        const id = 1 + ((worker + round * 4) % 48)
        const notes = `${worker} ${round}`
        const status = await first.put(id, { notes }).catch(() => 0)
        if (status !== 200) return
        confirmed.set(id, notes)
        if (confirmed.size === 48) first.child.kill('SIGKILL')
      }
    })
    await Promise.all(writing)
    const second = await start('--folder', at)
    expect([second.storeHash, second.accessToken]).toEqual([first.storeHash, first.accessToken])
    for (const [id, notes] of confirmed) {
      const kept = (await second.get(`/customers/${id}`)) as { notes: string }
      // The one that was under way when it was killed may have been kept as well.
      const [worker, round] = notes.split(' ')
      expect([notes, `${worker} ${Number(round) + 12}`]).toContain(kept.notes)
    }
  })

  it('is not made over by another size', async () => {
    const at = join(folder, 'sized')
    const store = await start('--folder', at, '--customers', '10', '--seed', '3')
    store.child.kill('SIGTERM')
    await once(store.child, 'exit')
    expect(await end('--folder', at, '--customers', '11')).toEqual({
      code: 2,
      out: '',
      err: sentence(/keeps a store with 10 customers of seed 3/),
    })
    const again = await start('--folder', at, '--customers', '10')
    expect(await again.get('/customers/count')).toEqual({ count: 10 })
  })
})

describe('what cannot be done is said in one sentence', () => {
  it.each([
    [['--prot', '0'], /does not know "--prot"/],
    [['serve'], /does not know "serve"/],
    [['--port'], /--port needs a value/],
    [['--port', '70000'], /--port needs a whole number from 0 to 65535, not "70000"/],
    [['--customers', '-5'], /--customers needs a whole number/],
    [['--customers', 'many'], /--customers needs a whole number/],
    [['--seed', '1.5'], /--seed needs a whole number/],
    [['--empty-list', '404'], /--empty-list can be 204 or 200, not "404"/],
    [['--scope', 'all'], /--scope can be modify or read-only or none/],
    [['--folder='], /--folder needs a value/],
  ] as const)('%j', async (flags, words) => {
    expect(await end(...flags)).toEqual({ code: 2, out: '', err: sentence(words) })
  })

  it('a port in use', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    expect(await end('--port', String(port))).toEqual({
      code: 1,
      out: '',
      err: sentence(new RegExp(`Port ${port} is in use`)),
    })
    other.close()
  })

  it('a folder that cannot be made', async () => {
    expect(await end('--folder', '/proc/counterfoil')).toEqual({
      code: 1,
      out: '',
      err: sentence(/\/proc\/counterfoil/),
    })
  })

  it('a folder with another kind of store', async () => {
    const at = mkdtempSync(join(folder, 'other-'))
    writeFileSync(join(at, 'store.json'), '[]')
    expect(await end('--folder', at)).toEqual({ code: 1, out: '', err: sentence(/not a practice store/) })
  })
})
