import type { PlanEntry, PlanReason } from '../../domain/sheet/plan.ts'
import { rejectedRows } from '../../domain/sheet/rejected-rows.ts'
import { BYTE_ORDER_MARK, line } from '../../domain/sheet/write-sheet.ts'
import type { OpenedSheet } from './open-sheet.ts'
import { FILE_TYPES, sheetName } from './sheet-file-name.ts'
import { writeWorkbookFile } from './write-workbook-file.ts'

/** The rejected rows in a file like the imported one, to be corrected and imported again. */
export async function rejectedRowsFile(
  sheet: OpenedSheet,
  planned: readonly PlanEntry[],
  reasonHead: string,
  words: (reason: PlanReason) => string,
): Promise<{ readonly blob: Blob; readonly nameFor: (what: string) => string }> {
  const [heads = [], ...rows] = rejectedRows(sheet, planned, reasonHead, words)
  if (sheet.encoding !== null) {
    const lines = [heads, ...rows].map((cells) => line(cells, sheet))
    const blob = new Blob([BYTE_ORDER_MARK, ...lines], { type: FILE_TYPES.csv })
    return { blob, nameFor: (what) => sheetName(what, 'csv') }
  }
  const columns = heads.map((name, at) => ({ name, width: at === 0 ? 50 : 18, numbers: null }))
  const file = writeWorkbookFile(sheet.sheetName ?? 'Sheet1', columns)
  try {
    await file.add(rows)
    const blob = new Blob([await file.finish()], { type: FILE_TYPES.xlsx })
    return { blob, nameFor: (what) => sheetName(what, 'xlsx') }
  } finally {
    file.close()
  }
}
