import { afterAll, afterEach, beforeAll } from 'vitest'
import { aPractice, type Practice } from './practice-client.ts'

export const START = Date.UTC(2026, 4, 6, 9)
/** The store's clock; it moves only when a test moves it. */
export const clock = { now: START }

/** One practice store for all tests of a file, reset after each. */
export let store: Practice

beforeAll(async () => {
  store = await aPractice({ clock: () => clock.now })
})
afterEach(async () => {
  await store.control('POST', 'reset')
  clock.now = START
})
afterAll(() => store.close())
