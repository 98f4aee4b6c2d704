import type { BrowserWindow as ElectronWindow } from 'electron'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { askToConnect } from '../../../../../electron/main/window/connect-question.ts'
import { watchGpu } from '../../../../../electron/main/window/gpu-watch.ts'
import { START_PAGE } from '../../../../../electron/main/window/navigation.ts'
import { createNotifications } from '../../../../../electron/main/window/notifications.ts'
import { registerAppScheme, restrictPages } from '../../../../../electron/main/window/restrict-pages.ts'
import { textsFor } from '../../../../../electron/main/window/texts.ts'
import { refusalWay, refuse } from '../../../../../electron/main/window/trouble.ts'
import { watchSystemEnd } from '../../../../../electron/main/window/watch-session-end.ts'
import { openWindow } from '../../../../../electron/main/window/window.ts'
import { openSettings } from '../../../../../electron/main/workspace/settings.ts'
import * as standIn from '../../../../support/electron/stand-in.ts'

// What main asks of Electron and answers to it, where the Chromium host has no such thing. docs/electron.md says how the
// same is seen on a real system.

const { asked, calls, lastArgs, person } = standIn
let folder: string
let logged: string[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterfoil-on-electron-'))
  asked.length = 0
  logged = []
  person.answer = 0
})
afterEach(() => {
  standIn.app.removeAllListeners()
  standIn.powerMonitor.removeAllListeners()
  rmSync(folder, { recursive: true })
})

const english = textsFor('en')
const log = { path: '', write: (what: string) => void logged.push(what) }

async function aWindow(): Promise<standIn.BrowserWindow> {
  const window = openWindow({
    settings: await openSettings(folder, { app: '1.0.0', chromium: null }),
    isHeadless: true,
    isSpellingChecked: true,
    texts: () => english,
    log: log.write,
  })
  return window as unknown as standIn.BrowserWindow
}

/** An event that can be prevented, with what Electron puts on it. */
function prevented(
  target: { emit(name: string, ...args: unknown[]): unknown },
  name: string,
  more = {},
): boolean {
  let isPrevented = false
  target.emit(name, { ...more, preventDefault: () => (isPrevented = true) })
  return isPrevented
}

describe('the window', () => {
  it('has a page in a sandbox, without Node, whose timers run behind other windows too', async () => {
    const { options } = await aWindow()
    expect(options['webPreferences']).toEqual({
      preload: expect.stringMatching(/preload.index\.cjs$/) as string,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: true,
      backgroundThrottling: false,
    })
    expect(lastArgs('loadURL')).toEqual([START_PAGE])
  })

  it('opens no other, whatever the address', async () => {
    const { webContents } = await aWindow()
    for (const url of [
      START_PAGE,
      'https://evil.example/?x=1&calc.exe',
      'mailto:a@evil.example',
      'file:///etc/passwd',
    ])
      expect(webContents.opens?.({ url })).toEqual({ action: 'deny' })
  })

  it.each([
    ['https://evil.example/?customers', true, true],
    ['http://127.0.0.1:9/', true, true],
    ['mailto:a@evil.example?body=customers', true, true],
    ['data:text/html,x', true, true],
    ['blob:app://counterfoil/1', true, true],
    ['app://evil/index.html', true, true],
    [START_PAGE, true, false],
    [START_PAGE, false, true],
  ])('asked to go to %s, in the main frame: %s, refuses: %s', async (url, isMainFrame, isRefused) => {
    const { webContents } = await aWindow()
    expect(prevented(webContents, 'will-navigate', { url, isMainFrame })).toBe(isRefused)
  })

  it('takes no guest, and tells WebRTC no address', async () => {
    const { webContents } = await aWindow()
    expect(prevented(webContents, 'will-attach-webview')).toBe(true)
    expect(lastArgs('setWebRTCIPHandlingPolicy')).toEqual(['disable_non_proxied_udp'])
  })
})

describe('the pages', () => {
  it('have a proxy that leads nowhere, also for this machine', () => {
    restrictPages(folder)
    expect(lastArgs('setProxy')).toEqual([
      { mode: 'fixed_servers', proxyRules: 'socks5://127.0.0.1:9', proxyBypassRules: '<-loopback>' },
    ])
  })

  it('are granted what the app needs and nothing else, asked in either way', () => {
    restrictPages(folder)
    const [request] = lastArgs('setPermissionRequestHandler') as [
      (page: unknown, permission: string, answer: (isGranted: boolean) => void) => void,
    ]
    const [check] = lastArgs('setPermissionCheckHandler') as [
      (page: unknown, permission: string, origin: string) => boolean,
    ]
    for (const [permission, isGranted] of [
      ['persistent-storage', true],
      ['clipboard-sanitized-write', true],
      ['clipboard-read', false],
      ['openExternal', false],
      ['hid', false],
      ['media', false],
    ] as const) {
      const answers: boolean[] = []
      request({ getURL: () => START_PAGE }, permission, (is) => void answers.push(is))
      expect(answers, permission).toEqual([isGranted])
      expect(check(null, permission, 'app://counterfoil/'), permission).toBe(isGranted)
      expect(check(null, permission, 'https://evil.example/'), permission).toBe(false)
    }
  })

  it('have an origin of their own, for which V8 keeps compiled scripts', () => {
    registerAppScheme()
    const [[scheme]] = lastArgs('registerSchemesAsPrivileged') as [[{ scheme: string; privileges: object }]]
    expect(scheme).toEqual({
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    })
  })
})

describe('the question about another store', () => {
  it('is in a window of its own, names the store, and says no unless the person says yes', async () => {
    const window = (await aWindow()) as unknown as ElectronWindow
    expect(await askToConnect(window, english, 'other2')).toBe(true)
    const [, question] = lastArgs('showMessageBox') as [unknown, Record<string, unknown>]
    expect(question).toMatchObject({ defaultId: 1, cancelId: 1, buttons: [english.connect, english.cancel] })
    expect(question['message']).toContain('other2')
    person.answer = 1
    expect(await askToConnect(window, english, 'other2')).toBe(false)
    expect(await askToConnect(null, english, 'other2')).toBe(false)
  })
})

describe('a start that is refused', () => {
  it.each([
    [false, 'linux', true, 'terminal'],
    [false, 'win32', true, 'terminal'],
    [true, 'darwin', true, 'dialog'],
    [true, 'win32', false, 'dialog'],
    // Before Electron is ready, Linux shows no dialog.
    [true, 'linux', true, 'dialog-when-ready'],
    // A switch that opens the app to others would do so when Electron is ready.
    [true, 'linux', false, 'terminal'],
  ] as const)('packaged: %s, on %s, may be shown: %s: %s', (isPackaged, platform, mayBeShown, way) => {
    expect(refusalWay({ isPackaged, platform, mayBeShown })).toBe(way)
  })

  it('is shown on Linux while Chromium is kept from the folder that was refused', async () => {
    const platform = vi.spyOn(process, 'platform', 'get').mockReturnValue('linux')
    refuse('The folder is open.', 1)
    platform.mockRestore()
    await expect.poll(() => lastArgs('exit')).toEqual([1])
    const paths = asked.filter(({ call }) => call === 'setPath').map(({ args }) => args as [string, string])
    expect(paths.map(([name]) => name)).toEqual(['userData', 'sessionData'])
    for (const [, path] of paths) expect(path).toContain('counterfoil-refused-')
    expect(asked.map(({ call }) => call)).toEqual(['setPath', 'setPath', 'showErrorBox', 'exit'])
    expect(lastArgs('showErrorBox')).toEqual(['Counterfoil', 'The folder is open.'])
  })
})

describe('a notification', () => {
  it('carries no markup to the desktop', async () => {
    const window = (await aWindow()) as unknown as ElectronWindow
    const notify = createNotifications({ window: () => window, openEdit: () => undefined, log: log.write })
    const platform = vi.spyOn(process, 'platform', 'get').mockReturnValue('linux')
    notify({ title: 'Action needed', body: '<a href="https://evil.example">Ada</a>' })
    platform.mockRestore()
    expect(lastArgs('Notification')).toEqual([
      { title: 'Action needed', body: '&lt;a href="https://evil.example"&gt;Ada&lt;/a&gt;' },
    ])
  })
})

describe('a page that hangs', () => {
  it('is waited for where the person says so, and otherwise ended and loaded again', async () => {
    const window = await aWindow()
    window.emit('unresponsive')
    await expect.poll(() => calls('showMessageBox')).toBe(1)
    expect(calls('forcefullyCrashRenderer')).toBe(0)
    window.emit('responsive')
    person.answer = 1
    await expect
      .poll(() => {
        window.emit('unresponsive')
        return calls('forcefullyCrashRenderer')
      })
      .toBe(1)
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    expect(calls('reload')).toBe(1)
  })

  it('that dies again and again is loaded only when the person says so', async () => {
    const window = await aWindow()
    const die = () => window.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    for (let at = 0; at < 5; at += 1) die()
    expect([calls('reload'), calls('showMessageBox')]).toEqual([5, 0])
    person.answer = 1
    die()
    await expect.poll(() => calls('quit')).toBe(1)
    expect([calls('reload'), calls('showMessageBox')]).toEqual([5, 1])
  })
})

describe('a GPU that crashes', () => {
  const crash = () => standIn.app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed' })

  it('is left out by the start after its third crash', () => {
    expect(watchGpu(folder, log)).toBe(false)
    for (let at = 0; at < 3; at += 1) crash()
    expect(calls('disableHardwareAcceleration')).toBe(0)
    expect(logged).toContain('The process GPU is gone: crashed')
    expect(watchGpu(folder, log)).toBe(true)
    expect(calls('disableHardwareAcceleration')).toBe(1)
  })
})

describe('the end of the session of the system', () => {
  const told: string[] = []
  let isLoss = false
  beforeEach(async () => {
    told.length = 0
    isLoss = false
    const window = (await aWindow()) as unknown as ElectronWindow
    watched = window as unknown as standIn.BrowserWindow
    watchSystemEnd({
      window,
      guard: {
        pageIsReady: () => true,
        handOver: () => Promise.resolve(true),
        close: () => void told.push('close'),
        flush: () => void told.push('flush'),
        end: () => void told.push('end'),
        isLoss: () => isLoss,
      },
    })
  })
  let watched: standIn.BrowserWindow

  it('saves what was typed when Windows asks, and holds it up only where something would be lost', () => {
    expect(prevented(watched, 'query-session-end')).toBe(false)
    isLoss = true
    expect(prevented(watched, 'query-session-end')).toBe(true)
    expect(prevented(watched, 'session-end')).toBe(false)
    expect(told).toEqual(['flush', 'close', 'end'])
  })

  it('holds up a shutdown of macOS and Linux until everything is saved', () => {
    expect(prevented(standIn.powerMonitor, 'shutdown')).toBe(true)
    expect(told).toEqual(['end'])
  })
})
