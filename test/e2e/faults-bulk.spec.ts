import type { Page } from '@playwright/test'
import type { Patch } from '../../shared/customer.ts'
import { texts as en } from '../../renderer/i18n/en/index.ts'
import { noticeOffline, statusBar } from '../support/app/app-actions.mjs'
import type { App } from '../support/e2e/app.ts'
import { expect, test, type TestStore } from '../support/e2e/start-app.ts'
import { puts } from '../support/e2e/store-record.ts'
import { footOf, journalOf, savesOnDisk } from '../support/faults/app-output.ts'
import { planForAll } from '../support/faults/person.ts'

const CUSTOMERS = 800

interface PageWithDialog {
  readonly document: { querySelector(selector: string): { textContent: string } | null }
}
const dialog = (page: Page) => page.getByRole('dialog')

/** What waits for each customer, once both copies of the outbox agree and nothing breaks the sum of saves. */
async function agreed(app: App, store: TestStore): Promise<ReadonlyMap<number, readonly Patch[]>> {
  const lanes = new Map<number, readonly Patch[]>()
  await expect(async () => {
    const [foot, { live }] = [await footOf(app.page), await journalOf(app.page, store.storeHash)]
    expect(foot).toMatchObject({ waiting: live.size, isTrouble: false })
    // A kill may leave a save in one copy alone, which the next start mends.
    const inJournal = new Map([...live.values()].map(({ id, saves }) => [id, saves]))
    expect(await savesOnDisk(app.page, store.storeHash)).toEqual(inJournal)
    lanes.clear()
    for (const { customerId, patch } of [...live.values()].sort((a, b) => a.seq - b.seq)) {
      lanes.set(customerId, [...(lanes.get(customerId) ?? []), patch])
    }
  }).toPass({ timeout: 60_000 })
  return lanes
}

/** Begins to change everybody, and kills page and main when some are saved. @returns how many the app said were */
async function killWhileSaving(app: App, value: string): Promise<number> {
  const save = await planForAll(app.page, 'tax_exempt_category', value)
  // Looked at in each frame: the count is there for a few batches only.
  const counted = app.page.waitForFunction(() => {
    const { document } = globalThis as unknown as PageWithDialog
    return /\b([1-9][\d,]*) of [\d,]+ saved/.exec(
      document.querySelector('[role="dialog"]')?.textContent ?? '',
    )?.[1]
  })
  await save.click()
  const saved = Number(((await (await counted).jsonValue()) ?? '').replaceAll(',', ''))
  await app.killBoth()
  return saved
}

test('kills in the middle of saving, undoing and starting with many edits lose and double none of them', async ({
  newStore,
  appOn,
}) => {
  test.setTimeout(400_000)
  const store = await newStore(CUSTOMERS, ['--quota', '100000'])
  const app = await appOn(store, '800')
  await store.setOffline(true)
  await noticeOffline(app.page)

  const said = await killWhileSaving(app, 'WHOLESALE')
  await app.restart()
  const saved = await agreed(app, store)
  expect(saved.size).toBeGreaterThanOrEqual(said)

  const again = await planForAll(app.page, 'tax_exempt_category', 'EXPORT')
  await again.click()
  await dialog(app.page)
    .getByRole('button', { name: en.bulk.undoAll(CUSTOMERS), exact: true })
    .click({ timeout: 60_000 })
  await app.killBoth()
  await app.restart()
  const left = await agreed(app, store)
  // What was saved by the first change still waits, as it was or as the second one made it.
  for (const id of saved.keys()) expect(left.has(id)).toBe(true)

  // While it starts: the page before it shows anything, then page and main.
  await app.killPage()
  await app.killPage()
  await app.killBoth()
  await app.restart()
  expect(await agreed(app, store)).toEqual(left)

  await store.control('DELETE', 'requests')
  await store.setOffline(false)
  await app.page.keyboard.press('ControlOrMeta+Enter')
  await expect(statusBar(app.page)).toContainText('Nothing waiting', { timeout: 240_000 })
  const sent = puts(await store.control('GET', 'requests'))
  // Each edit once, in the order of saving. One that came back from the journal alone was verified before.
  expect(new Set(sent.map(({ customerId }) => customerId)).size).toBe(left.size)
  for (const [id, patches] of left) {
    const bodies = sent.filter(({ customerId }) => customerId === id).map(({ body }) => body)
    expect(bodies).toEqual(patches)
  }
  expect((await agreed(app, store)).size).toBe(0)
})
