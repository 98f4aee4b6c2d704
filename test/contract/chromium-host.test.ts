import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { isAlive } from '../../electron/chromium-host/living.mjs'
import { endOrphan } from '../../electron/chromium-host/orphan.mjs'

// The Chromium host runs a tiny app, written in plain Electron: what Electron promises it, the host keeps.

const ROOT = join(import.meta.dirname, '../..')
let tiny: Tiny

beforeAll(async () => {
  tiny = await open(mkdtempSync(join(tmpdir(), 'counterfoil-host-')))
})
afterAll(() => tiny.erase())

test('values cross between page and main as structured cloning carries them', async () => {
  expect(await tiny.ask('values')).toEqual({
    hasUndefined: true,
    bytes: [0, 255],
    list: [1, null, 'ß ✂︎ 客'],
    dollar: 1,
  })
})

test("main sees the page under the app's own address, as its top frame", async () => {
  expect(await tiny.ask('frame')).toEqual({ url: 'tiny://app/index.html', isTop: true })
})

test('what main throws reaches the page as a sentence, without a stack', async () => {
  expect(await tiny.ask('failures')).toEqual([
    "Error: Error invoking remote method 'fail': RangeError: too far",
    "Error: Error invoking remote method 'unheard': No handler registered for 'unheard'",
  ])
})

test('messages of main reach the listeners in the page, bytes and undefined included', async () => {
  expect(await tiny.ask('greeting')).toEqual([{ words: 'Hello Ada', isUndefined: true, bytes: [1, 2] }])
})

test('a module worker loads through the scheme of the app, with WebCrypto and locks in a secure context', async () => {
  expect(await tiny.ask('worker')).toEqual({ answer: 42, status: 404, isSecure: true, digest: 32 })
})

test("the app's content security policy holds", async () => {
  expect(await tiny.ask('policy')).toEqual({ reached: 'TypeError: Failed to fetch', hasRun: false })
})

test('permissions are settled by what main says', async () => {
  const states = await tiny.ask('permissions', ['persistent-storage', 'notifications', 'geolocation'])
  expect(states).toEqual(['granted', 'denied', 'denied'])
})

test('main decides about links that lead out, and nothing opens in Chromium', async () => {
  for (const name of ['Out', 'Tab', 'Mail']) await tiny.page.getByRole('link', { name }).click()
  await tiny.ask('go', 'https://example.com/by-script')
  await tiny.ask('open', 'https://example.com/opened')
  const navigating = (url: string): object => ({ kind: 'will-navigate', url, isMainFrame: true })
  for (const said of [
    navigating('https://example.com/out'),
    { kind: 'window-open', url: 'https://example.com/tab' },
    navigating('mailto:ada@example.com'),
    navigating('https://example.com/by-script'),
    { kind: 'window-open', url: 'https://example.com/opened' },
  ]) {
    await expect.poll(() => tiny.said()).toContainEqual(said)
  }
  await expect.poll(() => tiny.outside()).toEqual(['https://example.com/tab', 'https://example.com/opened'])
  expect(tiny.browser.contexts()[0]?.pages()).toHaveLength(1)
  expect(tiny.page.url()).toContain('/index.html')
})

test("a menu's keys work", async () => {
  await tiny.page.keyboard.press('ControlOrMeta+Shift+P')
  await expect.poll(() => tiny.said()).toContainEqual({ kind: 'picked' })
})

test('the theme that main forces is the one that the page sees', async () => {
  await tiny.ask('do', 'dark')
  await expect.poll(() => tiny.ask('isDark')).toBe(true)
})

test.for(['use', 'call', 'hear'])(
  'main is told in a sentence when it would %s what the host does not have',
  async (how) => {
    expect(await tiny.ask('do', `${how} what is missing`)).toMatch(
      /The Chromium host does not know .*(safeStorage|printToPDF|sheet-begin)/,
    )
  },
)

test('the page says that this is not Electron, and nothing else of the host is in its reach', async () => {
  const label = tiny.page.locator(':root > div[aria-hidden]')
  await expect.poll(() => label.count()).toBe(1)
  expect(await tiny.ask('names')).toEqual([])
})

describe('lives', () => {
  const opened: Tiny[] = []
  afterEach(async () => {
    // The last one first: it may have a folder of an earlier one open.
    for (const one of opened.splice(0).reverse()) await one.erase()
  })
  const openOne = async (folder = mkdtempSync(join(tmpdir(), 'counterfoil-host-'))): Promise<Tiny> => {
    const one = await open(folder)
    opened.push(one)
    return one
  }

  test('a page that is killed is reported, and loads again with what it had stored', async () => {
    const one = await openOne()
    await one.ask('write', 'note', 'kept')
    await kill(one.browser, 'renderer')
    await expect
      .poll(() => one.said(), LONG)
      .toContainEqual({ kind: 'gone', reason: 'crashed', isCrashed: true })
    const other = (): Page | undefined => one.pages().find((page) => page !== one.page)
    await expect.poll(() => other() !== undefined, LONG).toBe(true)
    await other()?.getByText('ready', { exact: true }).waitFor()
    expect(await askIn(other(), 'read', 'note')).toBe('kept')
  })

  test('main sees its window closed and quits when Chromium is killed', async () => {
    const one = await openOne()
    await kill(one.browser, 'browser')
    await one.ended
    expect(one.said()).toContainEqual({ kind: 'closed' })
    expect(one.main.exitCode).toBe(0)
  })

  test('Chromium ends when main is killed, and the next start has all that was stored', async () => {
    const one = await openOne()
    await one.ask('write', 'note', 'kept')
    const chromiumPid = await pidOf(one.browser)
    one.main.kill('SIGKILL')
    await expect.poll(() => isAlive(chromiumPid), LONG).toBe(false)
    const next = await openOne(one.folder)
    expect(await next.ask('read', 'note')).toBe('kept')
  })

  test('quitting tells main in order, and ends Chromium', async () => {
    const one = await openOne()
    const chromiumPid = await pidOf(one.browser)
    one.ask('do', 'quit').catch(() => undefined)
    await one.ended
    expect(one.said().map(({ kind }) => kind)).toEqual(['loaded', 'before-quit', 'closed', 'will-quit'])
    expect(one.main.exitCode).toBe(0)
    await expect.poll(() => isAlive(chromiumPid), LONG).toBe(false)
  })

  test('a second start on the same folder gives way and tells the first', async () => {
    const one = await openOne()
    const second = start(one.folder)
    await second.ended
    expect(second.main.exitCode).toBe(3)
    await expect.poll(() => one.said(), LONG).toContainEqual({ kind: 'second-instance' })
  })

  test('a folder whose holder was killed is free again', async () => {
    const one = await openOne()
    one.main.kill('SIGKILL')
    await one.ended
    const next = await openOne(one.folder)
    expect(next.said()).not.toContainEqual({ kind: 'second' })
  })

  test('main and Chromium, killed again and again, start at once and have all that was stored', async () => {
    let one = await openOne()
    for (const victims of ['main', 'browser', 'both', 'main', 'both'] as const) {
      await one.ask('write', 'note', victims)
      if (victims !== 'main') await kill(one.browser, 'browser')
      if (victims !== 'browser') one.main.kill('SIGKILL')
      await one.ended
      one = await openOne(one.folder)
      expect(await one.ask('read', 'note')).toBe(victims)
    }
  })

  test('a page that is killed while it loads, again and again, comes back', async () => {
    const one = await openOne()
    let page = one.page
    for (let times = 0; times < 5; times += 1) {
      await kill(one.browser, 'renderer')
      const dead = page
      page = await vi.waitUntil(
        () => one.pages().find((other) => other !== dead && other.url().includes('/index.html')),
        LONG,
      )
    }
    await page.getByText('ready', { exact: true }).waitFor()
    expect(await askIn(page, 'frame')).toEqual({ url: 'tiny://app/index.html', isTop: true })
  })

  test.runIf(process.platform !== 'win32')(
    'a Chromium that hangs does not keep the next start out',
    async () => {
      const one = await openOne()
      await one.ask('write', 'note', 'kept')
      process.kill(await pidOf(one.browser), 'SIGSTOP')
      one.main.kill('SIGKILL')
      await one.ended
      const next = await openOne(one.folder)
      expect(await next.ask('read', 'note')).toBe('kept')
    },
  )

  test('Chromium keeps nothing of its own accord of what a person typed or saw', async () => {
    const one = await openOne()
    await one.page.getByLabel('Name').pressSequentially('Fenella Quist')
    await one.page.getByLabel('Card').pressSequentially('4111111111111111')
    await one.page.getByLabel('Notes').pressSequentially('prefers the telephone')
    await one.page.getByRole('button', { name: 'Save' }).click()
    await one.page.evaluate('document.title = "Fenella Quist, Tiny"')
    // An orderly end is when Chromium writes down all that it remembers.
    one.ask('do', 'quit').catch(() => undefined)
    await one.ended
    const found = ['Quist', '4111111111111111', 'telephone'].flatMap((words) => filesWith(one.folder, words))
    expect(found).toEqual([])
  })

  test('a profile with damaged files opens, with what the app had stored', async () => {
    const one = await openOne()
    await one.ask('write', 'note', 'kept')
    one.ask('do', 'quit').catch(() => undefined)
    await one.ended
    const profile = join(one.folder, 'chromium-host')
    for (const name of [
      'Default/Preferences',
      'Default/Secure Preferences',
      'Local State',
      'Default/History',
    ])
      writeFileSync(join(profile, name), '{"profile":')
    const next = await openOne(one.folder)
    expect(await next.ask('read', 'note')).toBe('kept')
  })
})

interface Starting {
  readonly main: ChildProcess
  readonly ended: Promise<unknown>
  output(): string
  said(): { kind: string; [more: string]: unknown }[]
}

interface Tiny extends Starting {
  readonly folder: string
  readonly browser: Browser
  readonly page: Page
  pages(): Page[]
  /** Calls one of the page's checks by its name. */
  ask(check: string, ...args: unknown[]): Promise<unknown>
  outside(): string[]
  erase(): Promise<void>
}

function start(folder: string): Starting {
  const host = join(ROOT, 'electron/chromium-host/run.mjs')
  const app = join(import.meta.dirname, 'tiny-app')
  const flags = ['--headless', '--user-data', folder, '--remote-debugging-port', '0']
  const main = spawn(process.execPath, [host, app, ...flags], {
    env: { ...process.env, COUNTERFOIL_HOST_RECORD: join(folder, 'outside.jsonl') },
  })
  let out = ''
  let all = ''
  main.stdout.on('data', (data: Buffer) => (out += data.toString('utf8')))
  for (const stream of [main.stdout, main.stderr])
    stream.on('data', (data: Buffer) => (all += data.toString('utf8')))
  return {
    main,
    ended: once(main, 'close'),
    output: () => all,
    said: () => jsonLines(out),
  }
}

async function open(folder: string): Promise<Tiny> {
  const starting = start(folder)
  const address = await new Promise<string>((resolve, reject) => {
    starting.main.stderr?.on('data', () => {
      const found = /DevTools listening on (ws:\S+)/.exec(starting.output())?.[1]
      if (found) resolve(found)
    })
    void starting.ended.then(() => reject(new Error(`The host ended: ${starting.output()}`)))
  })
  const browser = await chromium.connectOverCDP(address, { noDefaults: true })
  const [page] = browser.contexts()[0]?.pages() ?? []
  if (!page) throw new Error('The host opened no page.')
  await page.getByText('ready', { exact: true }).waitFor()
  return {
    ...starting,
    folder,
    browser,
    page,
    ask: (check, ...args) => askIn(page, check, ...args),
    pages: () => browser.contexts()[0]?.pages() ?? [],
    outside: () =>
      jsonLines(readFileSync(join(folder, 'outside.jsonl'), 'utf8')).map((one) => String(one['url'])),
    async erase() {
      starting.main.kill('SIGKILL')
      await starting.ended
      await endOrphan(join(folder, 'chromium-host'))
      // Its helpers write for a moment yet.
      await vi.waitFor(() => rmSync(folder, { recursive: true, force: true }), LONG)
    },
  }
}

const askIn = async (page: Page | undefined, check: string, ...args: unknown[]): Promise<unknown> =>
  page?.evaluate(([name, values]) => (globalThis as unknown as Checks).checks[name]?.(...values), [
    check,
    args,
  ] as const)

interface Checks {
  readonly checks: Readonly<Record<string, (...args: unknown[]) => unknown>>
}

async function kill(browser: Browser, kind: 'renderer' | 'browser'): Promise<void> {
  for (const { type, id } of await processes(browser)) if (type === kind) process.kill(id, 'SIGKILL')
}

const pidOf = async (browser: Browser): Promise<number> =>
  (await processes(browser)).find(({ type }) => type === 'browser')?.id ?? 0

async function processes(browser: Browser): Promise<{ type: string; id: number }[]> {
  const session = await browser.newBrowserCDPSession()
  return (await session.send('SystemInfo.getProcessInfo')).processInfo
}

/** The files below a folder in which words stand, in either of the ways in which Chromium writes text. */
function filesWith(folder: string, words: string): string[] {
  const forms = [Buffer.from(words, 'utf8'), Buffer.from(words, 'utf16le')]
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => forms.some((form) => readFileSync(file).includes(form)))
}

const jsonLines = (text: string): { kind: string; [more: string]: unknown }[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { kind: string })

const LONG = { timeout: 60_000 }
