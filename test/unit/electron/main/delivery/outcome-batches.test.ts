import { expect, it } from 'vitest'
import { createOutcomeBatches } from '../../../../../electron/main/delivery/outcome-batches.ts'
import type { Outcome } from '../../../../../shared/outcome.ts'
import { createSimulatedClock } from '../../../../support/simulation/clock.ts'

const LOST: Outcome = { kind: 'unknown', reason: 'time-out', status: null }

function batches() {
  const clock = createSimulatedClock(0)
  const outcomes = createOutcomeBatches((ms) => new Promise<void>((end) => void clock.after(ms, end)))
  const ends = new Map<string, () => void>()
  for (const id of ['a', 'b', 'c']) {
    outcomes.add(id, new Promise((resolve) => ends.set(id, () => resolve(LOST))))
  }
  return { clock, outcomes, end: (id: string) => ends.get(id)?.() }
}

it('answers at once when all have ended', async () => {
  const { outcomes, end } = batches()
  const taken = outcomes.take(['a', 'b'])
  for (const id of ['a', 'b']) end(id)
  expect(await taken).toEqual({ a: LOST, b: LOST })
})

it('does not let one that hangs hold up the others', async () => {
  const { clock, outcomes, end } = batches()
  const taken = outcomes.take(['a', 'b', 'c'])
  end('b')
  await clock.advance(5)
  end('a')
  await clock.advance(100)
  expect(await taken).toEqual({ a: LOST, b: LOST })
  end('c')
  expect(await outcomes.take(['c'])).toEqual({ c: LOST })
})

it('answers nothing for what is not on its way, or was taken or forgotten', async () => {
  const { outcomes, end } = batches()
  end('a')
  await outcomes.take(['a'])
  outcomes.forget(['b'])
  expect(await outcomes.take(['a', 'b', 'never'])).toEqual({})
})

it('answers that nothing is known of one that failed, and the outcomes of the others', async () => {
  const { outcomes, end } = batches()
  outcomes.add('torn', Promise.reject(new Error('The settings could not be written.')))
  const taken = outcomes.take(['a', 'torn'])
  end('a')
  expect(await taken).toEqual({ a: LOST, torn: { kind: 'unknown', reason: 'crash', status: null } })
})
