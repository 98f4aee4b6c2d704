import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escapeCell, unescapeCell } from '../../../shared/spreadsheet-cell.ts'

describe('a cell of a spreadsheet', () => {
  test.each([
    ['=HYPERLINK("https://evil.example","Click")', `'=HYPERLINK("https://evil.example","Click")`],
    ['+49 30 1234567', "'+49 30 1234567"],
    ['-1+1|cmd', "'-1+1|cmd"],
    ['@SUM(A1:A9)', "'@SUM(A1:A9)"],
    ['\t1', "'\t1"],
    ['\r=1', "'\r'=1"],
    ['\n=1', "'\n'=1"],
    // What begins a cell where the file is opened with another delimiter.
    ['Ada;=1+1', "Ada;'=1+1"],
    ['Ada,@SUM(A1)', "Ada,'@SUM(A1)"],
    ['Ada|-1', "Ada|'-1"],
    ['Ada\t+1', "Ada\t'+1"],
    ['Ada\n＝1', "Ada\n'＝1"],
    ["Ada;''=1", "Ada;'''=1"],
    ['＝1+1', "'＝1+1"],
    // Quotes are doubled in the file: behind another delimiter they close at once, and the sign begins the cell.
    ['Ada;"=1+1', `Ada;'"=1+1`],
    [`Ada\t"'"@SUM(A1)`, `Ada\t'"'"@SUM(A1)`],
    ['Ada\n"+1', `Ada\n'"+1`],
  ])('that would be run gets an apostrophe: %j', (text, cell) => {
    expect(escapeCell(text)).toBe(cell)
  })

  test.each(['', 'Ada', "'s-Hertogenbosch", 'a=b', ' =1', '12.5000', "'"])('stays as it is: %j', (text) => {
    expect(escapeCell(text)).toBe(text)
    expect(unescapeCell(text)).toBe(text)
  })

  test('comes back as the text that it was made of, and never begins with a sign that is run', () => {
    const units = ["'", '"', '=', '+', '-', '@', '\t', '\r', '\n', ';', ',', '|', ' ', 'a', '1', '＝']
    const texts = fc.string({ unit: fc.constantFrom(...units) })
    fc.assert(
      fc.property(texts, (text) => {
        expect(unescapeCell(escapeCell(text))).toBe(text)
        const [first = '', ...others] = escapeCell(text).split(/[;,|\t\r\n]/)
        expect(first).not.toMatch(/^[=+\-@＝]/)
        for (const cell of others) expect(cell).not.toMatch(/^"*[=+\-@＝]/)
        expect(escapeCell(text)).not.toMatch(/^[\t\r\n]/)
      }),
    )
  })
})
