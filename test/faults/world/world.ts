import type { createSync } from '../../../renderer/sync/create-sync.ts'
import type { Locks } from '../../../renderer/sync/parts.ts'
import type { Sync } from '../../../renderer/sync/sync.ts'
import { createLife, createWorldClock, type Life, type WorldClock } from './clock.ts'
import { createWorldMain, type JournalFile, type WorldMain } from './main.ts'
import { type Disk, emptyDisk, LONGEST_DISK_MS, openMemoryStore } from './memory-store.ts'
import { createWitness, type Witness } from './witness.ts'
import { createWorldStore, type WorldStore } from './store.ts'

export type CreateSync = typeof createSync

/** One history's world: a store with colleagues, a network, a machine that dies, and the app's own engine. */
export interface World {
  readonly clock: WorldClock
  readonly store: WorldStore
  readonly main: WorldMain
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

export async function createWorld(create: CreateSync, random: () => number): Promise<World> {
  const clock = createWorldClock(START)
  const disk = emptyDisk()
  const journal: JournalFile = { entries: [] }
  const store = createWorldStore(clock.now, CUSTOMERS)
  const witness = createWitness(store, disk)
  const main = createWorldMain(clock, store, journal, witness)
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
    const opening = create({
      bridge: main.bridgeFor(born),
      store: openMemoryStore(disk, 'world', born, diskTime),
      now: () => clock.now() + skew,
      ticks: () => clock.now() - START,
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
        witness.orderBeginsAnew()
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
