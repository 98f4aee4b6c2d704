import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type FieldChoices,
  effectOf,
  planResolution,
} from '../../../../../renderer/domain/conflicts/choices.ts'
import { bothCredits, creditChange } from '../../../../../renderer/domain/conflicts/credit-difference.ts'
import { wordDiff } from '../../../../../renderer/domain/conflicts/word-diff.ts'
import type { FieldConflict } from '../../../../../shared/merge.ts'
import { step } from '../../../../../shared/outbox/edit-life.ts'
import { aCustomer, NOW } from '../../../../support/builders/customer.ts'
import { anEdit } from '../../../../support/builders/edit.ts'
import { aLane } from '../../../../support/builders/lane.ts'

const style = { decimal: '.', group: ',', decimals: 2, signs: ['€'] }
const phone: FieldConflict = { field: 'phone', base: '1', mine: '2', theirs: '3' }
const company: FieldConflict = { field: 'company', base: 'Old Co', mine: 'Mine', theirs: 'Theirs' }
const credit: FieldConflict = {
  field: 'store_credit',
  base: '10.0000',
  mine: '15.0000',
  theirs: '8.0000',
}

describe('what a choice does', () => {
  test('nothing before there is one', () => {
    expect(effectOf(phone, undefined, style)).toEqual({ kind: 'open' })
  })

  test('mine is sent, theirs is kept', () => {
    expect(effectOf(phone, { take: 'mine', theirs: '3' }, style)).toEqual({ kind: 'sends', value: '2' })
    expect(effectOf(phone, { take: 'theirs', theirs: '3' }, style)).toEqual({ kind: 'keeps' })
  })

  test('a choice made for another value of the store counts no more', () => {
    expect(effectOf(phone, { take: 'mine', theirs: 'older' }, style)).toEqual({ kind: 'open' })
  })

  test('another value is read as people type it, and checked', () => {
    const other = (typed: string) => effectOf(credit, { take: 'other', typed, theirs: '8.0000' }, style)
    expect(other('1,013 €')).toEqual({ kind: 'sends', value: '1013.0000' })
    expect(other('-1')).toEqual({ kind: 'invalid', problem: { kind: 'negative' } })
  })

  test('what was typed and is the value of the store is not sent', () => {
    expect(effectOf(credit, { take: 'other', typed: '8', theirs: '8.0000' }, style)).toEqual({
      kind: 'keeps',
    })
  })
})

describe('the plan', () => {
  const edit = anEdit({ phone: '2', company: 'Mine', notes: 'n', force_reset: true })
  const chosen: FieldChoices = { phone: { take: 'mine', theirs: '3' } }

  test('says what goes, what stays, what is open, and what goes along', () => {
    const plan = planResolution(edit, [company, phone], chosen, style)
    expect(plan).toMatchObject({
      sends: ['phone'],
      keeps: [],
      open: ['company'],
      also: ['notes', 'force_reset'],
    })
    expect(plan.choices).toEqual({ phone: { take: 'mine' } })
  })

  test('leaves out what cannot be sent', () => {
    const invalid: FieldChoices = { store_credit: { take: 'other', typed: 'much', theirs: '8.0000' } }
    const plan = planResolution(edit, [credit], invalid, style)
    expect(plan).toMatchObject({ open: ['store_credit'], choices: {} })
  })

  test('comes to exactly what the engine makes of its choices', () => {
    const conflicts = [company, phone]
    const inConflict = anEdit(
      { phone: '2', company: 'Mine', notes: 'n' },
      { kind: 'conflict', conflicts, since: NOW },
    )
    const lane = aLane([inConflict], aCustomer({ phone: '3', company: 'Theirs' }))
    const all: FieldChoices = {
      company: { take: 'theirs', theirs: 'Theirs' },
      phone: { take: 'other', typed: '4', theirs: '3' },
    }
    const plan = planResolution(inConflict, conflicts, all, style)
    const next = step(lane, {
      kind: 'resolve',
      editId: 'e1',
      choices: plan.choices,
      shown: conflicts,
      at: NOW,
    })
    expect(next).toMatchObject({ kind: 'changed', edits: [{ state: { kind: 'queued' } }] })
    expect(next.kind === 'changed' && next.edits[0]?.patch).toEqual({ phone: '4', notes: 'n' })
    expect(plan).toMatchObject({ sends: ['phone'], keeps: ['company'], also: ['notes'], open: [] })
  })
})

describe('amounts in conflict', () => {
  test('how much more or less', () => {
    expect(creditChange('10.0000', '15.0000')).toBe('5.0000')
    expect(creditChange('10.0000', '8.5')).toBe('-1.5000')
    expect(creditChange('0.1', '0.3')).toBe('0.2000')
  })

  test('both changes together, exactly', () => {
    expect(bothCredits('10.0000', '15.0000', '8.0000')).toBe('13.0000')
    expect(bothCredits('9007199254740993.0000', '9007199254740994.0000', '9007199254740995.0000')).toBe(
      '9007199254740996.0000',
    )
  })

  test('no such amount below zero, or where it is one of the two', () => {
    expect(bothCredits('10.0000', '1.0000', '2.0000')).toBeNull()
    expect(bothCredits('10.0000', '10.0000', '8.0000')).toBeNull()
  })
})

describe('words that differ', () => {
  test('are marked, the rest is not', () => {
    expect(wordDiff('Call after six, please.', 'Call before six, please.')).toEqual([
      { kind: 'same', text: 'Call ' },
      { kind: 'removed', text: 'after' },
      { kind: 'added', text: 'before' },
      { kind: 'same', text: ' six, please.' },
    ])
  })

  test('with only space between them are one', () => {
    expect(wordDiff('Edwards Supply Co.', 'Edwards & Daughters')).toEqual([
      { kind: 'same', text: 'Edwards ' },
      { kind: 'removed', text: 'Supply Co.' },
      { kind: 'added', text: '& Daughters' },
    ])
  })

  test('are found in scripts without spaces', () => {
    const parts = wordDiff('明日は東京に行きます', '明日は京都に行きます') ?? []
    expect(parts.filter(({ kind }) => kind === 'same').map(({ text }) => text)).toEqual([
      '明日は',
      'に行きます',
    ])
  })

  test('are not marked where nearly everything differs', () => {
    expect(wordDiff('Prefers the phone in the morning', 'Allergic: nuts')).toBeNull()
  })

  test('the parts are the two texts', () => {
    const word = fc.constantFrom('a', 'word', ' ', '\n', ',', 'ü', '東京', '👍🏽', 'שלום')
    const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = wordDiff(before, after)
        if (!parts) return
        const but = (kind: string) => parts.filter((part) => part.kind !== kind).map((part) => part.text)
        expect(but('added').join('')).toBe(before)
        expect(but('removed').join('')).toBe(after)
      }),
    )
  })
})
