import type { Customer } from '../../../shared/customer.ts'
import type { Contender, OutcomeStorer } from './contender.ts'
import { answerTo, customersOf, editsOf } from './source.ts'

type Metrics = Record<string, number>
type Acts = Record<string, (args: Args) => Promise<Metrics>>
interface Args {
  readonly customers: number
  readonly count: number
  readonly word: string
  readonly noteWord: string
}

declare global {
  interface Window {
    benchResult?: Promise<Metrics> | undefined
  }
}

/** Performs at once the act that the address names; the result goes to a global variable. */
export function offer(contender: Contender): void {
  const { act, args } = JSON.parse(decodeURIComponent(location.hash.slice(1))) as { act: string; args: Args }
  window.benchResult = actsOf(contender)[act]?.(args)
}

const actsOf = (contender: Contender): Acts => ({
  /** A first download: until the last row is durable, and until a search has been answered. */
  async fill({ customers, word }) {
    const source = customersOf(customers)
    await contender.open()
    const began = performance.now()
    await contender.store(source)
    const stored = performance.now() - began
    const hits = await contender.search(word)
    const searchable = performance.now() - began
    await contender.settle?.()
    const rows = await contender.firstRows()
    await contender.close()
    return { stored, searchable, settled: performance.now() - began, hits, rows: rows.length }
  },
  async open() {
    await contender.open()
    await contender.close()
    return {}
  },
  /** Times are from the start of the navigation. */
  async firstRows() {
    await contender.open()
    const rows = await contender.firstRows()
    const ready = performance.now()
    return { ready, rows: rows.length }
  },
  async searchReady({ word }) {
    await contender.open()
    const hits = await contender.search(word)
    const ready = performance.now()
    return { ready, hits }
  },
  async saveEdits({ count, customers }) {
    await contender.open()
    const saver = await contender.saver?.({ customers })
    if (!saver) throw new Error('saves no edits')
    const times: number[] = []
    for (const edit of editsOf(count, customers)) {
      await saver.before?.(edit)
      const began = performance.now()
      await saver.save(edit)
      times.push(performance.now() - began)
    }
    await contender.close()
    times.sort((a, b) => a - b)
    const at = (share: number): number => times[Math.floor(times.length * share)] ?? NaN
    const mean = times.reduce((sum, time) => sum + time, 0) / times.length
    return { p50: at(0.5), p95: at(0.95), mean, count }
  },
  async outcomes({ count, customers }) {
    await contender.open()
    const edits = editsOf(count, customers)
    const few = Math.ceil(Math.min(SAVED_AT_ONCE, count) / 2)
    const times: number[] = []
    for (let from = 0; from < count; from += 2 * few) {
      const some = edits.slice(from, from + 2 * few)
      const storer = await contender.outcomes?.(some)
      if (!storer) throw new Error('stores no outcomes')
      const answers = some.map((edit) => answerTo(edit, customers))
      for (let at = 0; at < some.length; at += few) {
        times.push(await takeAll(storer, answers.slice(at, at + few)))
      }
    }
    await contender.close()
    const total = times.reduce((sum, time) => sum + time, 0)
    return { total, first: times[0] ?? NaN, last: times.at(-1) ?? NaN, count }
  },
  async memory() {
    const before = await memoryNow()
    await contender.open()
    const held = await contender.load()
    const loaded = await memoryNow()
    // Used after the measurement, so that it isn't collected before.
    return { loaded, empty: before, held: held === undefined ? 0 : 1 }
  },
})

/** Edits that are saved and begun before any of their outcomes is stored. */
const SAVED_AT_ONCE = 2_000

async function takeAll(storer: OutcomeStorer, answers: readonly Customer[]): Promise<number> {
  const began = performance.now()
  const left = answers.values()
  const chain = async (): Promise<void> => {
    for (const customer of left) await storer.take(customer)
  }
  await Promise.all(Array.from({ length: storer.sideBySide }, chain))
  return performance.now() - began
}

/** Memory of the page and its workers after a garbage collection. */
async function memoryNow(): Promise<number> {
  const measuring = performance as unknown as {
    measureUserAgentSpecificMemory(): Promise<{ bytes: number }>
  }
  return (await measuring.measureUserAgentSpecificMemory()).bytes
}
