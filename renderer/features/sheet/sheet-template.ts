import { IMPORTED_COLUMNS, type SheetFormat, workbookColumns } from '../../domain/sheet/write-sheet.ts'
import { writeWorkbookFile } from './write-workbook-file.ts'

/** An empty workbook with a column for each field that can be imported. */
export async function sheetTemplate(style: SheetFormat, sheetName: string): Promise<Blob> {
  const file = writeWorkbookFile(sheetName, workbookColumns(style, IMPORTED_COLUMNS))
  try {
    return await file.finish()
  } finally {
    file.close()
  }
}
