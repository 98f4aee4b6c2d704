import type { Locks } from '../../../renderer/sync/dependencies.ts'
import type { Sync } from '../../../renderer/sync/sync.ts'
import { createLife, createSimulatedClock, type Life, type SimulatedClock } from './clock.ts'
import type { Engine } from './engine.ts'
import type { JournalFile } from './simulated-journal.ts'
import { createSimulatedMain, type SimulatedMain } from './simulated-main.ts'
import { type Disk, emptyDisk, LONGEST_DISK_MS, openMemoryStore } from './memory-store.ts'
import { createWitness, type Witness } from './witness.ts'
import { createSimulatedStore, type SimulatedStore } from './simulated-store.ts'

/** One history's world: a store with colleagues, a network, a machine that dies, and the app's own engine. */
export interface World {
  readonly clock: SimulatedClock
  readonly store: SimulatedStore
  readonly main: SimulatedMain
  readonly disk: Disk
  readonly journal: JournalFile
  readonly witness: Witness
  /** The open page's engine, or `null` while there is none. */
  sync(): Sync | null
  /** Opens the page again where it died. */
  revive(): Promise<void>
  /** The page (and main with it) dies at the so-manieth step from now, before or after its effect. */
  dieAt(steps: number, when: 'before' | 'after', whatDies: 'page' | 'main'): void
  dieNow(whatDies: 'page' | 'main'): void
  /** The app dies, and the browser deletes its database, or the journal's file is gone. */
  lose(copy: 'database' | 'journal'): void
  setBackClock(ms: number): void
}

export const CUSTOMERS = 4

export async function createWorld(engine: Engine, random: () => number): Promise<World> {
  const clock = createSimulatedClock(START)
  const disk = emptyDisk()
  const journal: JournalFile = { entries: [] }
  const store = createSimulatedStore(clock.now, CUSTOMERS)
  const witness = createWitness(store, disk)
  const main = createSimulatedMain({ engine, clock, store, journal, witness })
  let skew = 0
  let ids = 0
  let death: { steps: number; when: 'before' | 'after'; what: 'page' | 'main' } | null = null
  let life: Life | null = null
  let page: Sync | null = null

  function onStep(when: 'before' | 'after'): void {
    if (death?.when !== when) return
    death.steps -= 1
    if (death.steps <= 0) dieNow(death.what)
  }

  function dieNow(what: 'page' | 'main'): void {
    death = null
    life?.end()
    page = null
    witness.pageDied(clock.now())
    if (what === 'main') main.restart()
  }

  /** Most calls answer at once, so that a history still gets somewhere. */
  function diskTime(): Promise<void> | undefined {
    if (random() < 0.8) return undefined
    return new Promise((resolve) => void clock.after(Math.floor(random() * LONGEST_DISK_MS), resolve))
  }

  async function revive(): Promise<void> {
    if (life?.isAlive()) return
    const born = createLife(clock, onStep)
    life = born
    const opening = engine.createSync({
      bridge: main.bridgeFor(born),
      store: openMemoryStore(disk, 'world', born, diskTime),
      now: () => clock.now() + skew,
      monotonicNow: () => clock.now() - START,
      random,
      newId: () => `id-${(ids += 1)}`,
      locks: lockFor(born),
      timers: born.timers,
    })
    void opening.then((sync) => {
      if (born.isAlive()) page = sync
    })
    await clock.settle()
  }

  await revive()
  return {
    clock,
    store,
    main,
    disk,
    journal,
    witness,
    sync: () => page,
    revive,
    dieNow,
    dieAt: (steps, when, what) => void (death = { steps, when, what }),
    lose(copy) {
      dieNow('main')
      if (copy === 'journal') {
        journal.entries = []
        witness.forgetOrder()
      } else for (const table of Object.values(disk)) table.clear()
    },
    setBackClock: (ms) => void (skew -= ms),
  }
}

/** Enough of a lock for one page at a time: the dead hold nothing. */
function lockFor(life: Life): Locks {
  return {
    request: (_name, _options, work) => life.call(work),
  }
}

const START = Date.UTC(2026, 0, 5, 9)
