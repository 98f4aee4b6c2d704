import { describe, expect, test } from 'vitest'
import type { Edit } from '../../../../../shared/edit.ts'
import { exportCsv } from '../../../../../renderer/features/sheet/export-sheet.ts'
import { readSheet } from '../../../../../renderer/domain/sheet/read-sheet.ts'
import { ALL_COLUMNS, columnsOfList } from '../../../../../renderer/domain/sheet/write-sheet.ts'
import { texts as english } from '../../../../../renderer/i18n/en/index.ts'
import { anEdit } from '../../../../support/builders/edit.ts'
import { customers, groups, sourceOf } from '../../../../support/builders/sheet-review.ts'

describe('an export', () => {
  const { names, yes, no, noGroup } = english.fields
  const style = {
    delimiter: ',',
    decimalSign: '.',
    decimals: 2,
    groups,
    words: { names, yes, no, noGroup, ...english.sheet.columns },
  } as const

  async function exported(
    ids: readonly number[],
    edits: readonly Edit[] = [],
    columns = ALL_COLUMNS,
  ): Promise<string> {
    const file = await exportCsv({
      source: sourceOf(customers, edits),
      ids: Uint32Array.from(ids),
      style,
      columns,
      progress: () => undefined,
      signal: new AbortController().signal,
    })
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await (file ?? new Blob()).arrayBuffer())
  }

  test('is in the order of the list, with what waits to be sent', async () => {
    const edits = [anEdit({ company: 'Waiting Ltd' }, { kind: 'queued' }, { customerId: 5 })]
    const text = await exported([8, 5, 6], edits)
    expect(text.startsWith('\uFEFF"ID"')).toBe(true)
    const { rows } = readSheet(text)
    expect(rows.map(({ cells }) => cells[0])).toEqual(['8', '5', '6'])
    expect(rows[1]?.cells).toContain('Waiting Ltd')
    expect(rows[2]?.cells).toEqual(expect.arrayContaining(['2.50', 'Wholesale', 'No']))
  })

  test('has the columns of the list, and the id, by which it finds its way back', async () => {
    const columns = columnsOfList(['name', 'store_credit', 'date_modified'])
    const { heads, rows } = readSheet(await exported([6], [], columns))
    expect(heads).toEqual(['ID', 'First name', 'Last name', 'Store credit', 'Changed (UTC)'])
    expect(rows[0]?.cells.slice(0, 4)).toEqual(['6', 'Bob', 'Byron', '2.50'])
  })

  test('leaves out customers that are gone meanwhile', async () => {
    expect(readSheet(await exported([5, 999])).rows).toHaveLength(1)
  })
})
