import { computed, ref } from 'vue'
import type { Counterfoil } from '../../../shared/edit.ts'
import { useSaveFile } from '../../workspace/use-save-file.ts'
import { BYTE_ORDER_MARK } from '../../domain/sheet/write-sheet.ts'
import { useWorkspace } from '../../workspace/workspace.ts'
import { useHistory } from './history-store.ts'
import { useNotices } from '../../workspace/notices.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useTexts } from '../../i18n/language.ts'
import { dayOf } from '../../domain/customers/filters.ts'
import { useAmountStyle } from '../../workspace/fields/use-amount-style.ts'
import { csvHead, csvLines, type ExportStyle, jsonOf } from '../../domain/history/history-export.ts'
import { historyMatcher } from '../../domain/history/history-filter.ts'

export type ExportFormat = 'CSV' | 'JSON'

/** Writes counterfoils into a file, a page at a time, so that the window stays responsive. */
export function useExport() {
  const workspace = useWorkspace()
  const history = useHistory()
  const notices = useNotices()
  const t = useTexts()
  const formats = useFormats()
  const amounts = useAmountStyle()
  const saveFile = useSaveFile()
  /** How many are written by now, while an export is under way. */
  const written = ref<number | null>(null)

  const style = computed((): ExportStyle => {
    const { columns, endings, hidden } = t.value.history
    return {
      // Where the comma is for decimals, spreadsheets expect semicolons between the cells.
      delimiter: amounts.value.decimal === ',' ? ';' : ',',
      texts: { ...history.texts, columns, endings, hidden },
    }
  })

  async function exportAs(format: ExportFormat, onlyShown: boolean): Promise<void> {
    const pages = workspace.current?.local.counterfoils.all()
    if (!pages || written.value !== null) return
    const matches = historyMatcher(history.texts)(history.query)
    const customer = history.customerId
    const isWanted = (one: Counterfoil): boolean =>
      !onlyShown || (matches(one) && (customer === null || one.customerId === customer))
    const pieces: string[] = format === 'CSV' ? [BYTE_ORDER_MARK, csvHead(style.value)] : []
    written.value = 0
    try {
      for await (const page of pages) {
        const wanted = page.filter(isWanted)
        for (const one of wanted) pieces.push(format === 'CSV' ? csvLines(one, style.value) : jsonOf(one))
        written.value += wanted.length
      }
      const name = `${t.value.history.fileName}-${dayOf(Date.now())}`
      const exported = t.value.history.exported(formats.value.number(written.value))
      if (format === 'CSV') void saveFile(`${name}.csv`, 'text/csv;charset=utf-8', pieces, exported)
      else {
        void saveFile(`${name}.json`, 'application/json', [`[\n${pieces.join(',\n')}\n]\n`], exported)
      }
    } catch {
      notices.trouble(t.value.history.failedTitle, t.value.history.failedText)
    } finally {
      written.value = null
    }
  }

  return { exportAs, written }
}
