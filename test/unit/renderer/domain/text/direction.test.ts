import { describe, expect, it } from 'vitest'
import { hasRightToLeft } from '../../../../../renderer/domain/text/direction.ts'

describe('the direction of a text', () => {
  it.each(['שלום', 'Ada\nمرحبا', 'a\u200Fb', 'ߒߞߏ', '\u{1E900}', '\u{10A00}', 'ﷲ'])(
    'can be from right to left in %s',
    (text) => {
      expect(hasRightToLeft(text)).toBe(true)
    },
  )

  it.each([
    '',
    'Ada Lovelace',
    'Größe 5\n\t€',
    '日本語',
    'Привет',
    'नमस्ते',
    '🙂👩‍🚀',
    '1,234.50',
    '\u200B\u200E',
  ])('is from left to right in %s', (text) => {
    expect(hasRightToLeft(text)).toBe(false)
  })
})
