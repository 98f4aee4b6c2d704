import fc from 'fast-check'
import { expect, it } from 'vitest'
import { tellFigures } from '../support/faults/figures.ts'
import { anAct } from '../support/simulation/actions.ts'
import { ENGINE } from '../support/simulation/engine.ts'
import { live } from '../support/simulation/history.ts'

const HISTORIES = Number(process.env['HISTORIES'] ?? 2_000)
const SEED = Number(process.env['SEED'] ?? Date.now() % 2 ** 31)

it(
  `nothing is lost, doubled or overwritten unseen in ${HISTORIES} random histories (SEED=${SEED})`,
  { timeout: Math.max(120_000, HISTORIES * 200) },
  async () => {
    const sums = {
      histories: 0,
      editsMade: 0,
      puts: 0,
      delivered: 0,
      waiting: 0,
      crashes: 0,
      inTheMoment: 0,
    }
    let longestWaitMs = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(anAct, { maxLength: 200, size: 'max' }),
        fc.nat({ max: 2 ** 31 }),
        async (acts, seed) => {
          const told = await live(ENGINE, acts, seed)
          sums.histories += 1
          sums.editsMade += told.saves
          sums.puts += told.puts
          sums.delivered += told.delivered
          sums.waiting += told.stillWaiting
          sums.crashes += told.crashes
          sums.inTheMoment += told.overwrittenInTheMoment
          longestWaitMs = Math.max(longestWaitMs, told.longestWaitMs)
          expect(told.violations).toEqual([])
        },
      ),
      { numRuns: HISTORIES, seed: SEED, endOnFailure: false, interruptAfterTimeLimit: 30 * 60_000 * 10 },
    )
    tellFigures('model', {
      seed: SEED,
      ...sums,
      lost: 0,
      doubled: 0,
      unseen: 0,
      longestWaitInHistoryMs: longestWaitMs,
    })
  },
)
