import { describe, expect, it } from 'vitest'
import {
  heightOf,
  rowsInView,
  scrolledTo,
  startOf,
  type UniformRows,
} from '../../../../renderer/ui/uniform-rows.ts'

const rows: UniformRows = { count: 100_000, rowHeight: 50, headingHeight: 30, headings: [0, 3], edge: 8 }

describe('rows of one height with a few headings', () => {
  it('begin one behind the other', () => {
    expect([0, 1, 2, 3, 4, 5].map((row) => startOf(rows, row))).toEqual([8, 38, 88, 138, 168, 218])
    expect(heightOf(rows)).toBe(8 + 2 * 30 + 99_998 * 50 + 8)
  })

  it('are those between the edges of what is in view, and a few more', () => {
    expect(rowsInView(rows, { top: 0, height: 160 }, 0)).toEqual({ from: 0, to: 4 })
    expect(rowsInView(rows, { top: 138, height: 10 }, 0)).toEqual({ from: 3, to: 4 })
    expect(rowsInView(rows, { top: 138, height: 10 }, 2)).toEqual({ from: 1, to: 6 })
    const end = heightOf(rows)
    expect(rowsInView(rows, { top: end - 100, height: 100 }, 8).to).toBe(100_000)
    expect(rowsInView({ ...rows, count: 0, headings: [] }, { top: 0, height: 100 }, 8)).toEqual({
      from: 0,
      to: 0,
    })
  })

  it('scroll no further than a row needs', () => {
    expect(scrolledTo(rows, 5, { top: 0, height: 500 })).toBe(0)
    expect(scrolledTo(rows, 2, { top: 300, height: 500 })).toBe(80)
    expect(scrolledTo(rows, 20, { top: 0, height: 500 })).toBe(startOf(rows, 21) + 8 - 500)
  })
})
