import { describe, expect, it } from 'vitest'
import { createHandOver } from '../../../../../renderer/sync/sending/hand-over.ts'
import { type Answer, bad, good } from '../../../../../shared/answer.ts'
import type { AttemptArgs, Outcomes } from '../../../../../shared/bridge.ts'
import type { Outcome } from '../../../../../shared/outcome.ts'
import { ABSENT } from '../../../../support/simulation/absent-bridge.ts'

const LOST: Outcome = { kind: 'unknown', reason: 'time-out', status: null }
const CRASH: Outcome = { kind: 'unknown', reason: 'crash', status: null }

const attempt = (customerId: number): AttemptArgs => ({
  ...{ attemptId: `a${customerId}`, editId: `e${customerId}`, customerId },
  ...{ patch: { company: 'New' }, base: {}, verifyFirst: false },
})

type Main = (attemptIds: readonly string[]) => Promise<Answer<Outcomes>>

/** @param deliver @param outcomes what main answers to the ids of attempts */
function handing(deliver: Main, outcomes: Main = async () => good({})) {
  const calls: (readonly string[])[] = []
  const noting =
    (main: Main): Main =>
    (ids) => {
      calls.push(ids)
      return main(ids)
    }
  const handOver = createHandOver(
    {
      delivery: {
        ...ABSENT.delivery,
        deliver: ({ attempts }) => noting(deliver)(attempts.map(({ attemptId }) => attemptId)),
        outcomes: ({ attemptIds }) => noting(outcomes)(attemptIds),
      },
    },
    'shop',
  )
  return { calls, all: (...ids: number[]) => Promise.all(ids.map((id) => handOver(attempt(id)))) }
}

const lost = (ids: readonly string[]): Answer<Outcomes> =>
  good(Object.fromEntries(ids.map((id) => [id, LOST])))

describe('attempts of one moment', () => {
  it('go over in one call, and those that take longer are asked for', async () => {
    const { calls, all } = handing(
      async (ids) => lost(ids.slice(0, 1)),
      async (ids) => lost(ids.slice(0, 1)),
    )
    expect(await all(1, 2, 3)).toEqual([LOST, LOST, LOST])
    expect(calls).toEqual([['a1', 'a2', 'a3'], ['a2', 'a3'], ['a3']])
  })

  it('go over one by one where main does not take one of them', async () => {
    const { calls, all } = handing(async (ids) => (ids.includes('a2') ? bad('bad-argument') : lost(ids)))
    expect(await all(1, 2, 3)).toEqual([LOST, CRASH, LOST])
    expect(calls).toEqual([['a1', 'a2', 'a3'], ['a1'], ['a2'], ['a3']])
  })

  it('are never handed over again where main may have begun them', async () => {
    const ending: Main = async () => {
      throw new Error('main has ended')
    }
    const { calls, all } = handing(ending)
    expect(await all(1, 2)).toEqual([CRASH, CRASH])
    expect(calls).toHaveLength(1)
  })

  it('end as unknown where main does not know them any more', async () => {
    const { all } = handing(async (ids) => lost(ids.slice(0, 1)))
    expect(await all(1, 2)).toEqual([LOST, CRASH])
  })
})
