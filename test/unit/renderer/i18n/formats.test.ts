import { describe, expect, test } from 'vitest'
import { formatsFor } from '../../../../renderer/i18n/formats.ts'
import { systemLanguage } from '../../../../renderer/i18n/language.ts'

const euro = { currency: 'EUR', currencySymbol: '€', decimals: 2 }
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')

describe('money', () => {
  test('is written with the places of the store, in the way of the language', () => {
    expect(plain(formatsFor('en').money('1234.5000', euro))).toBe('€1,234.50')
    expect(plain(formatsFor('de').money('1234.5000', euro))).toBe('1.234,50 €')
  })

  test('never hides a place that the amount has', () => {
    expect(plain(formatsFor('en').money('0.1250', euro))).toBe('€0.125')
    expect(plain(formatsFor('en').money('12.0000', { ...euro, decimals: 0 }))).toBe('€12')
  })

  test('stays exact where a float would not', () => {
    expect(plain(formatsFor('en').money('9007199254740993.1100', euro))).toBe('€9,007,199,254,740,993.11')
  })

  test('has the sign of the store where the currency is not known', () => {
    const store = { currency: '', currencySymbol: 'Kr', decimals: 2 }
    expect(plain(formatsFor('en').money('5.0000', store))).toBe('5.00 Kr')
  })
})

describe('times', () => {
  const now = Date.UTC(2026, 10, 24, 12)

  test('are relative to now, in the biggest unit that fits', () => {
    const en = formatsFor('en')
    expect(en.ago(now - 12_000, now)).toBe('12 seconds ago')
    expect(en.ago(now + 3 * 60_000, now)).toBe('in 3 minutes')
    expect(en.ago(now - 5 * 3_600_000, now)).toBe('5 hours ago')
    expect(en.ago(now - 2 * 86_400_000, now)).toBe('2 days ago')
    expect(formatsFor('de').ago(now - 12_000, now)).toBe('vor 12 Sekunden')
  })

  test('yesterday is the day before today, however many hours ago', () => {
    const { ago } = formatsFor('en')
    const at = (day: number, hour: number): number => new Date(2026, 10, day, hour).getTime()
    expect(ago(at(24, 7), at(25, 9))).toBe('yesterday')
    expect(ago(at(23, 20), at(25, 9))).toBe('2 days ago')
    expect(ago(at(27, 8), at(25, 9))).toBe('in 2 days')
    expect(ago(at(24, 20), at(25, 9))).toBe('13 hours ago')
  })

  test('spans are short', () => {
    const en = formatsFor('en')
    expect(en.span(4_200)).toBe('4 sec')
    expect(en.span(125_000)).toBe('2 min 5 sec')
    expect(en.span(3_660_000)).toBe('1 hr 1 min')
    expect(en.span(-5)).toBe('0 sec')
  })
})

test('the first language of the system that there are texts for is spoken, else English', () => {
  expect(systemLanguage(['fr-FR', 'de-AT', 'en-GB'])).toBe('de')
  expect(systemLanguage(['fr-FR'])).toBe('en')
  expect(systemLanguage([])).toBe('en')
})
