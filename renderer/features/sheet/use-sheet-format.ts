import { computed, type ComputedRef } from 'vue'
import type { SheetFormat } from '../../domain/sheet/write-sheet.ts'
import { useSession } from '../../workspace/session.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useTexts } from '../../i18n/language.ts'
import { useGroupLookup } from './use-group-lookup.ts'

/**
 * The format of files for the chosen language. Where the decimal sign is a comma, cells are separated by semicolons.
 */
export function useSheetFormat(): ComputedRef<SheetFormat> {
  const t = useTexts()
  const formats = useFormats()
  const session = useSession()
  const groups = useGroupLookup()

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
