import { watch } from 'vue'

/**
 * Where the focus was when a dialog opened without a button of its own.
 * @returns gives it back: for `close-auto-focus`
 */
export function useReturnFocus(isOpen: () => boolean): (event: Event) => void {
  let cameFrom: Element | null = null
  watch(isOpen, (isNow) => isNow && (cameFrom = document.activeElement), { immediate: true, flush: 'sync' })

  return (event) => {
    event.preventDefault()
    const { target: dialog } = event
    const now = document.activeElement
    // What followed from the dialog may have taken the focus already.
    if (now && now !== document.body && dialog instanceof Node && !dialog.contains(now)) return
    if (cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus()
    // What opened it may have gone meanwhile; the keyboard must be somewhere.
    if (document.activeElement === document.body) document.querySelector('main')?.focus()
  }
}
