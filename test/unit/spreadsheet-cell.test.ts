import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellOf, textOfCell } from '../../shared/spreadsheet-cell.ts'

describe('a cell of a spreadsheet', () => {
  test.each([
    ['=HYPERLINK("https://evil.example","Click")', `'=HYPERLINK("https://evil.example","Click")`],
    ['+49 30 1234567', "'+49 30 1234567"],
    ['-1+1|cmd', "'-1+1|cmd"],
    ['@SUM(A1:A9)', "'@SUM(A1:A9)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['\n=1', "'\n=1"],
    ['＝1+1', "'＝1+1"],
  ])('that would be run gets an apostrophe: %j', (text, cell) => {
    expect(cellOf(text)).toBe(cell)
  })

  test.each(['', 'Ada', "'s-Hertogenbosch", 'a=b', ' =1', '12.5000', "'"])('stays as it is: %j', (text) => {
    expect(cellOf(text)).toBe(text)
    expect(textOfCell(text)).toBe(text)
  })

  test('comes back as the text that it was made of, and never begins with a sign that is run', () => {
    const texts = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', 'a', '1', '＝') })
    fc.assert(
      fc.property(texts, (text) => {
        expect(textOfCell(cellOf(text))).toBe(text)
        expect(cellOf(text)).not.toMatch(/^[=+\-@\t\r]/)
      }),
    )
  })
})
