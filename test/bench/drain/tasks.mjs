import { join } from 'node:path'
import { openPracticeStore } from '../prepared-app.mjs'
import { load } from '../bundle.mjs'
import { wholeApp } from './whole-app.mjs'

/**
 * How a thousand edits reach the store.
 * @typedef {import('../task.mjs').Task} Task
 */

const EDITS = 1_000
const LATENCY_MS = 80

/** @type {readonly Task[]} */
export const tasks = [
  { figure: 'drain-quota', contender: 'counterfoil', run: underQuota('appUnderQuota') },
  { figure: 'drain-quota', contender: 'plain fetch', run: underQuota('plainUnderQuota') },
  { figure: 'drain-unlimited', contender: 'counterfoil', run: unlimited('appUnlimited') },
  { figure: 'drain-unlimited', contender: 'plain fetch', run: unlimited('plainUnlimited') },
  {
    figure: 'drain-unlimited',
    contender: 'counterfoil, whole app',
    run: ({ scratch }) => wholeApp(scratch, EDITS, LATENCY_MS),
  },
]

/** @param {'appUnderQuota' | 'plainUnderQuota'} how @returns {Task['run']} */
function underQuota(how) {
  return async ({ scratch }) => {
    /** @type {import('./quota.ts')} */
    const quota = await load(inHere('quota.ts'), scratch)
    const { requests, limited, shareUsed, drainMs } = await quota[how](EDITS)
    return {
      requestsPerEdit: requests / EDITS,
      tooManyRequests: limited,
      shareUsed,
      drainMs,
    }
  }
}

/** @param {'appUnlimited' | 'plainUnlimited'} how @returns {Task['run']} */
function unlimited(how) {
  return async ({ scratch }) => {
    /** @type {import('./unlimited.ts')} */
    const way = await load(inHere('unlimited.ts'), scratch)
    const store = await openPracticeStore({ customers: EDITS, more: ['--latency', String(LATENCY_MS)] })
    const requestsPerSecond = await way[how](store, EDITS)
    await store.stop()
    return { requestsPerSecond }
  }
}

/** @param {string} file */
const inHere = (file) => join(import.meta.dirname, file)
