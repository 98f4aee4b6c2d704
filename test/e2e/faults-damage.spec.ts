import { texts as en } from '../../renderer/i18n/en/index.ts'
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import {
  connect,
  customersArrive,
  edit,
  form,
  goTo,
  openCustomer,
  statusBar,
} from '../support/app/app-actions.mjs'
import type { PracticeProcess } from '../support/app/practice-store-process.mjs'
import { removeFolder } from '../support/app/remove-folder.mjs'
import { journalOf } from '../support/faults/app-output.ts'
import { createChance, seedOfRun } from '../support/faults/random.ts'
import { tellFigures } from '../support/faults/figures.ts'

import { type App, expect, startPracticeStore, test } from '../support/e2e/app.ts'
import { type Customer, puts } from '../support/e2e/store-record.ts'

// What a person saved is kept twice. Each copy is damaged here, then both, and then there is no room for either.

const SEED = seedOfRun()
const COMPANIES = ['Ada & Sons', 'Boole Ltd', 'Curie GmbH'] as const

test('edits that wait come back from the journal when the database is gone', async ({ launchApp }) => {
  await withWaitingEdits(launchApp, async ({ app, store }) => {
    await app.close()
    removeDatabase(app)
    await app.restart()
    await expect(statusBar(app.page)).toContainText('3 edits waiting')
    await store.control('PUT', 'offline', { offline: false })
    await everyEditArrives(app, store)
  })
})

test('edits that wait are in the database when the journal is gone', async ({ launchApp }) => {
  await withWaitingEdits(launchApp, async ({ app, store }) => {
    await app.close()
    rmSync(journalFile(app))
    await app.restart()
    await expect(statusBar(app.page)).toContainText('3 edits waiting')
    await expect(statusBar(app.page)).not.toContainText(en.shell.trouble)
    // The journal has everything again.
    await expect.poll(async () => (await journalOf(app.page, store.storeHash)).live.size).toBe(3)
    await store.control('PUT', 'offline', { offline: false })
    await everyEditArrives(app, store)
  })
})

test('a journal that was cut or changed anywhere loses nothing that the database has', async ({
  launchApp,
}) => {
  tellFigures('damage', { seed: SEED })
  const chance = createChance(SEED)
  await withWaitingEdits(launchApp, async ({ app, store }) => {
    await app.close()
    const whole = readFileSync(journalFile(app))
    for (const damage of ['cut', 'bit', 'zeros', 'cut', 'bit'] as const) {
      writeFileSync(journalFile(app), damaged(whole, damage, chance.below(whole.length)))
      await app.restart()
      await expect(statusBar(app.page)).toContainText('3 edits waiting')
      // Whatever the damage: the journal has everything again.
      await expect.poll(async () => (await journalOf(app.page, store.storeHash)).live.size).toBe(3)
      await app.close()
    }
    await app.restart()
    await store.control('PUT', 'offline', { offline: false })
    await everyEditArrives(app, store)
  })
})

test('with the database gone and the journal damaged, the rest comes back and the loss is said', async ({
  launchApp,
}) => {
  await withWaitingEdits(launchApp, async ({ app, store }) => {
    await app.close()
    removeDatabase(app)
    const whole = readFileSync(journalFile(app))
    // Within the last record, which is about the third edit.
    writeFileSync(journalFile(app), damaged(whole, 'bit', whole.length - 30))
    await app.restart()
    await expect(statusBar(app.page)).toContainText(en.shell.trouble)
    await expect(statusBar(app.page)).toContainText('2 edits waiting')
    await store.control('PUT', 'offline', { offline: false })
    await expect(statusBar(app.page)).toContainText('Nothing waiting', { timeout: 30_000 })
    expect(puts(await store.control('GET', 'requests')).filter(({ status }) => status === 200)).toHaveLength(
      2,
    )
  })
})

test('on a full disk nothing is reported as saved that is not, and saving continues when there is room', async ({
  launchApp,
}) => {
  const disk = smallDisk()
  test.skip(disk === null, 'a small file system can be mounted only by root on Linux')
  if (disk === null) return
  const store = await startPracticeStore({ customers: 30, seed: 7 })
  try {
    const app = await launchApp({ userData: join(disk, 'data'), env: { COUNTERFOIL_API_URL: store.url } })
    await connect(app.page, store)
    await customersArrive(app.page, '30')
    await store.control('PUT', 'offline', { offline: true })
    const customer = async (id: number) => (await store.control('GET', `customers/${id}`)) as Customer
    await openCustomer(app.page, (await customer(1)).email)
    fill(disk)
    // A few small ones may find room in blocks that are begun; then there is none.
    let [id, saved] = [1, 0]
    while ((await saveNotes(app.page, notesFor(id))) === 'saved') {
      saved += 1
      id += 1
      if (!(await opens(app.page, (await customer(id)).email))) break
    }
    await expect(statusBar(app.page)).toContainText(waiting(saved))

    rmSync(join(disk, 'filler'))
    // Chromium closes a database that it could not write; it is opened again at the next asking.
    await expect.poll(async () => opens(app.page, (await customer(id)).email), { timeout: 30_000 }).toBe(true)
    await expect.poll(() => saveNotes(app.page, notesFor(id)), { timeout: 30_000 }).toBe('saved')
    await expect(statusBar(app.page)).toContainText(waiting(saved + 1))
    await app.kill()
    await app.restart()
    await expect(statusBar(app.page)).toContainText(waiting(saved + 1))
    await store.control('PUT', 'offline', { offline: false })
    await expect(statusBar(app.page)).toContainText('Nothing waiting', { timeout: 30_000 })
    await expect(statusBar(app.page)).not.toContainText(en.shell.trouble)
    for (let each = 1; each <= id; each += 1) expect((await customer(each)).notes).toBe(notesFor(each))
    await app.kill()
  } finally {
    await store.stop()
    execFileSync('umount', ['--lazy', disk])
    await removeFolder(disk)
  }
})

/** Opens a form; `false` where the app says that it cannot read the customer. */
async function opens(page: Page, email: string): Promise<boolean> {
  await goTo(page, en.shell.screens.customers)
  const search = page.getByRole('textbox', { name: en.customers.search, exact: true })
  await search.fill(email)
  await page.getByText('1 result', { exact: true }).first().waitFor()
  await search.press('Enter')
  const opened = form(page).getByText(email, { exact: true })
  const failed = page.getByText(en.form.failed, { exact: true })
  await expect(opened.or(failed).first()).toBeVisible({ timeout: 20_000 })
  if (await opened.isVisible()) return true
  await page.getByRole('button', { name: en.shell.retry, exact: true }).click()
  return false
}

/** Saves what is typed, and returns what the app says. */
async function saveNotes(page: Page, notes: string): Promise<'saved' | 'rejected'> {
  await page.getByRole('form').getByRole('textbox', { name: en.fields.names.notes, exact: true }).fill(notes)
  await page.keyboard.press('ControlOrMeta+s')
  const done = page.getByText('No changes', { exact: true })
  const full = page.getByText(/^The disk is full, so nothing was saved\.$/).first()
  await expect(done.or(full).first()).toBeVisible({ timeout: 20_000 })
  if (await done.isVisible()) return 'saved'
  // What is said of the next save must not be mixed up with this.
  const dismiss = page.getByRole('button', { name: en.shell.dismiss, exact: true })
  await dismiss.evaluateAll((all) => all.forEach((one) => (one as unknown as { click(): void }).click()))
  return 'rejected'
}

/** Longer for each, and nothing that could be packed. */
const notesFor = (id: number): string =>
  Array.from({ length: id * 60 }, (_, at) => createHash('sha1').update(`${id} ${at}`).digest('hex')).join('')

const waiting = (count: number): string =>
  count === 0 ? 'Nothing waiting' : count === 1 ? '1 edit waiting' : `${count} edits waiting`

interface Stage {
  readonly app: App
  readonly store: PracticeProcess
}

/** Three edits wait because the store is away. */
async function withWaitingEdits(
  launchApp: (options: { env: Record<string, string> }) => Promise<App>,
  then: (stage: Stage) => Promise<void>,
): Promise<void> {
  const store = await startPracticeStore({ customers: 30, seed: 7 })
  try {
    const app = await launchApp({ env: { COUNTERFOIL_API_URL: store.url } })
    await connect(app.page, store)
    await customersArrive(app.page, '30')
    await store.control('PUT', 'offline', { offline: true })
    for (const [at, company] of COMPANIES.entries()) {
      const { email } = (await store.control('GET', `customers/${at + 1}`)) as Customer
      await openCustomer(app.page, email)
      await edit(app.page, { Company: company })
    }
    await expect(statusBar(app.page)).toContainText('3 edits waiting')
    await then({ app, store })
  } finally {
    await store.stop()
  }
}

/** Each edit took effect once, and nothing is left. */
async function everyEditArrives(app: App, store: PracticeProcess): Promise<void> {
  await expect(statusBar(app.page)).toContainText('Nothing waiting', { timeout: 30_000 })
  const sent = puts(await store.control('GET', 'requests')).filter(({ status }) => status === 200)
  expect(sent.map(({ customerId, body }) => ({ customerId, body })).toSorted(byId)).toEqual(
    COMPANIES.map((company, at) => ({ customerId: at + 1, body: { company } })),
  )
}

const byId = (a: { customerId: number }, b: { customerId: number }): number => a.customerId - b.customerId

function journalFile({ userData }: App): string {
  const name = readdirSync(userData).find((one) => /^journal-.*\.cfj$/.test(one))
  if (!name) throw new Error('There is no journal.')
  return join(userData, name)
}

/** As Chromium does it with a database that it cannot read. */
function removeDatabase({ userData, host }: App): void {
  const folders =
    host === 'electron'
      ? [join(userData, 'IndexedDB')]
      : [join(userData, 'chromium-host', 'Default', 'IndexedDB')]
  const found = folders.filter((folder) => existsSync(folder))
  if (found.length === 0) throw new Error('There is no database.')
  for (const folder of found) rmSync(folder, { recursive: true })
}

function damaged(whole: Buffer, how: 'cut' | 'bit' | 'zeros', at: number): Buffer {
  const bytes = Buffer.from(whole)
  switch (how) {
    case 'cut':
      return bytes.subarray(0, at)
    case 'bit':
      bytes[at] = (bytes[at] ?? 0) ^ 0x10
      return bytes
    case 'zeros':
      return bytes.fill(0, at)
  }
}

/** A file system of 96 MiB, or `null` where none can be mounted. */
function smallDisk(): string | null {
  if (process.platform !== 'linux') return null
  const folder = mkdtempSync(join(tmpdir(), 'counterfoil-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=96m,mode=0700', 'tmpfs', folder], { stdio: 'ignore' })
    return folder
  } catch {
    rmSync(folder, { recursive: true })
    return null
  }
}

/** Leaves no byte free. */
function fill(disk: string): void {
  const file = join(disk, 'filler')
  for (let size = 1 << 20; size >= 1; size >>= 1) {
    try {
      for (;;) {
        const { bavail, bsize } = statfsSync(disk)
        if (bavail * bsize < size) break
        writeFileSync(file, Buffer.alloc(size), { flag: 'a' })
      }
    } catch {
      // Smaller pieces may still fit.
    }
  }
}
