import fc from 'fast-check'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { toApp, toChromium } from '../../../../electron/chromium-host/address.mjs'
import { makeCodec } from '../../../../electron/chromium-host/codec.mjs'
import { findChromium } from '../../../../electron/chromium-host/find-chromium.mjs'
import { freePath } from '../../../../electron/chromium-host/free-path.mjs'
import { prepareProfile } from '../../../../electron/chromium-host/profile.mjs'
import { HostEvent, listening, missing, strict } from '../../../../electron/chromium-host/strict-api.mjs'

const folders: string[] = []
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'counterfoil-host-'))
  folders.push(made)
  return made
}
afterEach(() => {
  for (const one of folders.splice(0)) rmSync(one, { recursive: true, force: true })
})

const seed = process.env['SEED'] ? { seed: Number(process.env['SEED']) } : {}

describe('messages between page and main', () => {
  const codec = makeCodec()

  test('arrive as they were, whatever structured cloning carries', () => {
    const value = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withNullPrototype: false,
      key: fc.oneof(fc.string(), fc.constantFrom('$', 'of', 'undefined')),
      values: [
        fc.string(),
        fc.double(),
        fc.boolean(),
        fc.constant(null),
        fc.constant(undefined),
        fc.uint8Array(),
      ],
    })
    fc.assert(
      fc.property(value, (sent) => {
        expect(codec.decode(codec.encode(sent))).toEqual(sent)
      }),
      { ...seed, numRuns: 500 },
    )
  })

  test('keep a property that is undefined, -0, and a date that is none', () => {
    const sent = { a: undefined, b: -0, c: new Date(NaN) }
    expect(codec.decode(codec.encode(sent))).toStrictEqual(sent)
  })

  test.for([() => undefined, Symbol('s'), new Float64Array(1)])('refuse what cannot be carried', (what) => {
    expect(() => codec.encode({ what })).toThrow(TypeError)
  })

  test('carry an error by name and message', () => {
    const arrived = codec.decode(codec.encode(new RangeError('too far')))
    expect(arrived).toMatchObject({ name: 'RangeError', message: 'too far' })
  })

  test('its source needs nothing else, as the page requires', () => {
    const alone = new Function(`return (${String(makeCodec)})()`)() as ReturnType<typeof makeCodec>
    expect(alone.decode(codec.encode([undefined, new Uint8Array([7])]))).toEqual([
      undefined,
      new Uint8Array([7]),
    ])
  })
})

describe('addresses', () => {
  test.for([
    ['app://counterfoil/index.html', 'https://counterfoil.app.invalid/index.html'],
    ['app://counterfoil/a/b.js?c=1#d', 'https://counterfoil.app.invalid/a/b.js?c=1#d'],
    ['https://example.com/a', 'https://example.com/a'],
    ['about:blank', 'about:blank'],
  ] as const)('%s is %s in Chromium, and back', ([app, inChromium]) => {
    expect(toChromium(app)).toBe(inChromium)
    expect(toApp(inChromium)).toBe(app)
  })

  test.for([
    'http://counterfoil.app.invalid/',
    'https://counterfoil.app.invalid:8443/',
    'https://counterfoil.app.invalid.example.com/',
    'https://app.invalid/',
    'not an address',
  ])('%s is no address of the app', (url) => {
    expect(toApp(url)).toBe(url)
  })
})

describe('what main asks of the host', () => {
  const app = strict('app', { name: 'tiny', quit: () => 'quit' })

  test('is there, or a sentence that names it', () => {
    expect(app.quit()).toBe('quit')
    expect(() => (app as unknown as Record<string, unknown>)['dock2']).toThrow(/does not know app\.dock2/)
    expect(() => Object.assign(app, { other: 1 })).toThrow(/does not know app\.other/)
  })
  test('can be awaited and printed', async () => {
    expect(await Promise.resolve(app)).toBe(app)
    expect(JSON.stringify(app)).toBe('{"name":"tiny"}')
  })
  test('throws for a module that it does not have, however it is used', () => {
    const tray = missing('Tray') as unknown as { new (): unknown; (): unknown; title: string }
    for (const use of [() => new tray(), () => tray(), () => tray.title])
      expect(use).toThrow(/does not know Tray/)
  })
  test('throws for an event that would never come', () => {
    const window = listening('BrowserWindow', ['close'])
    expect(() => window.on('sheet-begin', () => undefined)).toThrow(/"sheet-begin" of BrowserWindow/)
    const event = new HostEvent({ url: 'app://x' })
    window.once('close', (told: HostEvent) => told.preventDefault())
    window.emit('close', event)
    expect(event.defaultPrevented).toBe(true)
  })
})

describe('finding Chromium', () => {
  test('takes the one that is named, and no other where that one is missing', () => {
    expect(findChromium({ COUNTERFOIL_CHROMIUM: process.execPath })).toBe(process.execPath)
    expect(findChromium({ COUNTERFOIL_CHROMIUM: '/nowhere', PATH: '/usr/bin' })).toBeNull()
  })
  test('looks along the PATH', () => {
    const bin = folder()
    writeFileSync(join(bin, 'chromium'), '', { mode: 0o755 })
    expect(findChromium({ PATH: `/nowhere:${bin}` }, 'linux')).toBe(join(bin, 'chromium'))
  })
})

test('a download gets a name that is free', () => {
  const downloads = folder()
  for (const name of ['list.csv', 'list (1).csv', 'list (2).csv']) {
    expect(freePath(downloads, 'list.csv')).toBe(join(downloads, name))
    writeFileSync(join(downloads, name), '')
  }
  expect(freePath(downloads, '../../list.csv')).toBe(join(downloads, 'list (3).csv'))
})

describe('the profile that Chromium is opened with', () => {
  const preferencesIn = (profile: string): string => join(profile, 'Default', 'Preferences')
  const read = (profile: string): unknown => JSON.parse(readFileSync(preferencesIn(profile), 'utf8'))

  test("has our preferences among Chromium's own, however often it was used", () => {
    const profile = folder()
    prepareProfile(profile)
    const own = { zoom: 2, profile: { name: 'one', exit_type: 'Crashed' }, history: 7 }
    writeFileSync(preferencesIn(profile), JSON.stringify(own))
    prepareProfile(profile)
    expect(read(profile)).toMatchObject({
      zoom: 2,
      profile: { name: 'one', exit_type: 'Normal', password_manager_enabled: false },
      history: { saving_disabled: true },
    })
  })
  test.for(['', '{"profile":', 'null', '[1]'])('is replaced where its preferences are %j', (damaged) => {
    const profile = folder()
    mkdirSync(join(profile, 'Default'))
    writeFileSync(preferencesIn(profile), damaged)
    prepareProfile(profile)
    expect(read(profile)).toMatchObject({ history: { saving_disabled: true } })
  })
})

describe.runIf(process.platform === 'linux')('one instance per folder', () => {
  const module = join(import.meta.dirname, '../../../../electron/chromium-host/instance-lock.mjs')
  const take = (at: string): string => {
    const script = `import { takeInstanceLock } from ${JSON.stringify(module)}
      process.stdout.write(String(takeInstanceLock(process.argv[1], () => undefined)))
      if (process.argv[2]) process.kill(process.pid, process.argv[2])`
    return spawnSync(process.execPath, ['--input-type=module', '-e', script, at, '']).stdout.toString()
  }
  const takeAndDie = (at: string): void => {
    const script = `import { takeInstanceLock } from ${JSON.stringify(module)}
      takeInstanceLock(process.argv[1], () => undefined)
      process.kill(process.pid, 'SIGKILL')`
    spawnSync(process.execPath, ['--input-type=module', '-e', script, at])
  }

  test('a folder is free before, after an end, and after a kill', () => {
    const at = folder()
    expect(take(at)).toBe('true')
    expect(take(at)).toBe('true')
    takeAndDie(at)
    expect(take(at)).toBe('true')
  })
  test('a folder that a living process holds is not', () => {
    const at = folder()
    writeFileSync(join(at, 'host.lock'), `${process.ppid} `)
    expect(take(at)).toBe('false')
  })
  test('a later process with the number of a dead holder does not count', () => {
    const at = folder()
    writeFileSync(join(at, 'host.lock'), `${process.pid} 1`)
    expect(take(at)).toBe('true')
  })
  test('a folder that Electron has open is not free', () => {
    const at = folder()
    mkdirSync(at, { recursive: true })
    symlinkSync(`${hostname()}-${process.pid}`, join(at, 'SingletonLock'))
    expect(take(at)).toBe('false')
  })
  test('damage in the lock does not lock anybody out', () => {
    const at = folder()
    writeFileSync(join(at, 'host.lock'), 'rubbish')
    expect(take(at)).toBe('true')
  })
})
