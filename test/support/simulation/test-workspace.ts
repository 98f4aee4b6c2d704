import type { LocalStore } from '../../../renderer/storage/local-store.ts'
import type { Locks, OtherWindows, WindowMessage } from '../../../renderer/sync/dependencies.ts'
import type { Sync } from '../../../renderer/sync/sync.ts'
import { createLife, createSimulatedClock, type Life, type SimulatedClock } from './clock.ts'
import { ENGINE } from './engine.ts'
import type { JournalFile } from './simulated-journal.ts'
import { createSimulatedMain, type SimulatedMain } from './simulated-main.ts'
import { type Disk, emptyDisk, openMemoryStore } from './memory-store.ts'
import { createSimulatedStore, type SimulatedStore } from './simulated-store.ts'
import type { Answer } from '../../../shared/answer.ts'
import type { Bridge, CustomersArgs, AttemptArgs } from '../../../shared/bridge.ts'
import type { Customer } from '../../../shared/customer.ts'
import type { Page } from '../../../shared/unreadable.ts'

/** A shop's workspace in a world without faults, until a test makes some. */
export interface Workspace {
  readonly clock: SimulatedClock
  readonly store: SimulatedStore
  readonly main: SimulatedMain
  readonly disk: Disk
  readonly journal: JournalFile
  /** Edits handed to main, in order. */
  readonly handedOver: readonly AttemptArgs[]
  /** Requests for customers, by the first id asked for. */
  readonly pagesAsked: readonly number[]
  /** @param change of what is on the disk; `outside`: of what is behind the bridge */
  open(change?: (store: LocalStore) => LocalStore, outside?: (bridge: Bridge) => Bridge): Promise<Window>
  /** Waits for a state, as long as ten minutes of this world. */
  until(is: () => boolean): Promise<void>
}

export interface Window {
  readonly sync: Sync
  readonly life: Life
}

/**
 * @param options `sinceTick`: how far the clock, looked at, is beyond the last whole millisecond; `inItsPlace`: what
 * answers a request for customers in the store's place
 */
export function openTestWorkspace({
  customers = 3,
  sinceTick = () => 0,
  inItsPlace = () => undefined,
}: {
  customers?: number
  sinceTick?: () => number
  inItsPlace?: (asked: CustomersArgs) => Answer<Page<Customer>> | undefined
} = {}): Workspace {
  const clock = createSimulatedClock(Date.UTC(2026, 4, 6, 9))
  const disk = emptyDisk()
  const journal: JournalFile = { entries: [] }
  const store = createSimulatedStore(clock.now, customers)
  const handedOver: AttemptArgs[] = []
  const pagesAsked: number[] = []
  const main = createSimulatedMain({
    engine: ENGINE,
    clock,
    store,
    journal,
    witness: {
      deliverCalled: (args) => void handedOver.push(args),
      wasRead: () => undefined,
      aboutToPut: () => undefined,
    },
  })
  const locks = fairLocks()
  const windows = new Set<(what: WindowMessage) => void>()
  let ids = 0

  return {
    clock,
    store,
    main,
    disk,
    journal,
    handedOver,
    pagesAsked,
    async open(change = (one) => one, outside = (one) => one) {
      const life = createLife(clock, () => undefined)
      const bridge = main.bridgeFor(life)
      const customersOf = bridge.store.customers
      const opening = ENGINE.createSync({
        bridge: outside({
          ...bridge,
          store: {
            ...bridge.store,
            customers: async (args) => {
              pagesAsked.push(args.minId)
              return inItsPlace(args) ?? customersOf(args)
            },
          },
        }),
        store: change(openMemoryStore(disk, 'shop', life)),
        now: () => clock.now() + sinceTick(),
        monotonicNow: clock.now,
        random: () => 0.5,
        newId: () => `id-${(ids += 1)}`,
        locks: locks.of(life),
        timers: life.timers,
        otherWindows: othersOf(windows, life),
      })
      await clock.settle()
      return { sync: await opening, life }
    },
    async until(is) {
      for (let waited = 0; waited < 600_000 && !is(); waited += 10) await clock.advance(10)
      if (!is()) throw new Error('it never came to that')
    },
  }
}

function othersOf(windows: Set<(what: WindowMessage) => void>, life: Life): OtherWindows {
  let own: ((what: WindowMessage) => void) | null = null
  return {
    emit: (what) => {
      for (const hear of windows) if (hear !== own) hear(what)
    },
    subscribe(hear) {
      own = (what) => void (life.isAlive() && hear(what))
      windows.add(own)
      return () => void (own && windows.delete(own))
    },
  }
}

/** One holder at a time, first come first served; the dead hold nothing. */
function fairLocks(): { of(life: Life): Locks } {
  let queue: { life: Life; begin: () => void }[] = []
  let holder: Life | null = null
  const next = (): void => {
    if (holder?.isAlive()) return
    queue = queue.filter(({ life }) => life.isAlive())
    const first = queue.shift()
    holder = first?.life ?? null
    first?.begin()
  }
  return {
    of: (life) => ({
      request: (_name, { signal }, work) =>
        new Promise((resolve, reject) => {
          const leave = (): void => {
            queue = queue.filter((one) => one !== entry)
            reject(new Error('aborted'))
          }
          const entry = {
            life,
            begin: () => {
              signal.removeEventListener('abort', leave)
              void work()
                .then(resolve, reject)
                .finally(() => {
                  holder = null
                  next()
                })
            },
          }
          signal.addEventListener('abort', leave)
          queue.push(entry)
          next()
        }),
    }),
  }
}

/** What is held back until it is let go. */
export interface Gate {
  /** Resolves when it is open. */
  readonly through: Promise<void>
  open(): void
}

export function aGate(): Gate {
  let open = (): void => undefined
  const through = new Promise<void>((resolve) => (open = resolve))
  return { through, open: () => open() }
}
