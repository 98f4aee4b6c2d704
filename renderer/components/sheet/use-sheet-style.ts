import { computed, type ComputedRef } from 'vue'
import type { SheetStyle } from '../../sheet/write-sheet.ts'
import { useSession } from '../../stores/session.ts'
import { useFormats } from '../../texts/formats.ts'
import { useTexts } from '../../texts/language.ts'
import { useGroupBook } from './use-group-book.ts'

/** How a spreadsheet of the chosen language expects a file: decimals with a comma need semicolons. */
export function useSheetStyle(): ComputedRef<SheetStyle> {
  const t = useTexts()
  const formats = useFormats()
  const session = useSession()
  const groups = useGroupBook()

  return computed(() => {
    const isComma = formats.value.number(0.5).includes(',')
    const { names, yes, no, noGroup } = t.value.fields
    return {
      delimiter: isComma ? ';' : ',',
      decimalSign: isComma ? ',' : '.',
      decimals: session.profile?.decimals ?? 2,
      groups: groups.value,
      words: { names, yes, no, noGroup, ...t.value.sheet.columns },
    }
  })
}
