import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Page } from 'playwright-core'
import { afterEach, expect, test, vi } from 'vitest'
import { isAlive } from '../../electron/chromium-host/process-alive.mjs'
import { filesWith } from '../support/app/find-in-files.mjs'
import { askIn, kill, LONG, open, pidOf, start, type Tiny } from '../support/contract/tiny-app.ts'

// Pages, main and Chromium end or are killed in every order; the next start has what was stored.

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

test('quitting notifies main in order, and ends Chromium', async () => {
  const one = await openOne()
  const chromiumPid = await pidOf(one.browser)
  one.ask('do', 'quit').catch(() => undefined)
  await one.ended
  expect(one.said().map(({ kind }) => kind)).toEqual(['loaded', 'before-quit', 'closed', 'will-quit'])
  expect(one.main.exitCode).toBe(0)
  await expect.poll(() => isAlive(chromiumPid), LONG).toBe(false)
})

test('a second start on the same folder gives way and notifies the first', async () => {
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

test('Chromium itself keeps nothing of what a person typed or saw', async () => {
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
  for (const name of ['Default/Preferences', 'Default/Secure Preferences', 'Local State', 'Default/History'])
    writeFileSync(join(profile, name), '{"profile":')
  const next = await openOne(one.folder)
  expect(await next.ask('read', 'note')).toBe('kept')
})
