import { type Answer, bad, good } from '../../../shared/answer.ts'
import type { StoreClient } from '../../../electron/main/store-api/client.ts'
import type { CustomerChange } from '../../../electron/main/store-api/customer-change.ts'
import type { Bridge, BridgeEvents, AttemptArgs } from '../../../shared/bridge.ts'
import type { Customer } from '../../../shared/customer.ts'
import { aPage } from '../builders/page.ts'
import { ABSENT } from './absent-bridge.ts'
import { attemptCalls } from './attempt-calls.ts'
import type { Life, SimulatedClock } from './clock.ts'
import type { Engine } from './engine.ts'
import type { Fate } from './fates.ts'
import { createSimulatedJournal, type JournalFile } from './simulated-journal.ts'
import { ANSWER_MS, createSimulatedNetwork } from './simulated-network.ts'
import type { SimulatedStore } from './simulated-store.ts'

/** The main process with its own delivery, and the network behind it. */
export interface SimulatedMain {
  bridgeFor(life: Life): Bridge
  /** Fates of the next requests, one each; then everything is well. */
  readonly fates: Fate[]
  setOffline(isOffline: boolean, isNoticed: boolean): void
  setRevoked(isRevoked: boolean): void
  emit<E extends keyof BridgeEvents>(event: E, what: BridgeEvents[E]): void
  /** Main dies and starts again: attempts are forgotten, requests on the wire go their way. */
  restart(): void
}

/** A pull, which the page stores, or the look of one attempt, which main keeps to itself. */
export type ReadBy = 'pull' | { readonly attemptId: string }

export interface MainWitness {
  deliverCalled(args: AttemptArgs): void
  /** The store read this customer for the app; `shows` is the time that the read shows. */
  wasRead(customerId: number, shows: number, answeredAt: number, by: ReadBy): void
  /** When the page handed the edit over, and when the request left. */
  aboutToPut(args: AttemptArgs, handedOverAt: number, sentAt: number): void
}

interface SimulatedMainDependencies {
  readonly engine: Pick<Engine, 'createDelivery' | 'readReply' | 'putReply'>
  readonly clock: SimulatedClock
  readonly store: SimulatedStore
  readonly journal: JournalFile
  readonly witness: MainWitness
}

export function createSimulatedMain({
  engine,
  clock,
  store,
  journal,
  witness,
}: SimulatedMainDependencies): SimulatedMain {
  const network = createSimulatedNetwork(clock, engine)
  let listeners: { event: string; listener: (what: never) => void }[] = []
  let generation = 0
  let delivery = startDelivery()

  /** Main's own delivery, over a client that ends with this main. */
  function startDelivery() {
    const born = generation
    const isDead = (): boolean => born !== generation
    let handedOver: AttemptArgs | null = null
    const client: Pick<StoreClient, 'change'> = {
      async change(_requests, work) {
        const args = handedOver
        if (!args) throw new Error('a change without an edit')
        witness.deliverCalled(args)
        return good(await work(turnFor(args, isDead)))
      },
    }
    const made = engine.createDelivery({ client, openSealed: async () => null })
    return {
      ...made,
      /** Delivery asks the client for its turn before this returns. */
      deliver(args: AttemptArgs) {
        handedOver = args
        const outcome = made.deliver(args)
        handedOver = null
        return outcome
      },
    }
  }

  function turnFor(args: AttemptArgs, isDead: () => boolean): CustomerChange {
    const handedOverAt = clock.now()
    const never = new Promise<never>(() => undefined)
    return {
      async look(id) {
        const seen = await readCustomer(id, { attemptId: args.attemptId })
        return isDead() ? never : seen
      },
      put(id, patch) {
        const sentAt = clock.now()
        const apply = (): Customer => {
          witness.aboutToPut({ ...args, patch }, handedOverAt, sentAt)
          return store.put(id, patch, args.editId)
        }
        return network.put(apply, isDead)
      },
    }
  }

  const noteRead = (id: number, lagMs: number, by: ReadBy): void =>
    witness.wasRead(id, clock.now() - lagMs, clock.now() + ANSWER_MS, by)

  const readCustomer = (id: number, by: ReadBy, isHeard = () => true): Promise<Answer<Customer>> =>
    network.read((lagMs) => {
      if (isHeard()) noteRead(id, lagMs, by)
      return store.read(id, lagMs)
    })

  function storeCalls(life: Life): Bridge['store'] {
    return {
      ...ABSENT.store,
      customers: ({ minId, modifiedSince }) =>
        network.read((lagMs) => {
          // A list that is filtered by time says something about every customer: those not in it did not change.
          for (const id of store.ids) if (id >= minId && life.isAlive()) noteRead(id, lagMs, 'pull')
          return aPage(store.list(minId, modifiedSince, lagMs))
        }),
      count: () => network.read(() => store.ids.length),
      customer: async ({ customerId }) =>
        store.ids.includes(customerId) ? readCustomer(customerId, 'pull', life.isAlive) : bad('not-found'),
      groups: async () => good({ records: [], unreadable: [] }),
      now: async () => (network.isOffline() ? bad('unreachable') : good(clock.now())),
    }
  }

  const connection = (): BridgeEvents['connection'] =>
    network.isOffline()
      ? { kind: 'offline', since: clock.now(), nextProbeAt: clock.now() + 1_000 }
      : { kind: 'online', since: clock.now() }

  return {
    fates: network.fates,
    bridgeFor(life) {
      const born = generation
      const isDead = (): boolean => born !== generation
      const main = delivery
      const bridge: Bridge = {
        ...ABSENT,
        store: storeCalls(life),
        delivery: {
          ...ABSENT.delivery,
          ...attemptCalls(main.deliver, clock),
          recall: async ({ attemptIds }) => good(main.recall(attemptIds)),
          async forget({ attemptIds }) {
            main.forget(attemptIds)
            return good(null)
          },
        },
        connection: { current: async () => good(connection()), probe: async () => good(null) },
        journal: createSimulatedJournal(journal, isDead),
        on(event, hear) {
          const entry = { event, listener: (what: never) => void (life.isAlive() && hear(what)) }
          listeners.push(entry)
          return () => void (listeners = listeners.filter((one) => one !== entry))
        },
      }
      return within(life, isDead, bridge)
    },
    setOffline(offline, isNoticed) {
      const wasOffline = network.isOffline()
      network.setOffline(offline)
      if (offline ? isNoticed : wasOffline) this.emit('connection', connection())
    },
    setRevoked: network.setRevoked,
    emit(event, what) {
      for (const { event: of, listener } of listeners) if (of === event) listener(what as never)
    },
    restart() {
      generation += 1
      delivery = startDelivery()
      network.orphan()
      listeners = []
    },
  }
}

/** Calls reach the main process that the page was opened by, as steps of the page's life; a later one hears none. */
function within(life: Life, isDead: () => boolean, bridge: Bridge): Bridge {
  type Call = (args: never) => Promise<Answer<unknown>>
  const wrap =
    (call: Call): Call =>
    (args) =>
      life.call(() => (isDead() ? new Promise<never>(() => undefined) : call(args)))
  const groups = Object.entries(bridge).map(([name, group]) => [
    name,
    typeof group === 'function'
      ? group
      : Object.fromEntries(Object.entries(group as Record<string, Call>).map(([n, call]) => [n, wrap(call)])),
  ])
  return Object.fromEntries(groups) as Bridge
}
