import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import { CSV, sheetName } from '../components/sheet/sheet-name.ts'
import { useSheetStyle } from '../components/sheet/use-sheet-style.ts'
import type { CustomerQuery } from '../db/local-store.ts'
import { saveFile } from '../desk/save-file.ts'
import { exportSheet } from '../sheet/export-sheet.ts'
import type { SheetColumn } from '../sheet/write-sheet.ts'
import { useFormats } from '../texts/formats.ts'
import { useTexts } from '../texts/language.ts'
import { useDesk } from './desk.ts'
import { useNotices } from './notices.ts'

/** A list of customers on its way into a file. Goes on whatever screen is shown. */
export const useListExport = defineStore('list-export', () => {
  const desk = useDesk()
  const notices = useNotices()
  const t = useTexts()
  const formats = useFormats()
  const style = useSheetStyle()

  /** 0 to 1 while the file is made. */
  const part = ref<number | null>(null)
  let stopping = new AbortController()

  async function run(query: CustomerQuery, columns: readonly SheetColumn[]): Promise<void> {
    const { local } = desk.desk ?? {}
    if (!local || part.value !== null) return
    const { signal } = (stopping = new AbortController())
    part.value = 0
    try {
      const ids = await local.search.allIds(query)
      const pieces = await exportSheet({
        source: { customers: local.customers, lanes: () => desk.lanes },
        ids,
        style: style.value,
        columns,
        tell: (done, total) => (part.value = done / total),
        signal,
      })
      if (!pieces) return
      if (ids.length === 0) return notices.done(t.value.sheet.nothingToExport)
      saveFile(sheetName(t.value.sheet.fileName), CSV, pieces)
      notices.done(t.value.sheet.exported(ids.length, formats.value.number(ids.length)))
    } catch (error) {
      if (signal.aborted) return
      notices.problem({ code: 'internal', detail: error instanceof Error ? error.message : String(error) })
    } finally {
      part.value = null
    }
  }

  // The customers went with their store.
  watch(
    () => desk.desk,
    () => {
      if (part.value === null) return
      stopping.abort()
      notices.trouble(t.value.sheet.exportEnded)
    },
  )

  return { part, run, stop: () => stopping.abort() }
})
