/** A set of slots: a bit for each. */
export type SlotSet = Uint32Array

export const slotSet = (slots: number): SlotSet => new Uint32Array(Math.ceil(slots / 32))

export const has = (set: SlotSet, slot: number): boolean =>
  ((set[slot >>> 5] ?? 0) & (1 << (slot & 31))) !== 0

export function add(set: SlotSet, slot: number): void {
  set[slot >>> 5] = (set[slot >>> 5] ?? 0) | (1 << (slot & 31))
}

export function sizeOf(set: SlotSet): number {
  let size = 0
  for (let at = 0; at < set.length; at += 1) {
    let bits = set[at] ?? 0
    bits -= (bits >>> 1) & 0x5555_5555
    bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333)
    size += Math.imul((bits + (bits >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24
  }
  return size
}

/** What both have. */
export const both = (one: SlotSet, other: SlotSet): SlotSet => one.map((bits, at) => bits & (other[at] ?? 0))

/** What one or both have. */
export function either(one: SlotSet, other: SlotSet): SlotSet {
  const [longer, shorter] = one.length >= other.length ? [one, other] : [other, one]
  return longer.map((bits, at) => bits | (shorter[at] ?? 0))
}
