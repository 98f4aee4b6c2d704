import { type Answer, good } from '../../../shared/answer.ts'
import type { Bridge } from '../../../shared/bridge.ts'
import { step } from '../../../shared/outbox/edit-life.ts'
import type { LocalStore } from '../../../renderer/storage/local-store.ts'
import type { CustomerQuery } from '../../../renderer/domain/customers/customer-query.ts'
import { openLocalStore } from '../../../renderer/storage/open-local-store.ts'
import { createJournalWriter } from '../../../renderer/sync/journal/journal-writer.ts'
import { publishRowStatus } from '../../../renderer/sync/row-status.ts'
import { createOutboxCache, type OutboxCache } from '../../../renderer/sync/outbox/outbox-cache.ts'
import { pageTimers } from '../../../renderer/sync/page-dependencies.ts'
import { createUserActions } from '../../../renderer/sync/actions/user-actions.ts'
import { createPull } from '../../../renderer/sync/pull/pull.ts'
import { createUnreadableRecords } from '../../../renderer/sync/pull/unreadable-records.ts'
import { createCustomerReads } from '../../../renderer/sync/pull/customer-reads.ts'
import { aPage } from '../../support/builders/page.ts'
import type { Contender, PlannedEdit } from './contender.ts'
import { ROWS } from './plain.ts'

// The app's own storage, and the part of `renderer/sync` that writes to it, from their sources.

/** The calls to main that the contender needs. */
export type MainParts = Pick<Bridge, 'journal'>

/**
 * @param main where the journal is written
 */
export function appStore(main: () => Promise<MainParts>): Contender {
  let store: LocalStore
  let begun: Promise<OutboxCache> | null = null
  const outboxOf = (): Promise<OutboxCache> => (begun ??= begin())

  async function begin(): Promise<OutboxCache> {
    const outbox = createOutboxCache({
      store,
      journal: createJournalWriter((await main()) as Bridge, store.storeHash),
      timers: pageTimers,
      breathe: async () => undefined,
      diskProblem: thrown,
    })
    await outbox.reload()
    publishRowStatus(store, outbox, pageTimers)
    return outbox
  }

  const actionsOn = (outbox: OutboxCache) =>
    createUserActions({ outbox, now: Date.now, newId: () => crypto.randomUUID(), acted: () => undefined })

  return {
    async open() {
      const opening = await openLocalStore({
        storeHash: 'bench',
        key: KEY,
        isKeyNew: false,
        appVersion: '0.1.0',
      })
      if (opening.kind !== 'opened') throw new Error(opening.kind)
      store = opening.store
    },
    close: () => store.close(),
    async store(customers) {
      const outbox = createOutboxCache({
        store,
        journal: createJournalWriter({} as Bridge, store.storeHash),
        timers: pageTimers,
        breathe: async () => undefined,
        diskProblem: thrown,
      })
      const pull = createPull({
        bridge: {
          store: {
            now: async () => good(Date.now()),
            count: async () => good(customers.length),
            groups: async () => good({ records: [], unreadable: [] }),
            customers: async ({ minId, modifiedSince }: { minId: number; modifiedSince?: number }) =>
              good(aPage(modifiedSince === undefined ? customers.slice(minId - 1, minId - 1 + PAGE) : [])),
          },
        } as unknown as Bridge,
        store,
        outbox,
        now: Date.now,
        monotonicNow: () => performance.now(),
        random: Math.random,
        reads: createCustomerReads(
          () => performance.now(),
          () => -Infinity,
        ),
        unreadable: createUnreadableRecords(store, () => undefined),
        changed: () => undefined,
      })
      await pull.begin()
      valueOf(await pull.run())
    },
    async settle() {
      await store.search.find(LIST, 0, ROWS)
      await upkeepDone()
    },
    async firstRows() {
      const found = await store.search.find(LIST, 0, ROWS)
      return found?.rows.map(({ id }) => id) ?? []
    },
    async search(text) {
      const found = await store.search.find({ ...LIST, text }, 0, ROWS)
      return found?.total ?? 0
    },
    /** Resolves when the whole index is loaded, notes included. */
    async load() {
      await store.search.find(LIST, 0, ROWS)
      await new Promise<void>((resolve) => {
        store.search.onChange(({ loading }) => {
          if (!loading) resolve()
        })
      })
      await new Promise((resolve) => setTimeout(resolve, 3_000))
      return store.search.find({ ...LIST, text: 'gift wrap' }, 0, ROWS)
    },
    async saver() {
      const outbox = await outboxOf()
      const actions = actionsOn(outbox)
      return {
        // As in the app, where the customer is open in the form before the save.
        before: ({ customerId }: PlannedEdit) => outbox.confirmed(customerId),
        async save({ customerId, patch }) {
          const saved = valueOf(await actions.save(customerId, patch))
          if (saved.kind !== 'queued') throw new Error(saved.kind)
        },
      }
    },
    async outcomes(edits) {
      const outbox = await outboxOf()
      const actions = actionsOn(outbox)
      await Promise.all(
        edits.map(async ({ customerId, patch }) => valueOf(await actions.save(customerId, patch))),
      )
      const at = Date.now()
      await Promise.all(
        edits.map(async ({ customerId }) =>
          valueOf(
            await outbox.change(customerId, (lane) => ({
              result: null,
              step: step(lane, { kind: 'start', editId: lane.edits[0]?.id ?? '', attemptId: 'bench', at }),
            })),
          ),
        ),
      )
      return {
        sideBySide: SIDE_BY_SIDE,
        async take(customer) {
          const customerId = customer.id
          const [edit] = outbox.lane(customerId)
          if (!edit) throw new Error(`No edit of ${customerId}.`)
          const outcome = { kind: 'delivered', customer, differs: [], status: 200 } as const
          const event = { kind: 'outcome', editId: edit.id, attemptId: 'bench', outcome, random: 0 } as const
          const ended = await outbox.change(customerId, (lane) => {
            const next = step(lane, { ...event, at: Date.now() })
            return { result: next.kind === 'changed' && next.ended.length, step: next }
          })
          if (valueOf(ended) !== 1) throw new Error(`The outcome of ${customerId} was not taken.`)
        },
      }
    },
  }
}

/** Resolves when compaction has reached the newest version and the first rows are cached for the next start. */
async function upkeepDone(): Promise<void> {
  for (;;) {
    const db = await promised(indexedDB.open('counterfoil-bench'))
    const rows = (await promised(db.transaction('facts').objectStore('facts').getAll())) as {
      name: string
      value: unknown
    }[]
    db.close()
    const fact = (name: string): unknown => rows.find((row) => row.name === name)?.value
    const catalogue = fact('catalogue') as { version: number } | undefined
    if (catalogue?.version === fact('version') && fact('opening')) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

const promised = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('IndexedDB failed'))
  })

function valueOf<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  return answer.value
}

const LIST: CustomerQuery = { text: '', filters: {}, sort: { by: 'name', direction: 'up' } }
const KEY = new Uint8Array(32).fill(7)
const PAGE = 250
/** The app's number of deliveries in flight. */
const SIDE_BY_SIDE = 6

/** A failing disk ends the run. */
const thrown = (error: unknown): Promise<never> => Promise.reject(error)
