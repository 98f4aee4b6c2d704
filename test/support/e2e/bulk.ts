import { texts as en } from '../../../renderer/i18n/en/index.ts'
import type { Locator } from '@playwright/test'
import type { App } from './app.ts'
import { allDelivered, expect, type TestStore } from './start-app.ts'
import { type Customer, puts } from './store-record.ts'

export type Page = App['page']

export const grid = (page: Page) => page.getByRole('grid', { name: en.shell.screens.customers })
export const row = (page: Page, at: number) => grid(page).locator(`[data-at="${at}"]`)
export const selected = (page: Page) => page.getByRole('region', { name: /selected$/ })
export const dialog = (page: Page) => page.getByRole('dialog', { name: /^Change \d/ })
export const rows = (page: Page) => dialog(page).locator('[aria-posinset]')
export const line = (page: Page, customer: Pick<Customer, 'id'>) =>
  rows(page).filter({ has: page.getByText(`#${customer.id}`, { exact: true }) })

const broom = (first_name: string, more: Readonly<Record<string, unknown>>) => ({
  first_name,
  last_name: 'Broom',
  email: `${first_name.toLowerCase()}@broom.example`,
  ...more,
})

/** Four whom one word finds, each with something that the others do not have. */
export const BROOMS = {
  ada: broom('Ada', { store_credit: '100', notes: 'Rings first.\n' }),
  bea: broom('Bea', { store_credit: '8', customer_group_id: 2 }),
  cai: broom('Cai', { store_credit: '33.33', tax_exempt_category: 'EU' }),
  dov: broom('Dov', {}),
}

export async function fourBrooms(
  store: TestStore,
): Promise<readonly [Customer, Customer, Customer, Customer]> {
  const { ada, bea, cai, dov } = BROOMS
  return [await store.add(ada), await store.add(bea), await store.add(cai), await store.add(dov)]
}

/** Chooses everybody named Broom, what is to change for them, and looks at the preview. */
export async function preview(page: Page, kind: string, choose: (inside: Locator) => Promise<unknown>) {
  await page.getByRole('textbox', { name: en.customers.search, exact: true }).fill('broom')
  await expect(page.getByTestId('count')).toHaveText('4 results')
  await grid(page).focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.getByRole('button', { name: 'Change 4 customers' }).click()
  await dialog(page).getByRole('radio', { name: kind, exact: true }).check()
  await choose(dialog(page))
  await dialog(page).getByRole('button', { name: en.bulk.preview }).click()
  await expect(rows(page)).toHaveCount(4)
}

export async function save(page: Page, count: number): Promise<void> {
  const changes = count === 1 ? '1 change' : `${count} changes`
  await dialog(page)
    .getByRole('button', { name: `Save ${changes}` })
    .click()
  await expect(dialog(page)).toContainText(`${changes} saved.`)
}

/** Saves, and lets the store have it. @returns the bodies by customer, in the order of the ids */
export async function deliver(page: Page, store: TestStore, count: number): Promise<readonly unknown[]> {
  await store.control('DELETE', 'requests')
  await save(page, count)
  await dialog(page).getByRole('button', { name: en.shell.close }).last().click()
  await allDelivered(page)
  const received = puts(await store.control('GET', 'requests'))
  return [...received].sort((a, b) => a.customerId - b.customerId).map(({ body }) => body)
}

/** Nothing can be written any more. Dexie holds on to the function that opens transactions. Runs in the page. */
export const FILL_DISK = `{
  const { add, put } = IDBObjectStore.prototype
  window.emptyDisk = () => Object.assign(IDBObjectStore.prototype, { add, put })
  const refuse = () => {
    throw new DOMException('', 'QuotaExceededError')
  }
  Object.assign(IDBObjectStore.prototype, { add: refuse, put: refuse })
}`

export const EMPTY_DISK = `window.emptyDisk()`
