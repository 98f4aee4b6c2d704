/** Which rows were written, and where each of them ends. */
export interface RowEnds {
  add(row: number, end: number): void
  rows(): Uint32Array
  ends(): Uint32Array
}

export function createRowEnds(capacity: number): RowEnds {
  let rows = new Uint32Array(capacity)
  let ends = new Uint32Array(capacity)
  let count = 0
  return {
    add(row, end) {
      if (count === rows.length) {
        rows = grownNumbers(rows)
        ends = grownNumbers(ends)
      }
      rows[count] = row
      ends[count++] = end
    },
    rows: () => rows.slice(0, count),
    ends: () => ends.slice(0, count),
  }
}

function grownNumbers(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(64, numbers.length * 2))
  larger.set(numbers)
  return larger
}
