import { describe, expect, test } from 'vitest'
import { splitName } from '../../../../../renderer/domain/sheet/whole-name.ts'

const none = { first: '', last: '' }

describe('a whole name', () => {
  test.each([
    ['Anna Cruz', 'Anna', 'Cruz'],
    ['Cruz, Anna', 'Anna', 'Cruz'],
    ['Anna Maria Cruz', 'Anna Maria', 'Cruz'],
    ['Ludwig van Beethoven', 'Ludwig', 'van Beethoven'],
    ['Maria de la Cruz', 'Maria', 'de la Cruz'],
    [' Anna   Cruz ', 'Anna', 'Cruz'],
  ])('is split: %j', (cell, first, last) => {
    expect(splitName(cell, none)).toEqual({ first, last })
  })

  test('keeps the part that is as it was', () => {
    const shown = { first: 'Anna Maria', last: 'Cruz Lopez' }
    expect(splitName('anna maria  CRUZ LOPEZ', shown)).toEqual(shown)
    expect(splitName('Cruz Lopez, Anna Maria', shown)).toEqual(shown)
    expect(splitName('Anna Maria Smith Jones', shown)).toEqual({ first: 'Anna Maria', last: 'Smith Jones' })
    expect(splitName('Ana Cruz Lopez', shown)).toEqual({ first: 'Ana', last: 'Cruz Lopez' })
  })

  test('of one word is not guessed', () => {
    expect(splitName('Madonna', none)).toBeNull()
    expect(splitName('山田太郎', none)).toBeNull()
  })

  test('with more behind it is not guessed', () => {
    expect(splitName('Cruz, Anna, PhD', none)).toBeNull()
  })
})
