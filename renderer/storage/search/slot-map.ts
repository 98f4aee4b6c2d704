/** The slot of each customer, in plain arrays of numbers: a fifth of a Map's memory, and quicker to fill. */
export interface SlotMap {
  /** -1 where the id has none. */
  get(id: number): number
  /** @param id above 0, and not here yet */
  add(id: number, slot: number): void
  /** Makes room for so many in one step. */
  reserve(count: number): void
}

/** An id is in the place of its hash, or in the next free one after it; at most half of all places are used. */
export function createSlotMap(): SlotMap {
  let ids = new Uint32Array(FIRST)
  let slots = new Uint32Array(FIRST)
  let count = 0

  function placeOf(id: number): number {
    const mask = ids.length - 1
    let at = Math.imul(id, MIX) >>> Math.clz32(mask)
    while (ids[at] !== 0 && ids[at] !== id) at = (at + 1) & mask
    return at
  }

  function reserve(wanted: number): void {
    if (2 * wanted <= ids.length) return
    let size = ids.length
    while (size < 2 * wanted) size *= 2
    const [oldIds, oldSlots] = [ids, slots]
    ids = new Uint32Array(size)
    slots = new Uint32Array(size)
    for (let at = 0; at < oldIds.length; at += 1)
      if (oldIds[at] !== 0) put(oldIds[at] ?? 0, oldSlots[at] ?? 0)
  }

  function put(id: number, slot: number): void {
    const at = placeOf(id)
    ids[at] = id
    slots[at] = slot
  }

  return {
    get(id) {
      const at = placeOf(id)
      return ids[at] === 0 || id === 0 ? -1 : (slots[at] ?? -1)
    },
    add(id, slot) {
      count += 1
      reserve(count)
      put(id, slot)
    },
    reserve,
  }
}

const FIRST = 1_024
/** The golden ratio's share of 2³²: neighbours get places far from each other. */
const MIX = 0x9e37_79b1
