/**
 * What the figures are and what they are to reach.
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
 * A goal holds the value of one metric of a contender, or its ratio to another contender's, or to another
 * metric of its own, to a limit. Ratios are taken within each round, and of those the median.
 * @typedef {object} Goal
 * @property {string} text
 * @property {string} contender
 * @property {string} metric
 * @property {{ contender?: string, metric?: string }} [against]
 * @property {number} [atMost]
 * @property {number} [atLeast]
 */

const OURS = 'Counterfoil'
/** The whole app, where nothing else is measured beside it. */
const APP = 'counterfoil'
const RAW = 'IndexedDB, strict'

/** @type {readonly Figure[]} */
export const FIGURES = [
  {
    id: 'save-edit',
    title: 'Saving one edit durably',
    columns: [
      { metric: 'p50', title: 'p50', unit: 'ms' },
      { metric: 'p95', title: 'p95', unit: 'ms' },
    ],
    goals: ['p50', 'p95'].map((metric) => ({
      text: `${metric} at most 1.0 × IndexedDB, strict`,
      ...{ contender: OURS, metric, against: { contender: RAW }, atMost: 1 },
    })),
  },
  {
    id: 'outcomes',
    title: 'Storing the outcomes of 2,000 deliveries',
    columns: [{ metric: 'total', title: 'all of them', unit: 'ms' }],
    goals: [
      {
        text: 'at least 4 × as fast as IndexedDB, one by one',
        ...{ contender: OURS, metric: 'total', against: { contender: RAW }, atMost: 0.25 },
      },
    ],
  },
  {
    id: 'drift',
    title: 'Storing 100,000 outcomes',
    columns: [
      { metric: 'first', title: 'first 1,000', unit: 'ms' },
      { metric: 'last', title: 'last 1,000', unit: 'ms' },
    ],
    goals: [
      {
        text: 'the last 1,000 within 1.1 × the first 1,000',
        ...{ contender: OURS, metric: 'last', against: { metric: 'first' }, atMost: 1.1 },
      },
    ],
  },
  {
    id: 'first-rows',
    title: 'Page load to the first 50 rows in order',
    columns: [{ metric: 'ready', title: 'from navigation', unit: 'ms' }],
    goals: [
      {
        text: 'at most 1.5 × IndexedDB reading 50 rows from an index',
        ...{ contender: OURS, metric: 'ready', against: { contender: RAW }, atMost: 1.5 },
      },
    ],
  },
  {
    id: 'search-ready',
    title: 'Page load until a search over all customers has answered',
    columns: [{ metric: 'ready', title: 'from navigation', unit: 'ms' }],
    goals: [
      {
        text: 'at most 0.2 × IndexedDB reading and scanning all rows',
        ...{ contender: OURS, metric: 'ready', against: { contender: RAW }, atMost: 0.2 },
      },
    ],
  },
  {
    id: 'download',
    title: 'First download, from a store that answers at once',
    columns: [
      { metric: 'stored', title: 'stored', unit: 'ms' },
      { metric: 'searchable', title: 'stored and searched', unit: 'ms' },
    ],
    goals: [
      {
        text: 'searchable within 0.4 × of IndexedDB storing the rows',
        ...{
          contender: OURS,
          metric: 'searchable',
          against: { contender: RAW, metric: 'stored' },
          atMost: 0.4,
        },
      },
    ],
  },
  {
    id: 'memory',
    title: 'Memory of the page and its worker with all customers at hand',
    columns: [{ metric: 'loaded', title: 'after loading', unit: 'bytes' }],
    goals: [
      {
        text: 'at most 0.5 × Dexie with all rows loaded',
        ...{ contender: OURS, metric: 'loaded', against: { contender: 'Dexie, strict' }, atMost: 0.5 },
      },
    ],
  },
  {
    id: 'disk',
    title: 'Bytes on disk',
    columns: [{ metric: 'bytes', title: 'after a clean close', unit: 'bytes' }],
    goals: [
      {
        text: 'at most 0.6 × IndexedDB',
        ...{ contender: OURS, metric: 'bytes', against: { contender: RAW }, atMost: 0.6 },
      },
    ],
  },
  {
    id: 'keystroke',
    title: 'Keystroke to painted rows, 100,000 customers',
    columns: [
      { metric: 'p50Ms', title: 'p50', unit: 'ms' },
      { metric: 'p95Ms', title: 'p95', unit: 'ms' },
      { metric: 'emptyP95Ms', title: 'an empty page’s p95', unit: 'ms' },
      { metric: 'longestTaskMs', title: 'longest task', unit: 'ms' },
    ],
    goals: [
      {
        text: 'p95 at most 16.7 ms on top of an empty page',
        contender: APP,
        metric: 'onTopP95Ms',
        atMost: 16.7,
      },
    ],
  },
  {
    id: 'keystroke-1m',
    title: 'Keystroke to painted rows, 1,000,000 customers',
    columns: [
      { metric: 'p50Ms', title: 'p50', unit: 'ms' },
      { metric: 'p95Ms', title: 'p95', unit: 'ms' },
      { metric: 'longestTaskMs', title: 'longest task', unit: 'ms' },
      { metric: 'pageBytes', title: 'page', unit: 'bytes' },
      { metric: 'workerBytes', title: 'worker', unit: 'bytes' },
    ],
    goals: [
      { text: 'p95 at most 100 ms', contender: APP, metric: 'p95Ms', atMost: 100 },
      { text: 'never blocked longer than 50 ms', contender: APP, metric: 'longestTaskMs', atMost: 50 },
    ],
  },
  {
    id: 'drain-quota',
    title: 'Draining 1,000 edits under a Standard quota, on a simulated clock',
    columns: [
      { metric: 'requestsPerEdit', title: 'requests an edit', unit: 'count' },
      { metric: 'tooManyRequests', title: '429s', unit: 'count' },
      { metric: 'shareUsed', title: 'of our share used', unit: 'share' },
    ],
    goals: [
      { text: 'at most 1.02 requests an edit', contender: APP, metric: 'requestsPerEdit', atMost: 1.02 },
      { text: 'no 429', contender: APP, metric: 'tooManyRequests', atMost: 0 },
      { text: 'at least 97 % of our share used', contender: APP, metric: 'shareUsed', atLeast: 0.97 },
    ],
  },
  {
    id: 'drain-unlimited',
    title: 'Draining 1,000 edits, no quota, 80 ms latency',
    columns: [{ metric: 'requestsPerSecond', title: 'requests a second', unit: 'count' }],
    goals: [
      {
        text: 'at least 95 % of plain fetch',
        ...{
          contender: APP,
          metric: 'requestsPerSecond',
          against: { contender: 'plain fetch' },
          atLeast: 0.95,
        },
      },
    ],
  },
  {
    id: 'outbox-scale',
    title: 'A whole store in the outbox, in the built app',
    columns: [
      { metric: 'saved', title: 'waiting', unit: 'count' },
      { metric: 'saveMs', title: 'saving them', unit: 'ms' },
      { metric: 'rowsMs', title: 'launch to rows', unit: 'ms' },
      { metric: 'countsMs', title: 'launch to counts', unit: 'ms' },
      { metric: 'firstPutMs', title: 'first PUT', unit: 'ms' },
      { metric: 'putsPerSecond', title: 'PUTs a second', unit: 'count' },
      { metric: 'pageBytes', title: 'page', unit: 'bytes' },
      { metric: 'longestTaskStartingMs', title: 'longest task of the start', unit: 'ms' },
      { metric: 'longestTaskMs', title: 'and of sending', unit: 'ms' },
    ],
    goals: [
      {
        text: 'with 100,000 waiting at least 0.9 × the PUTs a second with 100',
        ...{
          contender: '100,000 waiting',
          metric: 'putsPerSecond',
          against: { contender: '100 waiting' },
          atLeast: 0.9,
        },
      },
      {
        text: 'first PUT within 3 s of the first answer, 100,000 waiting',
        ...{ contender: '100,000 waiting', metric: 'firstPutMs', atMost: 3_000 },
      },
      {
        text: 'rows after a launch within 1.3 × of none waiting',
        ...{
          contender: '100,000 waiting',
          metric: 'rowsMs',
          against: { contender: 'none waiting' },
          atMost: 1.3,
        },
      },
      {
        text: 'memory of the page within 1.5 × of none waiting',
        ...{
          contender: '100,000 waiting',
          metric: 'pageBytes',
          against: { contender: 'none waiting' },
          atMost: 1.5,
        },
      },
    ],
  },
  {
    id: 'startup',
    title: 'From launch to a usable window',
    columns: [
      { metric: 'usableMs', title: 'usable', unit: 'ms' },
      { metric: 'searchReadyMs', title: 'search ready', unit: 'ms' },
      { metric: 'launchToPageMs', title: 'launch to page', unit: 'ms' },
      { metric: 'pageLoadMs', title: 'page load', unit: 'ms' },
      { metric: 'keyMs', title: 'key', unit: 'ms' },
      { metric: 'storeOpenMs', title: 'store open', unit: 'ms' },
      { metric: 'syncOpenMs', title: 'sync open', unit: 'ms' },
      { metric: 'firstRowsMs', title: 'first rows', unit: 'ms' },
    ],
    goals: [],
  },
]
