import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ensureBuild, hashOf } from '../../scripts/setup/build.mjs'
import * as acts from '../support/app/app-actions.mjs'
import { driveApp } from '../support/app/app-driver.mjs'
import { chooseHost } from '../../scripts/setup/host-choice.mjs'
import { openKeyringSession } from '../../scripts/setup/keyring-session.mjs'
import { startPracticeStore } from '../support/app/practice-store-process.mjs'
import { ROOT } from '../../scripts/setup/paths.mjs'
import { atTheEnd } from '../../scripts/setup/processes.mjs'
import { readStamp, writeStamp } from '../../scripts/setup/build-stamp.mjs'
import { scriptFor } from './bundle.mjs'

/**
 * The built app with a practice store. Its data with all customers takes minutes to make, so it is made once, together
 * with a keychain, and kept in `.cache/bench`. Each launch gets a copy, always in the same folder, because the names of
 * keychain entries depend on it.
 *
 * @typedef {import('../support/app/app-driver.mjs').DrivenApp} DrivenApp
 * @typedef {import('../support/app/practice-store-process.mjs').PracticeProcess} PracticeProcess
 * @typedef {import('./task.mjs').Context} Context
 *
 * @typedef {object} Kept
 * @property {PracticeProcess} store
 * @property {string} kept the app's data, to be copied
 * @property {string} userData where the app finds its keys
 */

/** @type {Map<number, Promise<Kept>>} */
const prepared = new Map()
/** @type {Promise<import('../support/app/app-driver.mjs').DrivenHost> | null} */
let host = null

/** A build, what runs it, and a keychain of its own. */
function ready() {
  return (host ??= (async () => {
    await ensureBuild()
    const { COUNTERFOIL_TEST_HOST: given } = process.env
    const chosen = given ? JSON.parse(given) : await chooseHost()
    Object.assign(process.env, await openKeyringSession({ home: inCache(ROOT, 'keyring') }))
    return chosen
  })())
}

/** A practice store that ends with this process. @param {{ customers: number, more?: string[] }} options */
export async function openPracticeStore({ customers, more = [] }) {
  await ready()
  const store = await startPracticeStore({ customers, seed: SEED, more: ['--quota', '1000000', ...more] })
  atTheEnd(() => void store.stop())
  return store
}

/**
 * Starts the app against a store.
 * @param {PracticeProcess} store
 * @param {string} userData
 */
export const launch = async (store, userData) =>
  driveApp(await ready(), { userData, env: { COUNTERFOIL_API_URL: store.url } })

/** The app's data with all customers of a store. @param {Context} context @param {number} customers */
function preparedData(context, customers) {
  const known = prepared.get(customers)
  if (known) return known
  const made = prepareData(context, customers)
  prepared.set(customers, made)
  made.catch(() => prepared.delete(customers))
  return made
}

/**
 * The app on a copy of prepared data, closed again at the end.
 * @template T
 * @param {Context} context
 * @param {number} customers
 * @param {(app: DrivenApp, began: number, more: { store: PracticeProcess, restart: () => Promise<{ app: DrivenApp,
 * began: number }> }) => Promise<T>} work   `began` is the moment of the launch, ms since 1970; `restart` quits the
 * app and opens it again
 */
export async function withPreparedApp(context, customers, work) {
  const { store, kept, userData } = await preparedData(context, customers)
  rmSync(userData, { recursive: true, force: true })
  cpSync(kept, userData, { recursive: true })
  const began = Date.now()
  let app = await launch(store, userData)
  const restart = async () => {
    await app.close()
    const began = Date.now()
    app = await launch(store, userData)
    return { app, began }
  }
  try {
    return await work(app, began, { store, restart })
  } finally {
    await app.close()
    rmSync(userData, { recursive: true, force: true })
  }
}

/** @param {Context} context @param {number} customers @returns {Promise<Kept>} */
async function prepareData({ root, log }, customers) {
  const kept = inCache(root, `data-${customers}`)
  const userData = inCache(root, `data-${customers}-open`)
  const stamp = inCache(root, `data-${customers}.json`)
  const layout = hashOf(filesIn(join(root, 'renderer', 'storage', 'confirmed')))
  const made = readStamp(stamp)
  const isUsable = made?.['layout'] === layout && typeof made['port'] === 'string' && existsSync(kept)
  // The app sends a token only to the address that it was entered for.
  const more = isUsable ? ['--port', String(made['port'])] : []
  const store = await openPracticeStore({ customers, more })
  if (isUsable) return { store, kept, userData }
  log(`Putting ${customers} customers into the app's data.`)
  for (const folder of [kept, userData]) rmSync(folder, { recursive: true, force: true })
  mkdirSync(userData, { recursive: true })
  await putIn(store, userData, customers)
  log('Letting it put them in order.')
  const app = await launch(store, userData)
  const words = `${customers.toLocaleString('en-US')} customers`
  await app.page.getByText(words, { exact: true }).first().waitFor({ timeout: LIMIT_MS })
  while (!(await app.page.evaluate(isInOrder, `counterfoil-${store.storeHash}`))) await pause(1_000)
  await app.close()
  cpSync(userData, kept, { recursive: true })
  writeStamp(stamp, { layout, port: new URL(store.url).port })
  return { store, kept, userData }
}

/**
 * Signs in, and has the app's own data layer write the customers that the store would send.
 * @param {PracticeProcess} store
 * @param {string} userData
 * @param {number} customers
 */
async function putIn(store, userData, customers) {
  const script = await scriptFor(join(import.meta.dirname, 'startup/fill.ts'), 'filler')
  const app = await launch(store, userData)
  await acts.connect(app.page, store)
  await acts.statusBar(app.page).waitFor({ timeout: LIMIT_MS })
  await store.control('PUT', 'offline', { offline: true })
  const filling = JSON.stringify({ storeHash: store.storeHash, seed: SEED, customers })
  await app.page.evaluate(`${script}; globalThis.filler = filler`)
  for (let next = 1; next <= customers;) {
    next = Number(await app.page.evaluate(`filler.fill(${filling}, ${next})`))
  }
  await app.close()
  await store.control('PUT', 'offline', { offline: false })
}

/** @param {string} root @param {string[]} parts */
const inCache = (root, ...parts) => join(root, '.cache', 'bench', ...parts)

/** @param {string} folder */
const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()

/**
 * Runs in the page: whether the app, which compacts its data in quiet moments, has done so for the next start.
 * @param {string} name
 */
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

const SEED = 7
const LIMIT_MS = 1_200_000
