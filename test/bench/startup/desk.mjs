import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ensureBuild, hashOf } from '../../../electron/setup/build.mjs'
import * as acts from '../../../electron/setup/desk-acts.mjs'
import { driveApp } from '../../../electron/setup/driven-app.mjs'
import { chooseHost } from '../../../electron/setup/host-choice.mjs'
import { openKeyringSession } from '../../../electron/setup/keyring-session.mjs'
import { startPracticeStore } from '../../../electron/setup/practice-process.mjs'
import { ROOT } from '../../../electron/setup/places.mjs'
import { atTheEnd } from '../../../electron/setup/processes.mjs'
import { readStamp, writeStamp } from '../../../electron/setup/stamp.mjs'
import { scriptFor } from '../drain/bundle.mjs'

/**
 * The built app before a practice store, as people have it. What costs minutes is done once:
 * a keychain, and a desk that has all customers of its store, kept in `.cache/bench`. Each launch gets a copy,
 * in the place where it was made, since keychain entries go by the folder.
 *
 * @typedef {import('../../../electron/setup/driven-app.mjs').DrivenApp} DrivenApp
 * @typedef {import('../../../electron/setup/practice-process.mjs').PracticeProcess} PracticeProcess
 * @typedef {import('../task.mjs').Context} Context
 *
 * @typedef {object} Kept
 * @property {PracticeProcess} store
 * @property {string} kept the app's data, to be copied
 * @property {string} userData where the app finds its keys
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
  made.catch(() => desks.delete(customers))
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
  const { store, kept, userData } = await keptDesk(context, customers)
  rmSync(userData, { recursive: true, force: true })
  cpSync(kept, userData, { recursive: true })
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
  const store = await openPracticeStore({ customers })
  const kept = inCache(root, `desk-${customers}`)
  const userData = inCache(root, `desk-${customers}-open`)
  const stamp = inCache(root, `desk-${customers}.json`)
  const layout = hashOf(filesIn(join(root, 'renderer', 'db')))
  if (readStamp(stamp)?.['layout'] === layout && existsSync(kept)) return { store, kept, userData }
  log(`Putting ${customers} customers into a desk.`)
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
  writeStamp(stamp, { layout })
  return { store, kept, userData }
}

/**
 * Signs in and lets the app's own data layer write what the store would send.
 * @param {PracticeProcess} store
 * @param {string} userData
 * @param {number} customers
 */
async function putIn(store, userData, customers) {
  const script = await scriptFor(join(import.meta.dirname, 'fill.ts'), 'filler')
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
 * Runs in the page: whether the next start finds everything where it belongs, which the app sees to in quiet moments.
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
