import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ensureBuild } from '../../../electron/setup/build.mjs'
import * as acts from '../../../electron/setup/desk-acts.mjs'
import { driveApp } from '../../../electron/setup/driven-app.mjs'
import { chooseHost } from '../../../electron/setup/host-choice.mjs'
import { openKeyringSession } from '../../../electron/setup/keyring-session.mjs'
import { startPracticeStore } from '../../../electron/setup/practice-process.mjs'
import { atTheEnd } from '../../../electron/setup/processes.mjs'

/**
 * The built app before a practice store, as people have it. What costs minutes is done once in a run of the benchmark:
 * a keychain, a store of so many customers, and a desk that has downloaded them all. Each launch gets a copy.
 *
 * @typedef {import('../../../electron/setup/driven-app.mjs').DrivenApp} DrivenApp
 * @typedef {import('../../../electron/setup/practice-process.mjs').PracticeProcess} PracticeProcess
 * @typedef {{ root: string, scratch: string, customers: number, log: (text: string) => void }} Context
 *
 * @typedef {object} Kept
 * @property {PracticeProcess} store
 * @property {string} folder of the app's data, to be copied
 * @property {number} downloadMs
 */

/** @type {Map<number, Promise<Kept>>} */
const desks = new Map()
/** @type {Promise<import('../../../electron/setup/driven-app.mjs').DrivenHost> | null} */
let host = null

/** A build, what runs it, and a keychain of its own. */
export function ready() {
  return (host ??= (async () => {
    await ensureBuild()
    const { COUNTERFOIL_TEST_HOST: given } = process.env
    const chosen = given ? JSON.parse(given) : await chooseHost()
    Object.assign(process.env, await openKeyringSession())
    return chosen
  })())
}

/** A practice store that ends with this process. @param {{ customers: number, more?: string[] }} options */
export async function openPracticeStore({ customers, more = [] }) {
  await ready()
  const store = await startPracticeStore({ customers, seed: 7, more: ['--quota', '1000000', ...more] })
  atTheEnd(() => void store.stop())
  return store
}

/**
 * Starts the app before a store.
 * @param {PracticeProcess} store
 * @param {string} userData
 */
export const launch = async (store, userData) =>
  driveApp(await ready(), { userData, env: { COUNTERFOIL_API_URL: store.url } })

/** A desk that has all customers of its store. @param {Context} context @param {number} customers */
export function keptDesk(context, customers) {
  const known = desks.get(customers)
  if (known) return known
  const made = makeDesk(context, customers)
  desks.set(customers, made)
  return made
}

/**
 * A copy of a kept desk, opened, and closed again at the end.
 * @template T
 * @param {Context} context
 * @param {number} customers
 * @param {(app: DrivenApp, began: number) => Promise<T>} work `began` is the moment of the launch, ms since 1970
 */
export async function onDesk(context, customers, work) {
  const { store, folder } = await keptDesk(context, customers)
  const userData = join(context.scratch, `desk-${customers}-${Date.now()}`)
  cpSync(folder, userData, { recursive: true })
  const began = Date.now()
  const app = await launch(store, userData)
  try {
    return await work(app, began)
  } finally {
    await app.close()
    rmSync(userData, { recursive: true, force: true })
  }
}

/** @param {Context} context @param {number} customers @returns {Promise<Kept>} */
async function makeDesk({ root, log }, customers) {
  log(`Downloading ${customers} customers into a desk.`)
  const store = await openPracticeStore({ customers })
  const folder = join(root, '.cache', 'bench', `desk-${customers}`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const app = await launch(store, folder)
  const began = Date.now()
  await acts.connect(app.page, store)
  await app.page
    .getByText(`${customers.toLocaleString('en-US')} customers`, { exact: true })
    .first()
    .waitFor({ timeout: DOWNLOAD_LIMIT_MS })
  const downloadMs = Date.now() - began
  log(`Downloaded in ${(downloadMs / 1000).toFixed(1)} s.`)
  await untilInOrder(app.page, store.storeHash)
  await app.close()
  return { store, folder, downloadMs }
}

/**
 * Waits until the app has put its data in order for the next start, which it does while nobody is at work.
 * @param {import('playwright-core').Page} page
 * @param {string} storeHash
 */
export async function untilInOrder(page, storeHash) {
  while (!(await page.evaluate(isInOrder, `counterfoil-${storeHash}`))) await pause(1_000)
}

/** Runs in the page. @param {string} name */
function isInOrder(name) {
  /** @type {any} */
  const { indexedDB } = globalThis
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name)
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const db = opening.result
      const reading = db.transaction(['facts', 'tail'])
      const tail = reading.objectStore('tail').count()
      const catalogue = reading.objectStore('facts').get('catalogue')
      const version = reading.objectStore('facts').get('version')
      reading.oncomplete = () => {
        db.close()
        const known = catalogue.result?.value.version ?? -1
        resolve(tail.result === 0 && version.result.value - known < 5)
      }
    }
  })
}

const DOWNLOAD_LIMIT_MS = 1_200_000
