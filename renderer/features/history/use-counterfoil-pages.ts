import { ref, shallowRef } from 'vue'
import type { Counterfoil } from '../../../shared/edit.ts'

/** The counterfoils of the open store, as `LocalStore` offers them. */
export interface CounterfoilSource {
  count(): Promise<number>
  /** The newest ones, or those that are older than `after`. */
  page(size: number, after?: Counterfoil): Promise<readonly Counterfoil[]>
  ofCustomer(customerId: number): Promise<readonly Counterfoil[]>
}

export interface CounterfoilPagesOptions {
  /** `null` while no store is open. */
  readonly source: () => CounterfoilSource | null
  /** `null` for the counterfoils of all customers. */
  readonly customerId: () => number | null
  /** While something is searched for, pages are read until the end. */
  readonly isSearching: () => boolean
}

/** Reads counterfoils in pages, newest first, and those that are added while the list is open. */
export function useCounterfoilPages({ source, customerId, isSearching }: CounterfoilPagesOptions) {
  const loaded = shallowRef<readonly Counterfoil[]>([])
  const isEnd = ref(false)
  const isLoading = ref(false)
  const hasFailed = ref(false)
  const total = ref(0)
  /** Reads of an older list are dropped: another store, customer or a restart began a new one. */
  let generation = 0

  /** Reads again from the newest counterfoil on. */
  function begin(): Promise<void> {
    generation += 1
    loaded.value = []
    isEnd.value = false
    hasFailed.value = false
    isLoading.value = false
    return more()
  }

  /** Reads the next page. */
  async function more(): Promise<void> {
    const store = source()
    if (!store || isLoading.value || isEnd.value) return
    const mine = generation
    const isCurrent = (): boolean => mine === generation
    isLoading.value = true
    try {
      await readOn(store, isCurrent)
    } catch {
      if (isCurrent()) hasFailed.value = true
    } finally {
      if (isCurrent()) isLoading.value = false
    }
  }

  async function readOn(store: CounterfoilSource, isCurrent: () => boolean): Promise<void> {
    const customer = customerId()
    if (customer !== null) {
      const all = await store.ofCustomer(customer)
      if (!isCurrent()) return
      loaded.value = all
      total.value = all.length
      isEnd.value = true
      return
    }
    const count = await store.count()
    if (isCurrent()) total.value = count
    while (isCurrent() && !isEnd.value) {
      const size = isSearching() ? SEARCH_PAGE : PAGE
      const page = await store.page(size, loaded.value.at(-1))
      if (!isCurrent()) return
      loaded.value = [...loaded.value, ...page]
      isEnd.value = page.length < size
      if (!isSearching()) return
    }
  }

  /** Adds the counterfoils that are newer than the newest one here. */
  async function addNewer(): Promise<void> {
    const store = source()
    const mine = generation
    if (!store) return
    const newer = await newerThan(store, customerId(), loaded.value)
    if (mine !== generation || newer.length === 0) return
    // A page that was read meanwhile may hold some of them.
    const known = idsOf(loaded.value)
    const added = newer.filter(({ id }) => !known.has(id))
    loaded.value = [...added, ...loaded.value]
    total.value += added.length
  }

  return { loaded, isEnd, isLoading, hasFailed, total, begin, more, refresh: coalesce(addNewer) }
}

async function newerThan(
  store: CounterfoilSource,
  customer: number | null,
  loaded: readonly Counterfoil[],
): Promise<readonly Counterfoil[]> {
  const known = idsOf(loaded)
  const isNew = ({ id }: Counterfoil): boolean => !known.has(id)
  if (customer !== null) return (await store.ofCustomer(customer)).filter(isNew)
  const newer: Counterfoil[] = []
  for (;;) {
    const unknown = (await store.page(PAGE, newer.at(-1))).filter(isNew)
    newer.push(...unknown)
    if (unknown.length < PAGE || known.size === 0) return newer
  }
}

/** Runs one at a time; calls during a run make it run again. After a failed run, the next call tries again. */
function coalesce(run: () => Promise<void>): () => Promise<void> {
  let isWanted = false
  let isRunning = false
  return async () => {
    isWanted = true
    if (isRunning) return
    isRunning = true
    while (isWanted) {
      isWanted = false
      await run().catch(() => undefined)
    }
    isRunning = false
  }
}

const idsOf = (counterfoils: readonly Counterfoil[]): ReadonlySet<string> =>
  new Set(counterfoils.map(({ id }) => id))

const PAGE = 100
/** More at a time while searching: most of what is read is not shown. */
const SEARCH_PAGE = 500
