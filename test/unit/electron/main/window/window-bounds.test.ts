import { describe, expect, it } from 'vitest'
import { windowBounds } from '../../../../../electron/main/window/window-bounds.ts'

const main = { x: 0, y: 0, width: 1920, height: 1040 }
const right = { x: 1920, y: 0, width: 1280, height: 1024 }
const at = (x: number, y: number, width = 1000, height = 700, isMaximized = false) => ({
  x,
  y,
  width,
  height,
  isMaximized,
})
const middle = at(320, 110, 1280, 820)

describe('the place of the window', () => {
  it('is the middle of the main screen at first', () => {
    expect(windowBounds(null, [main])).toEqual(middle)
  })

  it('fits a screen smaller than the usual size', () => {
    expect(windowBounds(null, [{ x: 0, y: 0, width: 800, height: 600 }])).toEqual(at(0, 0, 800, 600))
  })

  it.each([at(10, 20), at(2000, 50), at(-850, 100), at(1800, 100), at(0, 1000, 1000, 700, true)])(
    'is where it was: %j',
    (place) => {
      expect(windowBounds(place, [main, right])).toEqual(place)
    },
  )

  it.each([
    ['the second screen is gone', at(2000, 50), [main]],
    ['it lies left of every screen', at(-950, 100), [main]],
    ['its title bar is above the screen', at(100, -40), [main]],
    ['its title bar is below the screen', at(100, 1030), [main]],
    ['it is too small to use', at(100, 100, 10, 10), [main]],
    ['its size is not a number', at(100, 100, Number.NaN, 700), [main]],
  ])('is the middle again when %s', (_why, place, screens) => {
    expect(windowBounds(place, screens)).toEqual(middle)
  })

  it('shrinks to the screen', () => {
    expect(windowBounds(at(0, 0, 5000, 3000), [main])).toEqual(at(0, 0, 1920, 1040))
  })
})
