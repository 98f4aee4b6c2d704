import { computed, ref } from 'vue'
import type { Counterfoil } from '../../../shared/edit.ts'
import { saveFile } from '../../desk/save-file.ts'
import { BYTE_ORDER_MARK } from '../../sheet/write-sheet.ts'
import { useDesk } from '../../stores/desk.ts'
import { useHistory } from '../../stores/history.ts'
import { useNotices } from '../../stores/notices.ts'
import { useFormats } from '../../texts/formats.ts'
import { useTexts } from '../../texts/language.ts'
import { dayOf } from '../customers/filters.ts'
import { useAmountStyle } from '../outbox/use-amount-style.ts'
import { csvHead, csvLines, type ExportStyle, jsonOf } from './export.ts'
import { historyMatcher } from './matching.ts'

export type ExportFormat = 'CSV' | 'JSON'

/** Writes counterfoils into a file, a page at a time, so that the window stays alive. */
export function useExport() {
  const desk = useDesk()
  const history = useHistory()
  const notices = useNotices()
  const t = useTexts()
  const formats = useFormats()
  const amounts = useAmountStyle()
  /** How many are written by now, while an export is under way. */
  const written = ref<number | null>(null)

  const style = computed((): ExportStyle => {
    const { columns, endings, hidden } = t.value.history
    return {
      // Where the comma is for decimals, spreadsheets expect semicolons between the cells.
      delimiter: amounts.value.decimal === ',' ? ';' : ',',
      words: { ...history.words, columns, endings, hidden },
    }
  })

  async function exportAs(format: ExportFormat, onlyShown: boolean): Promise<void> {
    const pages = desk.desk?.local.counterfoils.all()
    if (!pages || written.value !== null) return
    const matches = historyMatcher(history.words)(history.query)
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
      if (format === 'CSV') saveFile(`${name}.csv`, 'text/csv;charset=utf-8', pieces)
      else saveFile(`${name}.json`, 'application/json', [`[\n${pieces.join(',\n')}\n]\n`])
      notices.done(t.value.history.exported(formats.value.number(written.value)))
    } catch {
      notices.trouble(t.value.history.failedTitle, t.value.history.failedText)
    } finally {
      written.value = null
    }
  }

  return { exportAs, written }
}
