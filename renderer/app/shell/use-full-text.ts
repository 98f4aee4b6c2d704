import { onScopeDispose } from 'vue'

/** Text that an ellipsis cuts off is shown in full under the pointer. Called once, by the root component. */
export function useFullText(): void {
  const ours = new WeakSet<HTMLElement>()

  function hear({ target }: PointerEvent): void {
    const text = target instanceof Element ? target.closest<HTMLElement>('.truncate') : null
    if (!text || (text.closest('[title]') && !ours.has(text))) return
    if (text.scrollWidth > text.clientWidth) {
      text.title = text.textContent.trim()
      ours.add(text)
    } else if (ours.delete(text)) text.removeAttribute('title')
  }

  document.addEventListener('pointerover', hear, { passive: true })
  onScopeDispose(() => document.removeEventListener('pointerover', hear))
}
