import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatsFor } from '../../../renderer/i18n/formats.ts'
import type { FieldName, FieldValue } from '../../../shared/customer.ts'
import { creditText } from '../../../shared/field-value.ts'
import { type AmountStyle, checkField, checkPassword, parseAmount } from '../../../shared/validate.ts'

const english: AmountStyle = { decimal: '.', group: ',', decimals: 2, signs: ['€', 'EUR'] }
const german: AmountStyle = { ...english, decimal: ',', group: '.' }
const swiss: AmountStyle = { ...english, group: '’' }
const french: AmountStyle = { ...english, decimal: ',', group: '\u202f' }

const valueOf = (typed: string, style: AmountStyle): string => {
  const parsed = parseAmount(typed, style)
  return parsed.kind === 'amount' ? parsed.value : parsed.problem.kind
}

describe('the limits of the fields', () => {
  const table: readonly [FieldName, FieldValue, string | null][] = [
    ['first_name', 'A', null],
    ['first_name', '', 'required'],
    ['last_name', '   ', 'required'],
    ['last_name', 'x'.repeat(100), null],
    ['last_name', 'x'.repeat(101), 'too-long'],
    // What people count as one letter is one, whatever it takes in UTF-16.
    ['last_name', '𠮷'.repeat(100), null],
    ['email', 'ada@example.com', null],
    ['email', 'a@b', null],
    ['email', '', 'required'],
    ['email', 'ab', 'too-short'],
    ['email', 'ada', 'not-an-email'],
    ['email', 'ada byron@example.com', 'email-sign'],
    ['email', 'ada..byron@example.com', 'email-sign'],
    ['email', '.ada@example.com', 'email-sign'],
    ['email', 'ada.@example.com', 'email-sign'],
    ['email', 'ada@.example.com', 'email-sign'],
    ['email', 'ada@example.com.', 'email-sign'],
    ['email', 'ada@example.com;', 'email-sign'],
    ['email', 'mailto:ada@example.com', 'email-sign'],
    ['email', 'Ada <ada@example.com>', 'email-sign'],
    ['email', 'ada\u200B@example.com', 'email-sign'],
    ['email', 'ada@example.com\u202C', 'email-sign'],
    ['email', 'ada@example.com, b@example.com', 'several-emails'],
    ['email', "ada+o'brien.x@sub.example.com", null],
    ['email', 'ada@ex@mple.com', 'not-an-email'],
    ['email', `${'x'.repeat(240)}@example.com`, 'too-long'],
    ['company', '', null],
    ['company', 'x'.repeat(256), 'too-long'],
    ['phone', 'x'.repeat(51), 'too-long'],
    ['registration_ip_address', '2001:db8::1', null],
    ['registration_ip_address', 'x'.repeat(31), 'too-long'],
    ['tax_exempt_category', 'x'.repeat(256), 'too-long'],
    ['notes', 'x'.repeat(65_535), null],
    ['notes', 'x'.repeat(65_536), 'too-long'],
    ['store_credit', '12.5000', null],
    ['store_credit', '-0.0100', 'negative'],
    ['store_credit', '1e3', 'not-an-amount'],
    ['customer_group_id', 0, null],
    ['customer_group_id', -1, 'not-a-group'],
    ['customer_group_id', 1.5, 'not-a-group'],
    ['email', '‹a@example.com›', 'email-sign'],
    ['email', 'o’brien@example.com', 'email-sign'],
    ['email', "o'brien/x@example.com", null],
    ['email', 'josé@bücher.example', null],
    ['email', 'a@example.com/', 'email-sign'],
    ['email', 'a@example.com?x', 'email-sign'],
    ['email', 'a@-example.com', 'email-sign'],
    ['email', 'a@example-.com', 'email-sign'],
    ['email', 'a@example.com-', 'email-sign'],
    ['email', 'a-@my-example.com', null],
    ['customer_group_id', NaN, 'not-a-group'],
    ['reset_pass_on_login', true, null],
  ]
  test.each(table)('%s %j: %s', (field, value, problem) => {
    expect(checkField(field, value)?.kind ?? null).toBe(problem)
  })

  test('say how much too long a value is', () => {
    expect(checkField('phone', 'x'.repeat(53))).toEqual({ kind: 'too-long', max: 50, length: 53 })
  })
})

test('an email address says which sign is wrong, and where', () => {
  expect(checkField('email', 'anna.maria..cruz@example.com')).toEqual({
    kind: 'email-sign',
    sign: '..',
    excerpt: 'anna.maria..cruz@example',
  })
})

describe('an amount', () => {
  const table: readonly [string, AmountStyle, string][] = [
    ['1,234.50', english, '1234.5000'],
    ['1.234,50', german, '1234.5000'],
    ['1’234.50', swiss, '1234.5000'],
    ["1'234.50", swiss, '1234.5000'],
    ['1\u202f234,50', french, '1234.5000'],
    ['1 234,50', german, '1234.5000'],
    ['12,34,567.5', english, '1234567.5000'],
    ['€ 5', english, '5.0000'],
    ['5\u00a0€', german, '5.0000'],
    ['EUR 5', german, '5.0000'],
    ['.5', english, '0.5000'],
    [',5', german, '0.5000'],
    ['5.', english, '5.0000'],
    ['0', english, '0.0000'],
    ['-0', english, '0.0000'],
    ['+7', english, '7.0000'],
    ['12.50', german, '12.5000'],
    ['12,5', english, '12.5000'],
    ['1,234', english, '1234.0000'],
    ['1.234', german, '1234.0000'],
    ['1.234', english, 'too-many-decimals'],
    ['12.340', english, '12.3400'],
    ['1,234', german, 'too-many-decimals'],
    ['1,23,45', english, 'not-an-amount'],
    ['1.2.3', english, 'not-an-amount'],
    ['-5', english, 'negative'],
    ['\u22125', english, 'negative'],
    ['', english, 'not-an-amount'],
    ['.', english, 'not-an-amount'],
    ['€', english, 'not-an-amount'],
    ['five', english, 'not-an-amount'],
    ['1e3', english, 'not-an-amount'],
    ['9007199254740993.11', english, '9007199254740993.1100'],
  ]
  test.each(table)('%j typed by a person who writes %o is %s', (typed, style, value) => {
    expect(valueOf(typed, style)).toBe(value)
  })

  test('of a currency without decimals has none', () => {
    expect(valueOf('500', { ...english, decimals: 0 })).toBe('500.0000')
    expect(valueOf('500.5', { ...english, decimals: 0 })).toBe('too-many-decimals')
  })

  test('is understood however its own language writes it', () => {
    const styles = [
      ['en', english],
      ['de', german],
      ['de-CH', swiss],
      ['en-IN', english],
      ['fr', french],
    ] as const
    fc.assert(
      fc.property(
        fc.constantFrom(...styles),
        fc.bigInt({ min: 0n, max: 10n ** 14n }),
        ([tag, style], cents) => {
          const amount = `${cents / 100n}.${(cents % 100n).toString().padStart(2, '0')}`
          const store = { currency: 'EUR', currencySymbol: '€', decimals: 2 }
          expect(valueOf(formatsFor(tag).money(amount, store), style)).toBe(creditText(amount))
        },
      ),
    )
  })
})

test('a password is repeated as it was typed', () => {
  expect(checkPassword('secret12', 'secret12')).toBeNull()
  expect(checkPassword('secret12', 'secret13')).toBe('differs')
  expect(checkPassword('x'.repeat(1025), 'x'.repeat(1025))).toBe('too-long')
})
