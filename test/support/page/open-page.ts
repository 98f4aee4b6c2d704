import { useBridge } from './page-globals.ts'
import { createPinia, setActivePinia } from 'pinia'
import { nextTick } from 'vue'
import type { CustomerQuery, CustomerRow } from '../../../renderer/domain/customers/customer-query.ts'
import type { CustomerSearch, LocalStore, SearchChange } from '../../../renderer/storage/local-store.ts'
import { showing, useWorkspace } from '../../../renderer/workspace/workspace.ts'
import type { Bridge } from '../../../shared/bridge.ts'
import type { Customer } from '../../../shared/customer.ts'
import { openTestWorkspace, type Window, type Workspace } from '../simulation/test-workspace.ts'

/** The stores of a page on the app's own engine, over a simulated main process and store. */
export interface Page extends Workspace, Window {
  readonly local: LocalStore
  /** Lets everything happen that can without time passing, watchers included. */
  settle(): Promise<void>
  /** Something changed in the search index, or more of it was read. */
  reindexed(change?: { loading: boolean }): void
  close(): void
}

/** @param bridge replaces parts of what the page asks main */
export async function openPage(
  options: { customers?: number; bridge?: Partial<Bridge> } = {},
): Promise<Page> {
  const world = openTestWorkspace({ customers: options.customers ?? 3 })
  const search = createPlainSearch(() => [...world.disk.customers.values()])
  let local: LocalStore | null = null
  let bridge: Partial<Bridge> = {}
  const window = await world.open(
    (store) => (local = { ...store, search }),
    (real) => (bridge = { ...real, ...options.bridge }) as Bridge,
  )
  if (!local) throw new Error('the store was not opened')
  await world.until(
    () => window.sync.state.pull.kind === 'idle' && window.sync.state.pull.lastFinishedAt !== null,
  )
  useBridge(bridge)
  setActivePinia(createPinia())
  const workspace = useWorkspace()
  workspace.sync = window.sync.state
  window.sync.subscribe(showing(window.sync, (now) => (workspace.sync = now)))
  workspace.state = {
    kind: 'open',
    workspace: { storeHash: 'shop', local, sync: window.sync, close: async () => undefined },
  }
  const settle = async (): Promise<void> => {
    for (let turns = 0; turns < 4; turns += 1) {
      await nextTick()
      await world.clock.settle()
    }
  }
  await settle()
  return {
    ...world,
    ...window,
    local,
    settle,
    reindexed: ({ loading } = { loading: false }) =>
      search.emit({ indexed: world.disk.customers.size, loading }),
    close: () => void (workspace.state = { kind: 'closed' }),
  }
}

/** Finds customers whose name contains the text, in the order of their ids or backwards. */
function createPlainSearch(
  all: () => readonly Customer[],
): CustomerSearch & { emit(now: SearchChange): void } {
  const listeners = new Set<(now: SearchChange) => void>()
  const found = ({ text, sort }: CustomerQuery): readonly Customer[] => {
    const hits = all().filter(({ first_name }) => first_name.toLowerCase().includes(text.toLowerCase()))
    return hits.toSorted((a, b) => (sort.direction === 'up' ? a.id - b.id : b.id - a.id))
  }
  const rowOf = (customer: Customer): CustomerRow => ({
    ...customer,
    state: 'clean',
    pending: [],
    noteExcerpt: '',
  })
  return {
    find: async (query, from, to) => {
      const hits = found(query)
      return { total: hits.length, from, rows: hits.slice(from, to).map(rowOf) }
    },
    allIds: async (query) => Uint32Array.from(found(query), ({ id }) => id),
    positionOf: async (query, id) => found(query).findIndex((one) => one.id === id),
    ownersOf: async () => [],
    setOverlays: async () => undefined,
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    emit: (now) => listeners.forEach((listener) => listener(now)),
  }
}
