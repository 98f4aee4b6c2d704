/**
 * The figures and their goals.
 *
 * @typedef {'ms' | 'bytes' | 'share' | 'count'} Unit
 *
 * @typedef {object} Figure
 * @property {string} id
 * @property {string} title
 * @property {readonly Column[]} columns metrics that the tables show
 * @property {readonly Goal[]} goals
 *
 * @typedef {{ metric: string, title: string, unit: Unit }} Column
 *
 * A limit for one metric of a contender, or for its ratio to another contender's metric or another metric of its own. A
 * ratio is taken in each round; the median of the rounds counts.
 * @typedef {object} Goal
 * @property {string} text
 * @property {string} contender
 * @property {string} metric
 * @property {{ contender?: string, metric?: string }} [against]
 * @property {number} [atMost]
 * @property {number} [atLeast]
 */

const OURS = 'Counterfoil'
/** The whole app, in figures without other contenders. */
const APP = 'counterfoil'
const RAW = 'IndexedDB, strict'

/** @type {readonly Figure[]} */
export const FIGURES = [
  {
    id: 'save-edit',
    title: 'Saving one edit durably',
    columns: [ms('p50', 'p50'), ms('p95', 'p95')],
    goals: [
      againstRaw('p50', { text: 'p50 at most 1.0 × IndexedDB, strict', atMost: 1 }),
      againstRaw('p95', { text: 'p95 at most 1.0 × IndexedDB, strict', atMost: 1 }),
    ],
  },
  {
    id: 'outcomes',
    title: 'Storing the outcomes of 2,000 deliveries',
    columns: [ms('total', 'all of them')],
    goals: [againstRaw('total', { text: 'at least 4 × as fast as IndexedDB, one by one', atMost: 0.25 })],
  },
  {
    id: 'drift',
    title: 'Storing 100,000 outcomes',
    columns: [ms('first', 'first 1,000'), ms('last', 'last 1,000')],
    goals: [
      {
        text: 'the last 1,000 within 1.1 × the first 1,000',
        contender: OURS,
        metric: 'last',
        against: { metric: 'first' },
        atMost: 1.1,
      },
    ],
  },
  {
    id: 'first-rows',
    title: 'Page load to the first 50 rows in order',
    columns: [ms('ready', 'from navigation')],
    goals: [
      againstRaw('ready', { text: 'at most 1.5 × IndexedDB reading 50 rows from an index', atMost: 1.5 }),
    ],
  },
  {
    id: 'search-ready',
    title: 'Page load until a search over all customers has answered',
    columns: [ms('ready', 'from navigation')],
    goals: [
      againstRaw('ready', { text: 'at most 0.2 × IndexedDB reading and scanning all rows', atMost: 0.2 }),
    ],
  },
  {
    id: 'download',
    title: 'First download, from a store that answers at once',
    columns: [ms('stored', 'stored'), ms('searchable', 'stored and searched')],
    goals: [
      {
        text: 'searchable within 0.4 × of IndexedDB storing the rows',
        contender: OURS,
        metric: 'searchable',
        against: { contender: RAW, metric: 'stored' },
        atMost: 0.4,
      },
    ],
  },
  {
    id: 'memory',
    title: 'Memory of the page and its worker with all customers at hand',
    columns: [bytes('loaded', 'after loading')],
    goals: [
      {
        text: 'at most 0.5 × Dexie with all rows loaded',
        contender: OURS,
        metric: 'loaded',
        against: { contender: 'Dexie, strict' },
        atMost: 0.5,
      },
    ],
  },
  {
    id: 'disk',
    title: 'Bytes on disk',
    columns: [bytes('bytes', 'after a clean close')],
    goals: [againstRaw('bytes', { text: 'at most 0.6 × IndexedDB', atMost: 0.6 })],
  },
  {
    id: 'keystroke',
    title: 'Keystroke to painted rows, 100,000 customers',
    columns: [
      ms('p50Ms', 'p50'),
      ms('p95Ms', 'p95'),
      ms('emptyP95Ms', 'an empty page’s p95'),
      ms('longestTaskMs', 'longest task'),
    ],
    goals: [ofApp('onTopP95Ms', { text: 'p95 at most 16.7 ms on top of an empty page', atMost: 16.7 })],
  },
  {
    id: 'keystroke-1m',
    title: 'Keystroke to painted rows, 1,000,000 customers',
    columns: [
      ms('p50Ms', 'p50'),
      ms('p95Ms', 'p95'),
      ms('longestTaskMs', 'longest task'),
      bytes('pageBytes', 'page'),
      bytes('workerBytes', 'worker'),
    ],
    goals: [
      ofApp('p95Ms', { text: 'p95 at most 100 ms', atMost: 100 }),
      ofApp('longestTaskMs', { text: 'never blocked longer than 50 ms', atMost: 50 }),
    ],
  },
  {
    id: 'drain-quota',
    title: 'Draining 1,000 edits under a Standard quota, on a simulated clock',
    columns: [
      count('requestsPerEdit', 'requests an edit'),
      count('tooManyRequests', '429s'),
      { metric: 'shareUsed', title: 'of our share used', unit: 'share' },
    ],
    goals: [
      ofApp('requestsPerEdit', { text: 'at most 1.02 requests an edit', atMost: 1.02 }),
      ofApp('tooManyRequests', { text: 'no 429', atMost: 0 }),
      ofApp('shareUsed', { text: 'at least 97 % of our share used', atLeast: 0.97 }),
    ],
  },
  {
    id: 'drain-unlimited',
    title: 'Draining 1,000 edits, no quota, 80 ms latency',
    columns: [count('requestsPerSecond', 'requests a second')],
    goals: [
      {
        text: 'at least 95 % of plain fetch',
        contender: APP,
        metric: 'requestsPerSecond',
        against: { contender: 'plain fetch' },
        atLeast: 0.95,
      },
    ],
  },
  {
    id: 'outbox-scale',
    title: 'A whole store in the outbox, in the built app',
    columns: [
      count('saved', 'waiting'),
      ms('saveMs', 'saving them'),
      ms('rowsMs', 'launch to rows'),
      ms('countsMs', 'launch to counts'),
      ms('firstPutMs', 'first PUT'),
      count('putsPerSecond', 'PUTs a second'),
      bytes('pageBytes', 'page'),
      ms('longestTaskStartingMs', 'longest task of the start'),
      ms('longestTaskMs', 'and of sending'),
    ],
    goals: [
      {
        text: 'with 100,000 waiting at least 0.9 × the PUTs a second with 100',
        contender: '100,000 waiting',
        metric: 'putsPerSecond',
        against: { contender: '100 waiting' },
        atLeast: 0.9,
      },
      {
        text: 'first PUT within 3 s of the first answer, 100,000 waiting',
        contender: '100,000 waiting',
        metric: 'firstPutMs',
        atMost: 3_000,
      },
      {
        text: 'rows after a launch within 1.3 × of none waiting',
        contender: '100,000 waiting',
        metric: 'rowsMs',
        against: { contender: 'none waiting' },
        atMost: 1.3,
      },
      {
        text: 'memory of the page within 1.5 × of none waiting',
        contender: '100,000 waiting',
        metric: 'pageBytes',
        against: { contender: 'none waiting' },
        atMost: 1.5,
      },
    ],
  },
  {
    id: 'startup',
    title: 'From launch to a usable window',
    columns: [
      ms('usableMs', 'usable'),
      ms('searchReadyMs', 'search ready'),
      ms('launchToPageMs', 'launch to page'),
      ms('pageLoadMs', 'page load'),
      ms('keyMs', 'key'),
      ms('storeOpenMs', 'store open'),
      ms('syncOpenMs', 'sync open'),
      ms('firstRowsMs', 'first rows'),
    ],
    goals: [],
  },
]

/** @param {string} metric @param {string} title @returns {Column} */
function ms(metric, title) {
  return { metric, title, unit: 'ms' }
}

/** @param {string} metric @param {string} title @returns {Column} */
function bytes(metric, title) {
  return { metric, title, unit: 'bytes' }
}

/** @param {string} metric @param {string} title @returns {Column} */
function count(metric, title) {
  return { metric, title, unit: 'count' }
}

/**
 * The app's local store against plain IndexedDB.
 * @param {string} metric @param {{ text: string, atMost: number }} limit @returns {Goal}
 */
function againstRaw(metric, limit) {
  return { contender: OURS, metric, against: { contender: RAW }, ...limit }
}

/**
 * A goal for the whole app without a comparison.
 * @param {string} metric @param {{ text: string, atMost?: number, atLeast?: number }} limit @returns {Goal}
 */
function ofApp(metric, limit) {
  return { contender: APP, metric, ...limit }
}
