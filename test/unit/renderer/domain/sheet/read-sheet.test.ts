import { describe, expect, test } from 'vitest'
import { decimalSignOf, writtenAmount } from '../../../../../renderer/domain/sheet/amounts.ts'
import { keysOf, matchColumns, withTarget } from '../../../../../renderer/domain/sheet/columns.ts'
import { decodeText } from '../../../../../renderer/domain/sheet/decode.ts'
import { guessEncoding } from '../../../../../renderer/domain/sheet/guess-encoding.ts'
import { readSheet } from '../../../../../renderer/domain/sheet/read-sheet.ts'

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
const utf16 = (text: string, isLittle: boolean, mark = true): Uint8Array<ArrayBuffer> => {
  const units = [...(mark ? '\uFEFF' : ''), ...text].map((one) => one.charCodeAt(0))
  return Uint8Array.from(
    units.flatMap((unit) => (isLittle ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])),
  )
}

describe('the text of a file', () => {
  test.each([
    ['utf-8', utf8('ID,Größe')],
    ['utf-8', utf8('\uFEFFID,Größe')],
    ['utf-16le', utf16('ID,Größe', true)],
    ['utf-16be', utf16('ID,Größe', false)],
    ['utf-16le', utf16('ID,Größe', true, false)],
    ['utf-16be', utf16('ID,Größe', false, false)],
    ['windows-1252', Uint8Array.from([...'ID,Gr'].map((one) => one.charCodeAt(0)).concat(0xf6, 0xdf, 0x65))],
  ])('is understood as %s', (encoding, bytes) => {
    expect(decodeText(bytes, null, guessEncoding)).toEqual({ text: 'ID,Größe', encoding })
  })

  test.each([
    ['utf-16le', true],
    ['utf-16be', false],
  ])('is understood as %s where a letter has its empty byte in the other place', (encoding, isLittle) => {
    const text = 'ID,姓,名\n1,山田,太郎\n2,鈴木,一郎\n'
    expect(decodeText(utf16(text, isLittle, false), null, guessEncoding)).toEqual({ text, encoding })
  })
})

describe('a sheet', () => {
  test.each([
    [',', 'ID,Email\r\n5,a@b'],
    [';', 'ID;E-Mail;Notizen\n5;a@b;"x;y"'],
    ['\t', 'ID\tEmail\n5\ta@b'],
    ['|', 'ID|Email\n5|a@b'],
    [';', 'sep=;\r\nID;Email\r\n5;a@b'],
    // More commas than semicolons, but only one of both makes columns that we know.
    [';', 'ID;Notes;Email\n5;a, b, c;a@b\n6;d, e, f;c@d'],
    // None that we know: the library guesses.
    [';', 'Foo;Bar\n1;2\n3;4'],
  ])('is divided by %j', (delimiter, text) => {
    const sheet = readSheet(text)
    expect(sheet.delimiter).toBe(delimiter)
    expect(sheet.rows[0]?.cells).toHaveLength(sheet.heads.length)
  })

  test('keeps quotes, line breaks and delimiters within cells, and counts rows as a spreadsheet does', () => {
    const { heads, rows } = readSheet('\uFEFFID,Notes\r\n\r\n5,"a ""b"", \nc"\r\n , \r\n6,\'=1\r\n')
    expect(heads).toEqual(['ID', 'Notes'])
    expect(rows).toEqual([
      { number: 3, cells: ['5', 'a "b", \nc'], isBroken: false },
      { number: 5, cells: ['6', '=1'], isBroken: false },
    ])
  })

  test('marks the row whose quotes cannot be followed', () => {
    const { rows } = readSheet('ID,Notes\n5,fine\n6,"never closed\n7,lost')
    expect(rows.map(({ number, isBroken }) => [number, isBroken])).toEqual([
      [2, false],
      [3, true],
    ])
  })

  test('says where a quotation mark opens that is never closed, and how much was read with it', () => {
    const opened = (text: string) => readSheet(text).openQuote
    expect(opened('ID,Notes\r\n5,"fine"\r\n6,"never closed\r\n7,lost\r\n8,lost\r\n')).toEqual({
      row: 3,
      lines: 2,
    })
    expect(opened('ID,Notes\n5,"the last')).toEqual({ row: 2, lines: 0 })
    expect(opened('ID,Notes\n5,"fine\nand closed"\n6,fine')).toBeNull()
  })

  test('may be empty', () => {
    expect(readSheet('')).toMatchObject({ heads: [], rows: [] })
    expect(readSheet('ID,Email\r\n')).toMatchObject({ heads: ['ID', 'Email'], rows: [] })
  })
})

describe('columns', () => {
  test("are known by our names in both languages, by the API's, and by those of the store's own export", () => {
    expect(matchColumns(['Kunden-ID', 'Vorname', 'NACHNAME', 'E-Mail', 'Kundengruppe'])).toEqual([
      'id',
      'first_name',
      'last_name',
      'email',
      'customer_group_id',
    ])
    expect(matchColumns(['id', 'first_name', 'store_credit', 'reset_pass_on_login', 'date_created'])).toEqual(
      ['id', 'first_name', 'store_credit', 'reset_pass_on_login', 'none'],
    )
    expect(
      matchColumns([
        'Customer ID',
        'First Name',
        'Email Address',
        'Store Credit',
        'Customer Group',
        'Addresses',
      ]),
    ).toEqual(['id', 'first_name', 'email', 'store_credit', 'customer_group_id', 'none'])
  })

  test('that mean the same count once', () => {
    expect(matchColumns(['Email', 'E-mail address', 'Notes'])).toEqual(['email', 'none', 'notes'])
  })

  test('that are corrected take the meaning from another one', () => {
    expect(withTarget(['id', 'email', 'none'], 2, 'email')).toEqual(['id', 'none', 'email'])
    expect(withTarget(['id', 'none', 'none'], 0, 'none')).toEqual(['none', 'none', 'none'])
    expect(keysOf(['notes', 'email', 'id'])).toEqual(['id', 'email'])
  })
})

describe('amounts', () => {
  test.each([
    [['1.234,50'], ',', ','],
    [['1,234.50'], ';', '.'],
    [['12,5'], ',', ','],
    [['12.5'], ';', '.'],
    [['1.234', '0.123'], ';', '.'],
    [['1,234', '1,234,567'], ',', '.'],
    [['1.234', '2.000'], ';', ','],
    [['1,234', '2,000'], ',', '.'],
    [['', '7', 'abc'], ';', ','],
    [['Fr. 12.50', 'Fr. 7.00'], ';', '.'],
    [['12.50.-'], ';', '.'],
    [['(1.234,50)'], ',', ','],
  ] as const)('%j between %j have the decimal sign %j', (amounts, delimiter, sign) => {
    expect(decimalSignOf(amounts, delimiter)).toBe(sign)
  })

  test.each([
    ['12.5000', 2, '12,50'],
    ['12.5678', 2, '12,5678'],
    ['12.0000', 0, '12'],
    ['odd', 2, 'odd'],
  ])('%s with %i decimals is written %s', (value, decimals, written) => {
    expect(writtenAmount(value, ',', decimals)).toBe(written)
  })
})
