import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { open, type Tiny } from '../support/contract/tiny-app.ts'

// The Chromium host runs a tiny app, written in plain Electron: what Electron promises it, the host keeps.

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
  'main gets a sentence when it would %s what the host does not have',
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
