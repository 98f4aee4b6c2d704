import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import { FILE_TYPES, type SheetForm, sheetName } from './sheet-file-name.ts'
import { useSheetFormat } from './use-sheet-format.ts'
import type { CustomerQuery } from '../../domain/customers/customer-query.ts'
import { useSaveFile } from '../../workspace/use-save-file.ts'
import { exportCsv, exportWorkbook } from './export-sheet.ts'
import type { SheetColumn } from '../../domain/sheet/write-sheet.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useTexts } from '../../i18n/language.ts'
import { useWorkspace } from '../../workspace/workspace.ts'
import { useNotices } from '../../workspace/notices.ts'

/** The export of a list. It goes on while another screen is shown. */
export const useListExport = defineStore('list-export', () => {
  const workspace = useWorkspace()
  const notices = useNotices()
  const t = useTexts()
  const formats = useFormats()
  const style = useSheetFormat()
  const saveFile = useSaveFile()

  /** 0 to 1 while the file is made. */
  const part = ref<number | null>(null)
  let stopping = new AbortController()

  async function run(query: CustomerQuery, columns: readonly SheetColumn[], form: SheetForm): Promise<void> {
    const { local } = workspace.current ?? {}
    if (!local || part.value !== null) return
    const { signal } = (stopping = new AbortController())
    part.value = 0
    try {
      const ids = await local.search.allIds(query)
      if (ids.length === 0) return notices.done(t.value.sheet.nothingToExport)
      const parts = {
        source: { customers: local.customers, lanes: () => workspace.lanes },
        ids,
        style: style.value,
        columns,
        progress: (done: number, total: number) => (part.value = done / total),
        signal,
      }
      const name = t.value.sheet.fileName
      const file = form === 'csv' ? await exportCsv(parts) : await exportWorkbook(parts, name)
      if (!file) return
      const exported = t.value.sheet.exported(ids.length, formats.value.number(ids.length))
      // The file is complete, so the export has ended, however long the person takes to choose where to save it.
      void saveFile(sheetName(name, form), FILE_TYPES[form], [file], exported)
    } catch (error) {
      if (signal.aborted) return
      notices.problem({ code: 'internal', detail: error instanceof Error ? error.message : String(error) })
    } finally {
      part.value = null
    }
  }

  // The customers belong to the store that was closed.
  watch(
    () => workspace.current,
    () => {
      if (part.value === null) return
      stopping.abort()
      notices.trouble(t.value.sheet.exportEnded)
    },
  )

  return { part, run, stop: () => stopping.abort() }
})
