import type { FieldName } from '../../../shared/customer.ts'
import { cleanPiece, cleanText } from '../../domain/text/clean-text.ts'
import { useTexts } from '../../i18n/language.ts'
import { useNotices } from '../notices.ts'

/** For `paste` events of a field's input: pastes what was certainly meant, and says so where that is less. */
export function useCleanPaste(): (event: ClipboardEvent, field: FieldName) => void {
  const notices = useNotices()
  const t = useTexts()

  return (event, field) => {
    const input = event.target
    if (!(input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement) || input.readOnly) return
    const text = event.clipboardData?.getData('text/plain') ?? ''
    const isWhole = input.selectionStart === 0 && input.selectionEnd === input.value.length
    const clean = isWhole ? cleanText(field, text) : cleanPiece(field, text)
    if (clean === text) return
    event.preventDefault()
    // Unlike a new value of the input, this is undone by the keys that undo typing. The command that inserts text
    // lays out the whole input after each line: thousands of lines would take a minute.
    document.execCommand(clean === '' ? 'delete' : 'insertHTML', false, asHtml(clean))
    notices.done(t.value.fields.pasteCleaned(t.value.fields.names[field]), undefined, TOPIC)
  }
}

/** HTML that is this text and nothing else. */
const asHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const TOPIC = 'paste'
