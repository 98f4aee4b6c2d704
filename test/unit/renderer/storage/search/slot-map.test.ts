import { describe, expect, it } from 'vitest'
import { createSlotMap } from '../../../../../renderer/storage/search/slot-map.ts'

describe('The slots of customers by id', () => {
  it('are found again, however many there are and wherever their ids lie', () => {
    const map = createSlotMap()
    const ids = new Set<number>()
    for (let at = 0; at < 5_000; at += 1) {
      ids.add(at + 1)
      ids.add(1 + at * 1_024)
      ids.add(4_294_967_295 - at * 7)
      ids.add(1 + ((at * 2_654_435_761) % 4_000_000_000))
    }
    const known = new Map<number, number>()
    for (const id of ids) {
      expect(map.get(id)).toBe(-1)
      map.add(id, known.size)
      known.set(id, known.size)
    }
    for (const [id, slot] of known) expect(map.get(id)).toBe(slot)
    for (let id = 2_000_000_001; id < 2_000_001_000; id += 1) expect(map.get(id)).toBe(known.get(id) ?? -1)
  })

  it('are none where nothing was added, also of an id that cannot be', () => {
    const map = createSlotMap()
    expect([map.get(0), map.get(1), map.get(4_294_967_295)]).toEqual([-1, -1, -1])
    map.reserve(10_000)
    map.add(7, 3)
    expect([map.get(0), map.get(6), map.get(7), map.get(8)]).toEqual([-1, -1, 3, -1])
  })
})
