import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { connect, customersArrive } from '../support/app/app-actions.mjs'
import { footOf, journalOf } from '../support/faults/app-output.ts'
import { createBookkeeper } from '../support/faults/bookkeeper.ts'
import { type Chance, createChance, seedOfRun } from '../support/faults/random.ts'
import { tellFigures } from '../support/faults/figures.ts'
import { clearSlate, IDS } from '../support/faults/kill-story.ts'
import { PERSONS_FIELDS, personsValue } from '../support/faults/marks.ts'
import { type NetState, openNet } from '../support/faults/net.ts'
import { changeAll } from '../support/faults/person.ts'
import { hearStory } from '../support/faults/store-story.ts'
import { type App, expect, startPracticeStore, test } from '../support/e2e/app.ts'

const PARTITIONS = Number(process.env['PARTITIONS'] ?? 6)
const SEED = seedOfRun()

test(`the outbox drains without any action after each of ${PARTITIONS} partitions`, async ({ launchApp }) => {
  // In no title: the workers would not find the test by it.
  process.stdout.write(`SEED=${SEED}\n`)
  test.setTimeout(120_000 + PARTITIONS * LONGEST_DRAIN_MS)
  const folder = mkdtempSync(join(tmpdir(), 'counterfoil-partition-'))
  const more = ['--folder', folder, '--quota', '100000', '--latency', '20']
  const store = await startPracticeStore({ customers: 50, seed: 7, more })
  const chance = createChance(SEED)
  const net = await openNet(store.url, chance)
  try {
    await clearSlate(store)
    const story = await hearStory(store, folder, IDS)
    const keeper = createBookkeeper()
    const app = await launchApp({ env: { COUNTERFOIL_API_URL: net.url } })
    await connect(app.page, store)
    await customersArrive(app.page, '50')
    let longestWaitMs = 0
    for (let number = 1; number <= PARTITIONS; number += 1) {
      const { state, lastsMs } = partition(number, chance)
      // Some begin before the person saves, some in the middle of a drain.
      const isEarly = chance.below(3) === 0
      if (isEarly) await net.become(state)
      const field = chance.pick(PERSONS_FIELDS)
      const saved = await changeAll(app.page, field, personsValue(field, number))
      expect(saved).toBe(IDS.length)
      keeper.saved(IDS, field, number)
      if (!isEarly) {
        await pause(chance.below(700))
        await net.become(state)
      }
      await pause(lastsMs)
      await net.become({ kind: 'whole' })
      const waitMs = await untilDrained(app, JSON.stringify(state))
      longestWaitMs = Math.max(longestWaitMs, waitMs)
      process.stdout.write(`${JSON.stringify(state)}, for ${lastsMs} ms: drained ${waitMs} ms later\n`)
      await story.hear(true)
      const { lost, doubled, outOfOrder, unseen } = keeper.judge(story.writes, story.puts(), [])
      expect([...lost, ...doubled, ...outOfOrder, ...unseen]).toEqual([])
    }
    const { count, live } = await journalOf(app.page, store.storeHash)
    const { lost, doubled, unseen, delivered } = keeper.judge(story.writes, story.puts(), [])
    tellFigures('partition', {
      seed: SEED,
      partitions: PARTITIONS,
      puts: story.puts().length,
      editsMade: count.saved,
      delivered,
      waiting: live.size,
      lost: lost.length,
      doubled: doubled.length,
      unseen: unseen.length,
      longestWaitMs,
    })
  } finally {
    await net.close()
    await store.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})

/** Waits, without a person doing anything, until nothing waits. @returns how long that took */
async function untilDrained({ page }: App, what: string): Promise<number> {
  const from = Date.now()
  for (;;) {
    const foot = await footOf(page)
    if (foot?.waiting === 0) {
      expect(foot.isTrouble).toBe(false)
      return Date.now() - from
    }
    const waitedMs = Date.now() - from
    if (waitedMs > LONGEST_DRAIN_MS) throw new Error(`After ${what} the outbox did not drain.`)
    await pause(50)
  }
}

/** First one of each kind, then any. The app gives up a read after 15 s and a write after 45 s. */
function partition(number: number, chance: Chance): { state: NetState; lastsMs: number } {
  const kinds = ['rejected', 'silent', 'reset', 'cut', 'late', 'lost'] as const
  switch (kinds[number - 1] ?? chance.pick(kinds)) {
    case 'rejected':
      return { state: { kind: 'rejected' }, lastsMs: chance.below(8_000) }
    case 'silent':
      return { state: { kind: 'silent', flowsOn: true }, lastsMs: chance.below(12_000) }
    case 'lost':
      return { state: { kind: 'silent', flowsOn: false }, lastsMs: chance.below(6_000) }
    case 'reset':
      return { state: { kind: 'reset' }, lastsMs: chance.below(8_000) }
    case 'cut':
      return { state: { kind: 'cut' }, lastsMs: chance.below(8_000) }
    case 'late': {
      // In its turn of the soak also later than a write is waited for.
      const ms = number > kinds.length && chance.below(3) === 0 ? 47_000 : 16_000
      return { state: { kind: 'late', ms }, lastsMs: ms + chance.below(4_000) }
    }
  }
}

const LONGEST_DRAIN_MS = 6 * 60_000
