import { onScopeDispose } from 'vue'
import { isTyping } from '../../ui/keys.ts'

/** Where no text is typed, `/` leads into the search. */
export function useSearchKey(focusSearch: () => void): void {
  function hear(event: KeyboardEvent): void {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (event.key !== '/' || !isPlain || event.defaultPrevented || isTyping(event)) return
    if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]')) return
    event.preventDefault()
    focusSearch()
  }

  window.addEventListener('keydown', hear)
  onScopeDispose(() => window.removeEventListener('keydown', hear))
}
