import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { createSync } from '../../renderer/sync/create-sync.ts'
import { type Mutant, MUTANTS } from './mutants/mutants.ts'
import { anAct } from './world/acts.ts'
import { live } from './world/history.ts'
import type { CreateSync } from './world/world.ts'

// Each mutant is the app's own source with one bug; the model test has to find every one of them.
const ROOT = resolve(import.meta.dirname, '../..')
const PLACE = join(ROOT, '.cache/mutants', String(process.pid))
/** How many the unmutated engine lives through. */
const HISTORIES = 3_000
/** Within how many each mutant must be found: some bugs need several rare things at once. */
const MOST_HISTORIES = 20_000
const SEED = 2

afterAll(() => rmSync(PLACE, { recursive: true, force: true }))

describe('the model test is strong enough to find an outbox that', () => {
  it('has no bug of these, and lets it live', { timeout: 240_000 }, async () => {
    expect(await firstCaught(createSync, HISTORIES)).toBe(HISTORIES)
  })

  for (const [at, mutant] of MUTANTS.entries()) {
    it(mutant.name, { timeout: 240_000 }, async () => {
      const create = await load(mutant, at)
      expect(await firstCaught(create, MOST_HISTORIES), 'histories until it was caught').toBeLessThan(
        MOST_HISTORIES,
      )
    })
  }
})

async function load(mutant: Mutant, at: number): Promise<CreateSync> {
  const folder = join(PLACE, String(at))
  mkdirSync(join(folder, 'renderer/db'), { recursive: true })
  cpSync(join(ROOT, 'shared'), join(folder, 'shared'), { recursive: true })
  cpSync(join(ROOT, 'renderer/sync'), join(folder, 'renderer/sync'), { recursive: true })
  const store = 'renderer/db/local-store.ts'
  cpSync(join(ROOT, store), join(folder, store))
  const file = join(folder, mutant.file)
  const source = readFileSync(file, 'utf8')
  expect(source.split(mutant.find).length, `"${mutant.find}" stands once in ${mutant.file}`).toBe(2)
  writeFileSync(
    file,
    source.replace(mutant.find, () => mutant.replace),
  )
  const module = (await import(pathToFileURL(join(folder, 'renderer/sync/create-sync.ts')).href)) as {
    createSync: CreateSync
  }
  return module.createSync
}

/** How many histories it took until something that always holds did not. */
async function firstCaught(create: CreateSync, most: number): Promise<number> {
  // Made by the thousand, so that a mutant that is found at once costs no more than that.
  for (let from = 0; from < most; from += 1_000) {
    const histories = fc.sample(
      fc.tuple(fc.array(anAct, { maxLength: 200, size: 'max' }), fc.nat({ max: 2 ** 31 })),
      { numRuns: 1_000, seed: SEED + from },
    )
    for (const [at, [acts, seed]] of histories.entries()) {
      const told = await live(create, acts, seed)
      if (told.violations.length > 0) return from + at
    }
  }
  return most
}
