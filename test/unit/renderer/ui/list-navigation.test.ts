import { describe, expect, test } from 'vitest'
import { listMove } from '../../../../renderer/ui/list-navigation.ts'

describe('keys in a list', () => {
  const ids = ['a', 'b', 'c']
  test.each([
    ['ArrowDown', 'a', 'b'],
    ['ArrowDown', 'c', 'c'],
    ['ArrowUp', 'a', 'a'],
    ['ArrowUp', 'c', 'b'],
    ['Home', 'c', 'a'],
    ['End', 'a', 'c'],
    ['PageDown', 'a', 'c'],
    ['PageUp', 'c', 'a'],
    ['ArrowDown', null, 'a'],
    ['x', 'a', null],
  ])('%s from %s leads to %s', (key, from, to) => {
    expect(listMove(key, ids, from)).toBe(to)
  })

  test('lead nowhere in an empty list', () => {
    expect(listMove('ArrowDown', [], null)).toBeNull()
  })
})
