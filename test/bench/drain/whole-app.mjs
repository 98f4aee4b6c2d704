import { join } from 'node:path'
import * as acts from '../../support/app/app-actions.mjs'
import { launch, openPracticeStore } from '../prepared-app.mjs'

/**
 * Edits that were saved offline, sent by the built app: page, bridge, main, and back to a stored outcome. The times are
 * those at which the store received the requests.
 * @param {string} scratch
 * @param {number} edits
 * @param {number} latencyMs
 * @returns {Promise<{ requestsPerSecond: number, requestsPerEdit: number }>}
 */
export async function wholeApp(scratch, edits, latencyMs) {
  const store = await openPracticeStore({ customers: edits })
  const app = await launch(store, join(scratch, 'whole-app'))
  try {
    const { page } = app
    await acts.connect(page, store)
    await acts.customersArrive(page, edits.toLocaleString('en-US'))
    await store.control('PUT', 'offline', { offline: true })
    await acts.noticeOffline(page)
    await changeAll(page)
    await store.control('PUT', 'latency', { ms: latencyMs })
    await store.control('DELETE', 'requests')
    await store.control('PUT', 'offline', { offline: false })
    await page.keyboard.press('ControlOrMeta+Enter')
    await acts.statusBar(page).getByText('Nothing waiting').waitFor({ timeout: LIMIT_MS })
    const requests = /** @type {{ method: string, time: number }[]} */ (
      await store.control('GET', 'requests')
    )
    const puts = requests.filter(({ method }) => method === 'PUT').map(({ time }) => time)
    const [first, last] = [Math.min(...puts), Math.max(...puts)]
    return {
      requestsPerSecond: ((puts.length - 1) / (last - first)) * 1000,
      requestsPerEdit: requests.length / edits,
    }
  } finally {
    await app.close()
    await store.stop()
  }
}

/** Adds a line to the notes of every customer. @param {import('playwright-core').Page} page */
async function changeAll(page) {
  const grid = page.getByRole('grid', { name: 'Customers' })
  await grid.focus()
  await grid.press('ControlOrMeta+a')
  await page.getByRole('button', { name: /^Change [\d,]+ customers$/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('A line in the notes', { exact: true }).click()
  await dialog.getByRole('textbox').fill('Asked for the catalogue.')
  await dialog.getByRole('button', { name: 'Preview', exact: true }).click()
  await dialog.getByRole('button', { name: /^Save [\d,]+ changes$/ }).click({ timeout: LIMIT_MS })
  await dialog
    .getByText(/^[\d,]+ changes saved\.$/)
    .first()
    .waitFor({ timeout: LIMIT_MS })
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click()
}

const LIMIT_MS = 300_000
