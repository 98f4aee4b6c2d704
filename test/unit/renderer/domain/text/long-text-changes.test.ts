import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  longTextChanges,
  withLongTextChanges,
} from '../../../../../renderer/domain/text/long-text-changes.ts'

const draft = (notes: string, more: object = {}) => ({
  typed: { notes: { input: notes, seen: 'a'.repeat(9000) }, ...more },
  since: 5,
})
const words = 'a word, '.repeat(1000)

describe('what changed in long texts', () => {
  it('is as short in a long text as in a short one', () => {
    const sizeOf = (text: string) => JSON.stringify(longTextChanges(draft(text), draft(`${text}b`))).length
    expect(sizeOf('a word, '.repeat(8000)) - sizeOf(words)).toBeLessThan(10)
  })

  it('is not told where it is hardly shorter than the value', () => {
    expect(longTextChanges(draft('short'), { ...draft('short'), typed: { notes: 'shorter' } })).toBeNull()
    expect(longTextChanges(draft(words), draft('x'.repeat(8000)))).toBeNull()
  })

  it('takes other texts, and texts that are not there, for none of its own', () => {
    const changes = longTextChanges(draft(words), draft(`${words}b`))
    expect(withLongTextChanges(draft(''), changes)).toBeUndefined()
    expect(withLongTextChanges({}, changes)).toBeUndefined()
    for (const odd of [
      null,
      7,
      {},
      { rest: {}, texts: [{}] },
      { rest: 1, texts: [{ path: [], head: -1, tail: 0, middle: '' }] },
    ]) {
      expect(withLongTextChanges(draft(words), odd)).toBeUndefined()
    }
  })

  it('makes the very value again, whatever is typed where', () => {
    const typed = fc.record({
      at: fc.nat(9000),
      gone: fc.nat(50),
      put: fc.string({ unit: 'binary', maxLength: 40 }),
      other: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean())),
    })
    fc.assert(
      fc.property(fc.array(typed, { minLength: 1 }), (steps) => {
        const kept = draft('🙂 a word, '.repeat(800))
        let text = kept.typed.notes.input
        for (const { at, gone, put, other } of steps) {
          text = text.slice(0, at) + put + text.slice(at + gone)
          const now = draft(text, other)
          const changes = longTextChanges(kept, now)
          if (changes) expect(withLongTextChanges(kept, JSON.parse(JSON.stringify(changes)))).toEqual(now)
        }
        expect(longTextChanges(kept, draft(`${kept.typed.notes.input}b`))).not.toBeNull()
      }),
    )
  })
})
