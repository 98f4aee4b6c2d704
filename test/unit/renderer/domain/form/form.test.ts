import { describe, expect, test } from 'vitest'
import { colleagueEmail, colleaguePhone } from '../../../../../renderer/domain/form/practice-colleague.ts'
import {
  type Draft,
  draftAgain,
  fromKept,
  toKept,
  withoutFields,
} from '../../../../../renderer/domain/form/draft.ts'
import {
  arrivedFields,
  fieldStates,
  nextFieldStates,
} from '../../../../../renderer/domain/form/field-state.ts'
import { amountStyleOf, type InputStyle, toInput } from '../../../../../renderer/domain/form/inputs.ts'
import { parseInput } from '../../../../../renderer/domain/fields/input-value.ts'
import { formatsFor } from '../../../../../renderer/i18n/formats.ts'
import type { Customer } from '../../../../../shared/customer.ts'
import type { Edit, ShownCustomer } from '../../../../../shared/edit.ts'
import { shownOf } from '../../../../../shared/outbox/lane.ts'
import { aCustomer, NOW } from '../../../../support/builders/customer.ts'
import { anEdit } from '../../../../support/builders/edit.ts'

function styleOf(locale: string, decimals = 2): InputStyle {
  const store = { currency: 'EUR', currencySymbol: '€', decimals }
  const formats = formatsFor(locale)
  return {
    amount: amountStyleOf(formats.number(1_234_567.5), store),
    amountText: (value) => formats.money(value, { currency: '', currencySymbol: '', decimals }),
  }
}
const english = styleOf('en')
const german = styleOf('de')

function shown(confirmed: Customer = aCustomer(), lane: readonly Edit[] = []): ShownCustomer {
  const over = shownOf({ customerId: confirmed.id, confirmed, edits: lane })
  return { confirmed, shown: over ?? confirmed, lane }
}

describe('an input', () => {
  test('shows an amount as the person writes it, and reads it back', () => {
    expect(toInput('store_credit', '1234.5000', english)).toBe('1,234.50')
    expect(toInput('store_credit', '1234.5000', german)).toBe('1.234,50')
    expect(parseInput('store_credit', '1.234,50', german.amount)).toEqual({
      kind: 'value',
      value: '1234.5000',
    })
    expect(parseInput('store_credit', '€ 7', english.amount)).toEqual({ kind: 'value', value: '7.0000' })
  })

  test.each(['en', 'de', 'de-CH', 'fr', 'en-IN'])(
    'learns the signs of %s from the language itself',
    (tag) => {
      const style = styleOf(tag)
      const text = toInput('store_credit', '1234567.8900', style)
      expect(parseInput('store_credit', text, style.amount)).toEqual({ kind: 'value', value: '1234567.8900' })
    },
  )

  test('takes a group by number, however it was chosen', () => {
    expect(parseInput('customer_group_id', 3, english.amount)).toEqual({ kind: 'value', value: 3 })
    expect(parseInput('customer_group_id', ' 3 ', english.amount)).toEqual({ kind: 'value', value: 3 })
    expect(parseInput('customer_group_id', '3a', english.amount)).toMatchObject({
      problem: { kind: 'not-a-group' },
    })
    expect(parseInput('customer_group_id', '', english.amount)).toMatchObject({ kind: 'problem' })
  })

  test('loses the blanks around an email address and nothing of other texts', () => {
    expect(parseInput('email', ' ada@example.com ', english.amount)).toEqual({
      kind: 'value',
      value: 'ada@example.com',
    })
    expect(parseInput('email', 'Ada <mailto:ada\u200B@example.com>;', english.amount)).toEqual({
      kind: 'value',
      value: 'ada@example.com',
    })
    expect(parseInput('first_name', ' Jose\u0301\u202E', english.amount)).toEqual({
      kind: 'value',
      value: 'José',
    })
    expect(parseInput('notes', ' a\n', english.amount)).toEqual({ kind: 'value', value: ' a\n' })
  })
})

describe('a field', () => {
  test('keeps its state while another one is typed into', () => {
    const [customer, style] = [shown(), english]
    const first = nextFieldStates(undefined, { customer, typed: {}, style })
    const typed = { phone: { input: '2', seen: '1' } }
    const next = nextFieldStates(first, { customer, typed, style })
    expect(next.states).toEqual(fieldStates(customer, typed, style))
    const { phone: _phone, ...others } = next.states
    for (const state of Object.values(others)) expect(state).toBe(first.states[state.field])
    expect(nextFieldStates(next, { customer, typed: {}, style }).states).toEqual(first.states)
    const other = shown(aCustomer({ company: 'Other' }))
    expect(nextFieldStates(next, { customer: other, typed, style }).states.company.input).toBe('Other')
  })

  test('that was not touched is as the store has it', () => {
    expect(fieldStates(shown(), {}, english).phone).toMatchObject({
      input: '1',
      isChanged: false,
      mark: 'none',
      inStore: null,
      wanted: null,
    })
  })

  test('that was typed into is changed, with the value of the store in reach', () => {
    const { phone } = fieldStates(shown(), { phone: { input: '2', seen: '1' } }, english)
    expect(phone).toMatchObject({
      isChanged: true,
      mark: 'changed',
      inStore: '1',
      wanted: '2',
      meanwhile: null,
    })
  })

  test('that was typed back, or only written otherwise, is not changed', () => {
    const customer = shown(aCustomer({ store_credit: '12.5000' }))
    const typed = { phone: { input: '1', seen: '1' }, store_credit: { input: '12.5', seen: '12.5000' } }
    const states = fieldStates(customer, typed, english)
    expect(states.phone.isChanged).toBe(false)
    expect(states.store_credit).toMatchObject({ isChanged: false, input: '12.5' })
  })

  test('whose present value is outside of the limits is right as long as it stays', () => {
    const odd = shown(aCustomer({ first_name: '', email: 'no address', store_credit: '0.1250' }))
    const typed = {
      first_name: { input: '', seen: '' },
      email: { input: 'no address', seen: 'no address' },
      store_credit: { input: '0.125', seen: '0.1250' },
    }
    for (const state of Object.values(fieldStates(odd, typed, english))) {
      expect(state).toMatchObject({ isChanged: false, problem: null })
    }
  })

  test('with something that cannot be saved is changed and wants nothing', () => {
    const { email } = fieldStates(shown(), { email: { input: 'nobody', seen: 'x' } }, english)
    expect(email).toMatchObject({ isChanged: true, problem: { kind: 'not-an-email' }, wanted: null })
  })

  test('that waits shows what waits, and what the store has', () => {
    const { phone } = fieldStates(shown(aCustomer(), [anEdit({ phone: '2' })]), {}, english)
    expect(phone).toMatchObject({ input: '2', isChanged: false, mark: 'waiting', inStore: '1' })
  })

  test('that changed while a person typed says so, and keeps what was typed', () => {
    const { phone } = fieldStates(
      shown(aCustomer({ phone: '3' })),
      { phone: { input: '2', seen: '1' } },
      english,
    )
    expect(phone).toMatchObject({ input: '2', meanwhile: '3', wanted: '2' })
  })

  test('that became just what was typed needs no decision', () => {
    const { phone } = fieldStates(
      shown(aCustomer({ phone: '2' })),
      { phone: { input: '2', seen: '1' } },
      english,
    )
    expect(phone).toMatchObject({ isChanged: false, meanwhile: null })
  })

  test('that the store refused has the words of the store, and no other field has them', () => {
    const refusal = { message: 'The email is taken.', fields: { email: 'taken' } }
    const edit = anEdit(
      { email: 'b@example.com', phone: '2' },
      { kind: 'refused', status: 400, refusal, since: NOW },
    )
    const states = fieldStates(shown(aCustomer(), [edit]), {}, english)
    expect(states.email).toMatchObject({ mark: 'refused', refusal: 'taken' })
    expect(states.phone).toMatchObject({ mark: 'waiting', refusal: null })
  })

  test('is refused with its whole edit where the store named no field', () => {
    const refusal = { message: 'No.', fields: {} }
    const edit = anEdit({ phone: '2' }, { kind: 'refused', status: 400, refusal, since: NOW })
    expect(fieldStates(shown(aCustomer(), [edit]), {}, english).phone).toMatchObject({
      mark: 'refused',
      refusal: '',
    })
  })

  test('in conflict leads to the edit', () => {
    const conflicts = [{ field: 'phone', base: '1', mine: '2', theirs: '3' }] as const
    const edit = anEdit({ phone: '2' }, { kind: 'conflict', conflicts, since: NOW })
    expect(fieldStates(shown(aCustomer({ phone: '3' }), [edit]), {}, english).phone).toMatchObject({
      mark: 'conflict',
      conflictEditId: 'e1',
    })
  })
})

describe('what the store sends while a person types', () => {
  test('is news where a colleague changed it', () => {
    expect(arrivedFields(shown(), shown(aCustomer({ phone: '3', notes: 'n' })))).toEqual(['phone', 'notes'])
  })

  test('is none where it is what waited to be delivered', () => {
    const before = shown(aCustomer(), [anEdit({ phone: '2' })])
    expect(arrivedFields(before, shown(aCustomer({ phone: '2' })))).toEqual([])
  })
})

describe('a draft', () => {
  const draft: Draft = {
    fields: { phone: { input: '2', seen: '1' }, reset_pass_on_login: { input: true, seen: false } },
    forceReset: true,
    since: NOW,
  }

  test('comes back as it was', () => {
    expect(fromKept(JSON.parse(JSON.stringify(toKept(draft))) as ReturnType<typeof toKept>)).toEqual(draft)
  })

  test('of another shape gives back what can be understood', () => {
    const typed = { phone: { input: '2', seen: '1' }, email: 'x', notes: { input: {} }, unheard: 1 }
    expect(fromKept({ typed, since: NOW })).toEqual({ fields: { phone: draft.fields.phone }, since: NOW })
    expect(fromKept({ typed: { email: null }, since: NOW })).toBeNull()
  })

  test('ends with its last field', () => {
    expect(withoutFields(draft, ['phone'])).toMatchObject({ forceReset: true })
    const { forceReset: _, ...fields } = draft
    expect(withoutFields(fields, ['phone', 'reset_pass_on_login'])).toBeNull()
  })
})

describe('the colleague at the counter', () => {
  test('changes an email address to another one each time', () => {
    expect(colleagueEmail('ada@example.com')).toBe('ada+counter@example.com')
    expect(colleagueEmail('ada+counter@example.com')).toBe('ada+counter2@example.com')
    expect(colleagueEmail('ada+counter2@example.com')).toBe('ada+counter3@example.com')
  })

  test('changes a phone number, and finds one where there is none', () => {
    expect(colleaguePhone('555-0137')).toBe('555-0138')
    expect(colleaguePhone('555-0139 (shop)')).toBe('555-0130 (shop)')
    expect(colleaguePhone('')).toBe('555 0100')
  })
})

describe('typed text that was discarded', () => {
  const notes = { input: 'Half a thought', seen: '' }
  const phone = { input: '030 12', seen: '030' }
  const before: Draft = { fields: { notes, phone }, forceReset: true, since: NOW }

  test('comes back as it was typed', () => {
    expect(draftAgain(before, null, null)).toEqual(before)
    const after: Draft = { fields: { notes }, since: NOW }
    expect(draftAgain(before, after, after)).toEqual(before)
  })

  test('leaves alone what was typed since', () => {
    const newer = { input: 'Another thought', seen: '' }
    const now: Draft = { fields: { notes: newer }, since: NOW + 1 }
    expect(draftAgain(before, null, now)).toEqual({ ...before, fields: { notes: newer, phone } })
  })

  test('takes the place of the value that was put back', () => {
    const [wasTyped, putBack] = [
      { fields: {}, since: NOW },
      { input: '030', seen: '030 99' },
    ]
    const after: Draft = { fields: { phone: putBack }, since: NOW }
    expect(draftAgain(wasTyped, after, after)).toBeNull()
  })
})
