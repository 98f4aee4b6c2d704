import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createDueQueue } from '../../../../../renderer/sync/sending/due-queue.ts'

it('takes what is due in the order of time, whatever was given another time or taken out', () => {
  const change = fc.record({ id: fc.nat(20), at: fc.option(fc.nat(100), { nil: null }) })
  fc.assert(
    fc.property(fc.array(change, { maxLength: 200 }), fc.nat(100), (changes, now) => {
      const queue = createDueQueue()
      const times = new Map<number, number>()
      for (const { id, at } of changes) {
        if (at === null) queue.delete(id)
        else queue.set(id, at)
        if (at === null) times.delete(id)
        else times.set(id, at)
      }
      expect(queue.earliest()).toBe(Math.min(...times.values(), Infinity))
      expect([...queue.ids()].sort()).toEqual([...times.keys()].sort())
      const taken: number[] = []
      for (let id = queue.takeDue(now); id !== null; id = queue.takeDue(now)) taken.push(id)
      const due = [...times].filter(([, at]) => at <= now)
      expect(taken.map((id) => times.get(id))).toEqual(due.map(([, at]) => at).sort((a, b) => a - b))
      expect(queue.takeDue(now)).toBeNull()
      expect(queue.earliest()).toBe(Math.min(...[...times.values()].filter((at) => at > now), Infinity))
    }),
  )
})
