import { describe, expect, test } from 'vitest'
import { spreadsheetChange } from '../../../../../renderer/domain/sheet/spreadsheet-change.ts'

describe('what a spreadsheet alone does to a text', () => {
  test.each([
    ['07700 900456', '7700900456', 'zeros'],
    ['0035312345678', '35312345678', 'zeros'],
    ['+49 30 1234567', '49301234567', 'zeros'],
    ['00123', '123', 'zeros'],
    ['07700900456', '7,700,900,456', 'zeros'],
    ['447700900456', '447 700 900 456', 'spaces-or-zeros'],
    ['447700900456', '447.700.900.456', 'zeros'],
    ['447700900456', "447'700'900'456", 'zeros'],
    ['447700900456', '447700900456.0', 'zeros'],
    ['447700900456', '4.47701E+11', 'rounded'],
    ['447700900456', '4,47701E+11', 'rounded'],
    ['0035312345678', '3.53123E+10', 'rounded'],
    ['+44 7700 900456', '4.4770090e11', 'rounded'],
    ['4111111111111111', '4111111111111110', 'rounded'],
    ['1.50', '1.5', 'zeros'],
    ['.5', '0.5', 'zeros'],
    ['1E5', '100000', 'rounded'],
    ['1E5', '1.00E+05', 'rounded'],
    ['Zoë', 'Zoe\u0308', 'letters'],
    ['a\nb', 'a b', 'spaces'],
    ['Ada  Byron', 'Ada\u00a0Byron', 'spaces'],
    ['Ada Byron ', 'Ada Byron', 'spaces'],
    ['Ada', 'A\u200bda', 'spaces'],
    ['3-4', '03. Apr', 'date'],
    ['2-1', '2-Jan', 'date'],
    ['MAR1', '1-Mar', 'date'],
    ['1/2', '2026-01-02', 'date'],
    ['true', 'WAHR', 'capitals'],
    ['x'.repeat(40_000), 'x'.repeat(32_767), 'cut'],
  ])('is known: %j became %j', (shown, cell, how) => {
    const found = spreadsheetChange(cell, shown)
    if (how === 'spaces-or-zeros') expect(['spaces', 'zeros']).toContain(found)
    else expect(found).toBe(how)
  })

  test.each([
    ['7700900456', '07700 900456'],
    ['7700900456', '+447700900456'],
    ['447700900456', '+447700900456'],
    ['447700900456', '447700900457'],
    ['447700900456', '4.47702E+11'],
    ['020 123', '020 124'],
    ['12.5', '125'],
    ['1.50', '1.51'],
    ['Ada', 'ada'],
    ['', '4.47701E+11'],
    ['Byron', 'Byron-Lovelace'],
    ['3-4', '2026-05-06'],
    ['1000', '1000.50'],
    ['Room 5', '5'],
  ])('is not a change that a person made: %j became %j', (shown, cell) => {
    expect(spreadsheetChange(cell, shown)).toBeNull()
  })
})
