import { texts as en } from '../../../renderer/i18n/en/index.ts'
import type { App } from './app.ts'
import { type TestStore } from './start-app.ts'
import { puts } from './store-record.ts'

export type Page = App['page']
export const list = (page: Page) => page.getByRole('listbox', { name: en.outbox.list })
export const chosen = (page: Page) => page.getByRole('region', { name: en.outbox.detail })
export const status = (page: Page) => page.getByTestId('outbox-status')
export const names = (page: Page) => list(page).getByRole('option').locator('.name')
export const undoNewest = (page: Page) => page.getByRole('button', { name: en.shell.undo }).last().click()
export const bodies = async (store: TestStore) =>
  puts(await store.control('GET', 'requests')).map(({ body, status: answer }) => [body, answer])
export const fails = (
  store: TestStore,
  path: string,
  times: number,
  answer: Readonly<Record<string, unknown>>,
) =>
  store.control('POST', 'faults', {
    match: { method: 'PUT', path },
    times,
    do: { kind: 'answer', ...answer },
  })

export const ADA = { first_name: 'Ada', last_name: 'Byron', email: 'ada@example.org' }
export const BEN = { first_name: 'Ben', last_name: 'Okri', email: 'ben@example.org' }
export const CLEO = { first_name: 'Cleo', last_name: 'Nardi', email: 'cleo@example.org' }

export async function chooseFromMenu(page: Page, item: RegExp) {
  await page.getByRole('main').getByRole('button', { name: en.shell.more, exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
}
