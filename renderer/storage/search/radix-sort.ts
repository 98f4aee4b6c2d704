/**
 * Sorts slots by a number each, without comparing: 16 bits at a time, lowest first. Slots with one number
 * stay in the order in which they came.
 * @param numbers whole numbers by position in `slots`
 */
export function orderByNumber(slots: Uint32Array, numbers: Float64Array | Uint32Array): Uint32Array {
  let least = Infinity
  let greatest = -Infinity
  for (const number of numbers) {
    if (number < least) least = number
    if (number > greatest) greatest = number
  }
  let order = Uint32Array.from(slots, (_, at) => at)
  for (let unit = 1; unit <= greatest - least; unit *= DIGITS) order = pass(order, numbers, least, unit)
  return order.map((at) => slots[at] ?? 0)
}

function pass(
  order: Uint32Array<ArrayBuffer>,
  numbers: Float64Array | Uint32Array,
  least: number,
  unit: number,
): Uint32Array<ArrayBuffer> {
  const digits = new Uint16Array(order.length)
  const next = new Uint32Array(DIGITS + 1)
  for (let at = 0; at < order.length; at += 1) {
    const digit = Math.floor(((numbers[order[at] ?? 0] ?? 0) - least) / unit) % DIGITS
    digits[at] = digit
    next[digit + 1] = (next[digit + 1] ?? 0) + 1
  }
  for (let digit = 1; digit < DIGITS; digit += 1) next[digit] = (next[digit] ?? 0) + (next[digit - 1] ?? 0)
  const sorted = new Uint32Array(order.length)
  for (let at = 0; at < order.length; at += 1) {
    const digit = digits[at] ?? 0
    const to = next[digit] ?? 0
    sorted[to] = order[at] ?? 0
    next[digit] = to + 1
  }
  return sorted
}

const DIGITS = 2 ** 16
