import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { type Mutant, MUTANTS } from '../support/simulation/mutants.ts'
import { anAct } from '../support/simulation/actions.ts'
import { live } from '../support/simulation/history.ts'
import { ENGINE, type Engine } from '../support/simulation/engine.ts'

// Each mutant is the app's own source with one bug; the model test has to find every one of them.
const ROOT = resolve(import.meta.dirname, '../..')
const PLACE = join(ROOT, '.cache/mutants', String(process.pid))
/** Within how many each mutant must be found: some bugs need several rare things at once. */
const MOST_HISTORIES = 20_000
const BLOCK = 1_000
const SEED = 2

afterAll(() => rmSync(PLACE, { recursive: true, force: true }))

describe('the model test is strong enough to find an outbox that', () => {
  it('has no bug of these, and lets it live', { timeout: 240_000 }, async () => {
    for (const { caughtBy } of MUTANTS) expect(await isCaught(ENGINE, caughtBy)).toBe(false)
  })

  for (const [at, mutant] of MUTANTS.entries()) {
    it(mutant.name, { timeout: 240_000 }, async () => {
      const engine = await load(mutant, at)
      if (await isCaught(engine, mutant.caughtBy)) return
      const found = await firstCaught(engine)
      process.stderr.write(
        `"${mutant.name}" is caught by history ${found}: write that to caughtBy, to find it at once.\n`,
      )
      expect(found, 'histories until it was caught').toBeLessThan(MOST_HISTORIES)
    })
  }
})

/** The engine with one of its files replaced. */
async function load(mutant: Mutant, at: number): Promise<Engine> {
  const folder = join(PLACE, String(at))
  for (const part of COPIED) cpSync(join(ROOT, part), join(folder, part), { recursive: true })
  const file = join(folder, mutant.file)
  const source = readFileSync(file, 'utf8')
  expect(source.split(mutant.find).length, `"${mutant.find}" is once in ${mutant.file}`).toBe(2)
  writeFileSync(
    file,
    source.replace(mutant.find, () => mutant.replace),
  )
  const engine = pathToFileURL(join(folder, 'test/support/simulation/engine.ts')).href
  return ((await import(engine)) as { ENGINE: Engine }).ENGINE
}

/** All that the engine is made of. */
const COPIED = [
  'shared',
  'renderer/sync',
  'renderer/domain',
  'renderer/storage/local-store.ts',
  'electron/main/delivery',
  'electron/main/store-api',
  'electron/main/platform',
  'test/support/simulation/engine.ts',
]

/** The number of the first history in which something that always holds did not. */
async function firstCaught(engine: Engine): Promise<number> {
  for (let number = 0; number < MOST_HISTORIES; number += 1) if (await isCaught(engine, number)) return number
  return MOST_HISTORIES
}

async function isCaught(engine: Engine, number: number): Promise<boolean> {
  const [acts, seed] = historyOf(number)
  return (await live(engine, acts, seed)).violations.length > 0
}

type History = [acts: Parameters<typeof live>[1], seed: number]
const blocks = new Map<number, History[]>()

/** Histories are made by the thousand; one number is always the same history. */
function historyOf(number: number): History {
  const from = number - (number % BLOCK)
  const block =
    blocks.get(from) ??
    fc.sample(fc.tuple(fc.array(anAct, { maxLength: 200, size: 'max' }), fc.nat({ max: 2 ** 31 })), {
      numRuns: BLOCK,
      seed: SEED + from,
    })
  blocks.set(from, block)
  const history = block[number - from]
  if (!history) throw new Error(`There is no history ${number}.`)
  return history
}
