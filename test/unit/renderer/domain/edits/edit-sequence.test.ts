import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createEditSequence } from '../../../../../renderer/domain/edits/edit-sequence.ts'
import { anEdit } from '../../../../support/builders/edit.ts'

const edit = (seq: number) => anEdit({ phone: '2' }, undefined, { id: `e${seq}`, seq })

it('gives any part of the edits, and the place of each, as a sorted list does', () => {
  const seqs = fc.uniqueArray(fc.nat(3_000), { maxLength: 1_500 })
  fc.assert(
    fc.property(seqs, fc.func(fc.boolean()), fc.nat(1_500), fc.nat(50), (added, isGone, from, length) => {
      const sequence = createEditSequence()
      for (const seq of added) sequence.add(edit(seq))
      for (const seq of added) if (isGone(seq)) sequence.remove(edit(seq))
      const list = added.filter((seq) => !isGone(seq)).sort((a, b) => a - b)
      expect(sequence.count).toBe(list.length)
      expect(sequence.slice(from, from + length).map(({ seq }) => seq)).toEqual(
        list.slice(from, from + length),
      )
      expect(sequence.at(from)?.seq).toBe(list[from])
      for (const seq of added.slice(0, 20)) {
        expect(sequence.positionOf(edit(seq))).toBe(list.indexOf(seq))
        expect(sequence.positionAfter(edit(seq))).toBe(list.filter((one) => one <= seq).length)
      }
    }),
    { numRuns: 50 },
  )
})

it('keeps ten thousand in order when they come from the last to the first', () => {
  const sequence = createEditSequence()
  for (let seq = 10_000; seq > 0; seq -= 1) sequence.add(edit(seq))
  expect(sequence.slice(0, 3).map(({ seq }) => seq)).toEqual([1, 2, 3])
  expect(sequence.at(9_999)?.seq).toBe(10_000)
})
