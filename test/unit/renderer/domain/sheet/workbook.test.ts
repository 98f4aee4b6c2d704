import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import type { RawRow } from '../../../../../renderer/domain/sheet/raw-table.ts'
import { openWorkbook, workbookRows } from '../../../../../renderer/domain/sheet/workbook.ts'
import { LONGEST_CELL, workbookStream } from '../../../../../renderer/domain/sheet/write-workbook.ts'
import { zipDirectory, zipText } from '../../../../../renderer/domain/sheet/zip-directory.ts'

const bytesOf = async (stream: ReadableStream<Uint8Array<ArrayBuffer>>) =>
  new Uint8Array(await new Response(stream).arrayBuffer())

async function written(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  numbers: readonly number[] = [],
) {
  const columns = names.map((name, at) => ({
    name,
    width: 12,
    numbers: numbers.includes(at) ? '0.00' : null,
  }))
  async function* pieces() {
    yield rows
  }
  return bytesOf(workbookStream('Customers', columns, pieces()))
}

async function read(bytes: Uint8Array<ArrayBuffer>, sheet = 0): Promise<readonly RawRow[]> {
  const rows: RawRow[] = []
  for await (const piece of workbookRows(bytes, sheet)) rows.push(...piece)
  return rows
}

const made = async (options: Parameters<typeof writeXlsx>[0]) => new Uint8Array(await writeXlsx(options))

describe('a workbook that is read', () => {
  test('has its cells as they are stored', async () => {
    const rows = [
      ['ID', 'Phone', 'Notes', 'Store credit', 'Reset'],
      [5, '07700 900456', '  two\nlines ', 12.5, true],
      [6, 447700900456, new Date(Date.UTC(2026, 2, 4)), 0.1 + 0.2, false],
      [null, null, null, null, null],
      [7, '0035312345678', '#REF!', 1234567.891, null],
    ]
    const cells = await read(await made({ sheets: [{ name: 'One', rows }] }))
    expect(cells.map((row) => [row.number, ...row.cells])).toEqual([
      [1, 'ID', 'Phone', 'Notes', 'Store credit', 'Reset'],
      [2, '5', '07700 900456', '  two\nlines ', '12.5', 'TRUE'],
      [3, '6', '447700900456', '2026-03-04', '0.3', 'FALSE'],
      [5, '7', '0035312345678', '#REF!', '1234567.891'],
    ])
  })

  test('names the sheets that can be seen', async () => {
    const sheet = (name: string, hidden = false) => ({ name, hidden, rows: [[name]] })
    const bytes = await made({ sheets: [sheet('Hidden', true), sheet('A & "B"'), sheet('C')] })
    const workbook = await openWorkbook(bytes)
    expect(workbook).toEqual({
      sheets: [
        { name: 'A & "B"', at: 1 },
        { name: 'C', at: 2 },
      ],
    })
    expect((await read(bytes, 2))[0]?.cells).toEqual(['C'])
  })

  test('that is none is refused in words', async () => {
    const text = new TextEncoder()
    expect(await openWorkbook(text.encode('PK\x03\x04 nothing'))).toBe('damaged-workbook')
    const bytes = await made({ sheets: [{ name: 'One', rows: [['x']] }] })
    expect(await openWorkbook(bytes.slice(0, -30))).toBe('damaged-workbook')
  })

  test('that unpacks to gigabytes is refused before anything is unpacked', async () => {
    const bytes = await made({ sheets: [{ name: 'One', rows: [['x']] }] })
    const bomb = bytes.slice()
    const view = new DataView(bomb.buffer)
    const entries = zipDirectory(bytes) ?? []
    expect(entries.map(({ name }) => name)).toContain('xl/workbook.xml')
    // The directory's entry of the sheet claims three gigabytes.
    for (let at = 0; at < bomb.length - 46; at += 1) {
      if (view.getUint32(at, true) !== 0x02014b50) continue
      const name = new TextDecoder().decode(bomb.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)))
      if (/sheet1/.test(name)) view.setUint32(at + 24, 3_000_000_000, true)
    }
    expect(await openWorkbook(bomb)).toBe('huge-workbook')
  })
})

describe('a workbook that is written', () => {
  test('has its names in bold and always in view, and texts that stay texts', async () => {
    const bytes = await written(['ID', 'Phone'], [['5', '07700 900456']], [0])
    const entries = zipDirectory(bytes) ?? []
    const part = async (name: string) => {
      const entry = entries.find((one) => one.name === name)
      return entry ? zipText(bytes, entry) : ''
    }
    const sheet = await part('xl/worksheets/sheet1.xml')
    const styles = await part('xl/styles.xml')
    expect(sheet).toContain('state="frozen"')
    expect(sheet).toMatch(/<col [^>]*width="12"/)
    // One style for the names, one for each kind of column.
    const styleOf = (cell: string) => Number(new RegExp(`<c r="${cell}"[^>]*? s="(\\d+)"`).exec(sheet)?.[1])
    const formats = [...(/<cellXfs[^]*<\/cellXfs>/.exec(styles)?.[0] ?? '').matchAll(/<xf [^>]*>/g)].map(
      String,
    )
    expect(formats[styleOf('A1')]).toContain('fontId="1"')
    expect(/<fonts[^]*<\/fonts>/.exec(styles)?.[0]).toContain('<b/>')
    const text = /<numFmt [^>]*numFmtId="(\d+)"[^>]*formatCode="@"/.exec(styles)?.[1]
    expect(formats[styleOf('B2')]).toContain(`numFmtId="${text}"`)
    expect(formats[styleOf('B2')]).not.toContain('fontId="1"')
    expect(sheet).toMatch(/<c r="A2"[^>]*><v>5<\/v>/)
    expect(sheet).toMatch(/<c r="B2"[^>]*t="inlineStr"/)
  })

  test('is read as the texts that were written', async () => {
    const units = [
      "'",
      '=',
      '+',
      '@',
      '\t',
      '\n',
      '\r',
      ';',
      ',',
      ' ',
      '_x0041_',
      '_',
      'x',
      '&',
      '<',
      '"',
      'ä',
      '李',
      '😀',
      '\u0007',
    ]
    const text = fc.string({ unit: fc.constantFrom(...units), minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 6 }), async (rows) => {
        const cells = (await read(await written(['A', 'B'], rows))).map((row) => row.cells)
        const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''))
        expect(cells.slice(1)).toEqual(filled)
      }),
      { numRuns: 60 },
    )
  })

  test('cuts what no cell can hold, and never within a letter', async () => {
    const long = `${'x'.repeat(LONGEST_CELL - 1)}😀 more`
    const [, row] = await read(await written(['A'], [[long]]))
    expect(row?.cells[0]).toBe('x'.repeat(LONGEST_CELL - 1))
  })

  test('keeps a number that has more digits than a spreadsheet does', async () => {
    const [, row] = await read(await written(['A'], [['123456789012345.6789']], [0]))
    expect(row?.cells[0]).toBe('123456789012345.6789')
  })
})
