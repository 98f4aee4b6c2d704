import { describe, expect, it } from 'vitest'
import { refusalFields, storeWords } from '../../../../../../electron/main/store-api/v2/error-messages.ts'

describe('the words of a refusal', () => {
  const many = Array.from({ length: 5_000 }, (_, at) => at)
  it.each([
    [
      'of the application, thousands about one field',
      JSON.stringify(
        many.map((at) => ({ message: `The field 'company' is wrong: ${at} ${'x'.repeat(2_000)}` })),
      ),
    ],
    [
      'of the gateway, thousands of paths to one field',
      JSON.stringify({
        title: 'Bad',
        errors: Object.fromEntries(many.map((at) => [`${at}.company`, 'y'.repeat(2_000)])),
      }),
    ],
    [
      'of the gateway, with a name without an end',
      JSON.stringify({ title: 'Bad', errors: { [`${'z'.repeat(500_000)}\u0007.company`]: 'no' } }),
    ],
  ])('have a length: %s', (_what, text) => {
    const words = storeWords(422, text)
    expect(words.message.length).toBeLessThan(50_000)
    expect(words.message).not.toContain('\u0007')
    for (const says of Object.values(refusalFields(words))) expect(says.length).toBeLessThan(50_000)
  })
})
