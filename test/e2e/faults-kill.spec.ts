import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { connect, customersArrive } from '../support/app/app-actions.mjs'
import { seedOfRun } from '../support/faults/random.ts'
import { clearSlate, createKillStory, type KillStory } from '../support/faults/kill-story.ts'
import { tellFigures } from '../support/faults/figures.ts'
import { expect, startPracticeStore, test } from '../support/e2e/app.ts'

const KILLS = Number(process.env['KILLS'] ?? 20)
const SEED = seedOfRun()

test(`nothing is lost, doubled or overwritten unseen by ${KILLS} kills`, async ({ launchApp }) => {
  // In no title: the workers would not find the test by it.
  process.stdout.write(`SEED=${SEED}\n`)
  test.setTimeout(120_000 + KILLS * 30_000)
  const folder = mkdtempSync(join(tmpdir(), 'counterfoil-kill-'))
  const more = ['--folder', folder, '--quota', '100000', '--latency', '20']
  const store = await startPracticeStore({ customers: 50, seed: 7, more })
  try {
    await clearSlate(store)
    const app = await launchApp({ env: { COUNTERFOIL_API_URL: store.url } })
    await connect(app.page, store)
    await customersArrive(app.page, '50')
    const story = await createKillStory({ app, store, folder, seed: SEED })
    while (story.kills() < KILLS) await round(story)
    const told = await story.end()
    tellFigures('kill', { seed: SEED, ...told })
  } finally {
    await store.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})

async function round(story: KillStory): Promise<void> {
  await story.save()
  for (let kills = 0; kills < 4 && story.kills() < KILLS; kills += 1) {
    await story.meetFaults()
    await pause(story.moment())
    await story.kill()
    expect(await story.missing()).toEqual([])
  }
  expect(await story.comeToRest()).toEqual([])
  await story.decide()
}
