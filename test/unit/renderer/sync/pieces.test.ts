import { expect, it } from 'vitest'
import { createBreathe, inPieces } from '../../../../renderer/sync/pieces.ts'

/** A machine on which looking at the clock takes `stepMs`. */
function aMachine(stepMs: number) {
  let now = 0
  let pauses = 0
  const after = (_ms: number, call: () => void) => {
    pauses += 1
    queueMicrotask(call)
    return () => undefined
  }
  const breathe = createBreathe(() => (now += stepMs), { after })
  return { breathe, pauses: () => pauses, wait: (ms: number) => void (now += ms) }
}

it('does all of them in order, some after the other, with pauses in between', async () => {
  const { breathe, pauses } = aMachine(5)
  const all = Array.from({ length: 10_000 }, (_, at) => at)
  const done: number[] = []
  const sizes: number[] = []
  await inPieces(all, breathe, (some) => {
    done.push(...some)
    sizes.push(some.length)
  })
  expect(done).toEqual(all)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(500)
  expect(pauses()).toBeGreaterThan(4)
})

it('pauses for nothing where work is quick, or begins after a time without any', async () => {
  const { breathe, pauses, wait } = aMachine(0.01)
  await inPieces(
    Array.from({ length: 10_000 }, (_, at) => at),
    breathe,
    () => undefined,
  )
  wait(10_000)
  await breathe()
  expect(pauses()).toBe(0)
  wait(20)
  await breathe()
  expect(pauses()).toBe(1)
})
