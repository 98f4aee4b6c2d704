import { describe, expect, it } from 'vitest'
import { createLaneMap } from '../../../../../renderer/sync/outbox/lane-map.ts'
import type { Edit } from '../../../../../shared/edit.ts'
import { anEdit, sending } from '../../../../support/builders/edit.ts'

const waiting = (id: number, more: Partial<Edit> = {}): Edit =>
  anEdit({ company: 'New' }, undefined, { id: `e${id}`, customerId: id, seq: id, ...more })

describe('the waiting edits', () => {
  it('are counted by state while they change', () => {
    const lanes = createLaneMap()
    lanes.setLane(1, [waiting(1), waiting(3, { customerId: 1, saves: 2 })])
    lanes.setLane(2, [waiting(2, { state: { kind: 'gone', since: 0 } })])
    expect([lanes.count(), lanes.count('queued'), lanes.count('queued', 'gone'), lanes.saves()]).toEqual([
      3, 2, 3, 4,
    ])
    lanes.setLane(1, [waiting(1, { state: sending })])
    expect([lanes.count(), lanes.count('queued'), lanes.count('sending'), lanes.saves()]).toEqual([
      2, 0, 1, 2,
    ])
    lanes.setLane(1, [])
    lanes.setLane(2, [])
    expect([lanes.count(), lanes.saves(), lanes.all()]).toEqual([0, 0, []])
  })

  it('are found by what they need in the order of saving, whenever they came to it', () => {
    const lanes = createLaneMap()
    for (const id of [1, 2, 3]) lanes.setLane(id, [waiting(id)])
    for (const id of [3, 1, 2]) lanes.setLane(id, [waiting(id, { state: { kind: 'gone', since: 0 } })])
    expect(
      lanes
        .needing('gone')
        .slice(0, 9)
        .map(({ seq }) => seq),
    ).toEqual([1, 2, 3])
    expect(lanes.oldest()?.seq).toBe(1)
  })

  it('know which of them was saved last, also once that has ended', () => {
    const lanes = createLaneMap()
    lanes.replaceAll([waiting(1, { savedAt: 5 }), waiting(2, { savedAt: 3 })])
    expect(lanes.lastSaved()?.id).toBe('e1')
    lanes.setLane(2, [waiting(2, { savedAt: 7, saves: 2 })])
    lanes.setLane(1, [waiting(1, { savedAt: 5, state: sending })])
    expect(lanes.lastSaved()?.id).toBe('e2')
    lanes.setLane(2, [])
    expect(lanes.lastSaved()?.id).toBe('e2')
  })

  it('say what changed: each edit as it was first and is at last', () => {
    const lanes = createLaneMap()
    lanes.setLane(1, [waiting(1)])
    lanes.setLane(2, [waiting(2)])
    lanes.takeChanges()
    const sent = waiting(1, { state: sending })
    lanes.setLane(1, [sent])
    lanes.setLane(1, [])
    lanes.setLane(3, [waiting(3)])
    lanes.setLane(4, [waiting(4)])
    lanes.setLane(4, [])
    const changes = lanes.takeChanges()
    expect(changes.before).toEqual([waiting(1)])
    expect(changes.after).toEqual([waiting(3)])
    expect(changes.ended).toBe(1)
    expect([...changes.customerIds]).toEqual([1, 3, 4])
    expect(lanes.takeChanges()).toMatchObject({ before: [], after: [], ended: 0 })
  })

  it('change as a whole when the rows are read again, without what stayed in between', () => {
    const lanes = createLaneMap()
    for (const id of [1, 2]) lanes.setLane(id, [waiting(id)])
    lanes.takeChanges()
    lanes.replaceAll([waiting(3), waiting(2)])
    expect(lanes.all().map(({ seq }) => seq)).toEqual([2, 3])
    expect(lanes.takeChanges()).toMatchObject({ ended: 1 })
    expect([lanes.count(), lanes.lane(1), lanes.find('e1')]).toEqual([2, [], undefined])
  })
})
