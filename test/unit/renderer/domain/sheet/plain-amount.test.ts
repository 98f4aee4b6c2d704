import { describe, expect, test } from 'vitest'
import { amountStyle } from '../../../../../renderer/domain/sheet/amounts.ts'
import { plainAmount } from '../../../../../renderer/domain/sheet/plain-amount.ts'
import { parseAmount } from '../../../../../shared/validate.ts'

function read(cell: string, decimal: '.' | ',' = '.') {
  const { text, otherCurrency } = plainAmount(cell, ['€', 'EUR'])
  const parsed = parseAmount(text, amountStyle(decimal, 2, []))
  const value = parsed.kind === 'amount' ? parsed.value : parsed.problem.kind
  return otherCurrency === null ? value : `${value} ${otherCurrency}`
}

describe('an amount of a spreadsheet', () => {
  test.each([
    ["1'234.50", '1234.5000'],
    ['1’234.50', '1234.5000'],
    ['1 234.50', '1234.5000'],
    ['1\u202f234.50', '1234.5000'],
    ['€ 1,234.50', '1234.5000'],
    ['1,234.50 EUR', '1234.5000'],
    ['1,234.50 eur', '1234.5000'],
    ['€ -', '0.0000'],
    ['-', '0.0000'],
    [' € –  ', '0.0000'],
    ['$ -', '0.0000'],
    ['12.-', '12.0000'],
    ['12.–', '12.0000'],
    ['(12.00)', 'negative'],
    ['(€ 12.00)', 'negative'],
    ['12.00-', 'negative'],
    ['−12', 'negative'],
    ['(0.00)', '0.0000'],
    ['１２.５０', '12.5000'],
    ['١٢', '12.0000'],
    ['$12.50', '12.5000 $'],
    ['CHF 12.50', '12.5000 CHF'],
    ['12 kr', '12.0000 kr'],
    ['SFr. 12.50', '12.5000 SFr.'],
    ['Rs. 1,234', '1234.0000 Rs.'],
    ['12円', '12.0000 円'],
    ['12.50\u200b', '12.5000'],
    ['viel', 'not-an-amount'],
    ['12.345', 'too-many-decimals'],
  ])('is read: %j is %s', (cell, value) => {
    expect(read(cell)).toBe(value)
  })

  test.each([
    ['1.234,50 €', '1234.5000'],
    ['1.234', '1234.0000'],
    ['12,-', '12.0000'],
    ["1'234,50", '1234.5000'],
    ['12,50', '12.5000'],
  ])('is read with a comma for decimals: %j is %s', (cell, value) => {
    expect(read(cell, ',')).toBe(value)
  })
})
