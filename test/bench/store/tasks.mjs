import { cpSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { inBrowser, perform } from '../site/browser.mjs'

/**
 * The figures of the local store. Each contender is a page. Each task gets its own copy of a browser profile in which
 * the contender has stored all customers and was closed cleanly.
 *
 * @typedef {import('../task.mjs').Task} Task
 * @typedef {import('../task.mjs').Context} Context
 *
 * @typedef {object} Entrant
 * @property {string} name as the tables show it
 * @property {string} page
 * @property {string} [filledBy] the page that stored its customers, where that is another one
 * @property {readonly string[]} figures that it takes part in
 */

const STORE_FIGURES = ['save-edit', 'outcomes', 'first-rows', 'search-ready', 'download', 'memory', 'disk']

/** @type {readonly Entrant[]} */
export const ENTRANTS = [
  { name: 'Counterfoil', page: 'app', figures: [...STORE_FIGURES, 'drift'] },
  {
    name: 'Counterfoil without its journal',
    page: 'app-no-journal',
    filledBy: 'app',
    figures: ['save-edit'],
  },
  { name: 'IndexedDB, strict', page: 'raw', figures: STORE_FIGURES },
  { name: 'Dexie, strict', page: 'dexie', figures: STORE_FIGURES },
  { name: 'RxDB, strict', page: 'others/rxdb', figures: STORE_FIGURES },
  { name: 'PouchDB', page: 'others/pouchdb', figures: STORE_FIGURES },
]

/** The sources of the pages. */
export const ENTRIES = Object.fromEntries(
  ENTRANTS.map(({ page }) => [page.replace('others/', ''), `test/bench/pages/${page}.ts`]),
)

/**
 * @param {object} parts
 * @param {string} parts.origin of the pages
 * @param {string} parts.profiles a folder for the filled profiles
 * @param {(path: string, name: string, key: Uint8Array) => any} parts.openJournal the app's own
 * @returns {readonly Task[]}
 */
export function storeTasks({ origin, profiles, openJournal }) {
  /** @type {Map<string, Promise<string>>} */
  const filled = new Map()
  /** How many customers the word has to find: as many as right after storing them. @type {Map<string, number>} */
  const allHits = new Map()
  const address = (/** @type {string} */ page) => `${origin}/${page.replace('others/', '')}.html`

  /** @param {string} page @param {Context} context */
  function filledProfile(page, context) {
    const here = filled.get(page)
    if (here) return here
    const filling = fill(page, context)
    filled.set(page, filling)
    return filling
  }

  /** @param {string} page @param {Context} context */
  async function fill(page, context) {
    context.log(`  filling a store for ${page}`)
    const profile = join(profiles, page.replace('/', '-'))
    const { hits = 0 } = await inBrowser({ context, profile }, (tab) =>
      perform(tab, address(page), 'fill', argsOf(context)),
    )
    allHits.set(page, hits)
    // LevelDB compacts its log at the next opening, which must not be part of a measurement.
    await inBrowser({ context, profile }, (tab) => perform(tab, address(page), 'open'))
    return profile
  }

  /** A profile of its own for one task. @param {Entrant} entrant @param {Context} context */
  async function copyOfFilled({ page, filledBy = page }, context) {
    const profile = join(context.scratch, 'profile')
    cpSync(await filledProfile(filledBy, context), profile, { recursive: true })
    return profile
  }

  /**
   * @param {Entrant} entrant
   * @param {string} act
   * @param {Record<string, unknown>} [args]
   * @returns {Task['run']}
   */
  const onFilled =
    (entrant, act, args = {}) =>
    async (context) => {
      const profile = await copyOfFilled(entrant, context)
      const extra = act === 'memory' ? ['--enable-blink-features=ForceEagerMeasureMemory'] : []
      return inBrowser({ context, profile, args: extra }, (tab) =>
        perform(tab, address(entrant.page), act, { ...argsOf(context), ...args }),
      )
    }

  /** @type {Record<string, (entrant: Entrant) => Task['run']>} */
  const figures = {
    'save-edit': (entrant) => onFilled(entrant, 'saveEdits'),
    outcomes: (entrant) => onFilled(entrant, 'outcomes'),
    drift: (entrant) => (context) => onFilled(entrant, 'outcomes', { count: context.customers })(context),
    'first-rows': (entrant) => onFilled(entrant, 'firstRows'),
    'search-ready': (entrant) => async (context) => {
      const metrics = await onFilled(entrant, 'searchReady')(context)
      const all = allHits.get(entrant.filledBy ?? entrant.page)
      if (metrics['hits'] !== all) throw new Error(`found ${metrics['hits']} customers instead of ${all}`)
      return metrics
    },
    memory: (entrant) => onFilled(entrant, 'memory'),
    download: (entrant) => async (context) => {
      const profile = join(context.scratch, 'profile')
      const page = address(entrant.page)
      return inBrowser({ context, profile }, (tab) => perform(tab, page, 'fill', argsOf(context)))
    },
    disk: (entrant) => async (context) => {
      const profile = await copyOfFilled(entrant, context)
      return { bytes: bytesIn(join(profile, 'Default', 'IndexedDB')) }
    },
  }

  const entered = ENTRANTS.flatMap((entrant) =>
    entrant.figures.flatMap((figure) => {
      const run = figures[figure]?.(entrant)
      return run ? [{ figure, contender: entrant.name, run }] : []
    }),
  )
  const journal = {
    figure: 'save-edit',
    contender: 'Counterfoil’s journal alone',
    run: journalAlone(openJournal),
  }
  const order = Object.keys(figures)
  return [...entered, journal].toSorted((a, b) => order.indexOf(a.figure) - order.indexOf(b.figure))
}

/**
 * The cost of the journal alone, in this process: appends one after another, each synced to the disk.
 * @param {(path: string, name: string, key: Uint8Array) => any} openJournal
 * @returns {Task['run']}
 */
const journalAlone = (openJournal) => async (context) => {
  mkdirSync(context.scratch, { recursive: true })
  const journal = openJournal(join(context.scratch, 'journal'), 'bench', new Uint8Array(32).fill(7))
  const { count } = argsOf(context)
  const times = []
  const entry = JSON.stringify({ v: 1, kind: 'edit', saves: 1, edit: 'x'.repeat(420) })
  for (let at = 0; at < count; at += 1) {
    const began = performance.now()
    await journal.append([entry])
    times.push(performance.now() - began)
  }
  await journal.close()
  times.sort((a, b) => a - b)
  const mean = times.reduce((sum, time) => sum + time, 0) / count
  return { p50: times[count >> 1] ?? NaN, p95: times[Math.floor(count * 0.95)] ?? NaN, mean, count }
}

/** @param {Context} context */
const argsOf = ({ customers }) => ({
  customers,
  word: WORD,
  // A quick run with fewer customers has fewer edits too.
  count: Math.min(EDITS, Math.ceil(customers / 10)),
})
const EDITS = 2_000
/** Some hundreds of a hundred thousand customers have it in their name, company or email. */
const WORD = 'berg'

/** @param {string} folder @returns {number} */
const bytesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
