import { useFormats } from '../../i18n/formats.ts'
import { useTexts } from '../../i18n/language.ts'
import { useNotices } from '../notices.ts'

/** The notice at the end of a bulk save, which offers to undo it. It is shown once. */
export function useUndoNotice(undo: () => void) {
  const notices = useNotices()
  const t = useTexts()
  const formats = useFormats()
  let wasShown = false

  return {
    show(count: number): void {
      if (wasShown) return
      wasShown = true
      const words = t.value.bulk.saved(count, formats.value.number(count))
      notices.done(words, { label: t.value.shell.undo, run: undo })
    },
    /** Removes a notice that offers something that is no longer possible. */
    dismiss(): void {
      for (const { id, action } of notices.notices) if (action?.run === undo) notices.dismiss(id)
    },
    reset(): void {
      wasShown = false
    },
  }
}
