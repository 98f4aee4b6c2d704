import { describe, expect, test } from 'vitest'
import type { ReadingChoice } from '../../renderer/features/sheet/sheet-worker.ts'
import { openSheet, type ReadingProgress } from '../../renderer/features/sheet/open-sheet.ts'
import { writeWorkbookFile } from '../../renderer/features/sheet/write-workbook-file.ts'

const GUESS: ReadingChoice = { encoding: null, delimiter: null, headRow: null, sheetName: null }
const opened = async (file: File, choice: Partial<ReadingChoice> = {}) =>
  openSheet(file, { ...GUESS, ...choice }, () => undefined, new AbortController().signal)

async function workbook(rows: readonly (readonly string[])[]): Promise<File> {
  const columns = ['ID', 'Phone'].map((name, at) => ({ name, width: 12, numbers: at === 0 ? '0' : null }))
  const file = writeWorkbookFile('Customers', columns)
  try {
    for (let at = 0; at < rows.length; at += 1000) await file.add(rows.slice(at, at + 1000))
    return new File([await file.finish()], 'customers.xlsx')
  } finally {
    file.close()
  }
}

describe('a sheet that a worker reads', () => {
  test('is text in the encoding that was guessed, or that the person named', async () => {
    // "ID,Name" and "5,Иван" in windows-1251.
    const bytes = Uint8Array.from(
      [...'ID,Name\n5,'].map((one) => one.charCodeAt(0)).concat(0xc8, 0xe2, 0xe0, 0xed),
    )
    const file = new File([bytes], 'people.csv')
    const guessed = await opened(file)
    expect(guessed).toMatchObject({
      kind: 'opened',
      sheet: { encoding: 'windows-1251', heads: ['ID', 'Name'], headRow: 1, letters: ['Иван'] },
    })
    expect(await opened(file, { encoding: 'windows-1252' })).toMatchObject({ sheet: { letters: ['Èâàí'] } })
    expect(await opened(file, { delimiter: ';' })).toEqual({ kind: 'one-column' })
  })

  test('is a workbook that was written here, with its texts as they were', async () => {
    const rows = [
      ['5', '07700 900456'],
      ['6', '0035312345678'],
      ['7', '=1+1'],
    ]
    const answer = await opened(await workbook(rows))
    expect(answer).toMatchObject({
      kind: 'opened',
      sheet: { encoding: null, sheetName: 'Customers', sheetNames: ['Customers'], heads: ['ID', 'Phone'] },
    })
    expect(answer.kind === 'opened' && answer.sheet.rows.map(({ cells }) => cells)).toEqual(rows)
  })

  test('has the names in the row that was chosen', async () => {
    const file = new File(['Customers,of the north\nID,Phone\n5,1\n'], 'people.csv')
    expect(await opened(file)).toMatchObject({ sheet: { headRow: 2, heads: ['ID', 'Phone'] } })
    expect(await opened(file, { headRow: 1 })).toMatchObject({
      sheet: { headRow: 1, heads: ['Customers', 'of the north'] },
    })
  })

  test('has the first of several values that Google Contacts writes into one cell', async () => {
    const text =
      'First Name,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Value\nAda,Work,a@x.example ::: b@x.example,1 ::: 2\n'
    const answer = await opened(new File([text], 'contacts.csv'))
    expect(answer.kind === 'opened' && answer.sheet.rows[0]?.cells).toEqual([
      'Ada',
      'Work',
      'a@x.example',
      '1',
    ])
  })

  test('tells how far it has come, and ends when it is stopped', async () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => [String(at + 1), `0${at}`])
    const file = await workbook(rows)
    const seen: ReadingProgress[] = []
    await openSheet(file, GUESS, (now) => seen.push(now), new AbortController().signal)
    expect(seen.length).toBeGreaterThan(20)
    expect(seen.at(-1)?.rows).toBe(rows.length)
    const stop = new AbortController()
    const answer = openSheet(file, GUESS, () => stop.abort(), stop.signal)
    expect(await answer).toEqual({ kind: 'failed' })
  })

  test.each([
    ['damaged-workbook', 'PK\u0003\u0004 no archive'],
    ['web-page', '<!DOCTYPE html><html><table><tr><td>ID</td></tr></table></html>'],
    ['xml-workbook', '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'],
    ['document', '%PDF-1.7'],
    ['one-column', 'Email\na@b\n'],
    ['empty', 'ID,Email\n'],
    ['empty', ''],
  ])('is none where it is of no use: %s', async (kind, content) => {
    expect(await opened(new File([content], 'x.xls'))).toEqual({ kind })
  })
})
