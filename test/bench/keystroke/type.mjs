import { setTimeout as pause } from 'node:timers/promises'

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {{ painted: readonly number[], longTasks: readonly number[] }} Typed
 */

/** What people look for: names, companies, parts of addresses, numbers, words of notes. */
export const SEARCHES = [
  'jenkins',
  'maria s',
  'edwards supply',
  'muller',
  'prefers friday',
  '0131 49',
  'example.com',
  'leeds prim',
  'sofia',
  '#4217',
]

/**
 * Types each search letter by letter and deletes it again. Each key waits until the one before has been painted.
 * @param {Page} page with a meter, and the box to type into in focus
 * @param {readonly string[]} searches
 * @returns {Promise<Typed>}
 */
export async function typeAll(page, searches) {
  /** @type {number[]} */
  const painted = []
  const press = async (/** @type {() => Promise<void>} */ key) => {
    await page.evaluate('meter.arm()')
    await key()
    painted.push(Number(await page.evaluate('meter.painted()')))
    // Keys come at any time within a frame.
    await pause(Math.random() * 17)
  }
  await page.evaluate('meter.longTasks()')
  for (const search of searches) {
    for (const letter of search) {
      // A space after a word finds the same customers, so it paints nothing.
      if (letter === ' ') await page.keyboard.press('Space')
      else await press(() => page.keyboard.press(letter))
    }
    await page.keyboard.press('ControlOrMeta+a')
    await press(() => page.keyboard.press('Backspace'))
  }
  const longTasks = /** @type {number[]} */ (await page.evaluate('meter.longTasks()'))
  if (painted.some((one) => !Number.isFinite(one))) throw new Error('A key changed nothing.')
  return { painted, longTasks }
}

/** @param {readonly number[]} numbers @param {number} share */
export function percentile(numbers, share) {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}
