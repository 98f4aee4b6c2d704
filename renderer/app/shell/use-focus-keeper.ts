import { onScopeDispose } from 'vue'

/**
 * When the focused element disappears or can no longer have the focus, the focus moves to something near it instead
 * of the top of the window: to what is left of the same part of the screen, or to the beginning of a new screen.
 * Called once, by the root component.
 */
export function useFocusKeeper(): void {
  let last: HTMLElement | null = null
  /** The ancestors of `last`, from the inside out. */
  let around: readonly HTMLElement[] = []
  let stopTimer = (): void => undefined

  function note({ target }: FocusEvent): void {
    if (!(target instanceof HTMLElement)) return
    last = target
    around = ancestorsOf(target)
  }

  const isLost = (): boolean =>
    document.activeElement === document.body &&
    last !== null &&
    (!last.isConnected || last.matches(':disabled')) &&
    document.querySelector('[role="dialog"], [role="alertdialog"]') === null

  function look(): void {
    if (!isLost()) return
    stopTimer()
    // A dialog that closes returns the focus a moment later.
    const timer = setTimeout(() => isLost() && startIn(around)?.focus(), A_MOMENT_MS)
    stopTimer = () => clearTimeout(timer)
  }

  const observer = new MutationObserver(look)
  observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] })
  document.addEventListener('focusin', note)
  onScopeDispose(() => {
    stopTimer()
    observer.disconnect()
    document.removeEventListener('focusin', note)
  })
}

/** The first thing that can have the focus in the nearest part of the screen that is left. */
function startIn(around: readonly HTMLElement[]): HTMLElement | null {
  const main = document.querySelector<HTMLElement>('main')
  const parts = around.filter((one) => one.isConnected && main?.contains(one))
  for (const part of main ? [...parts, main] : parts) {
    const found =
      visibleIn(part, '[data-start]') ??
      visibleIn(part, 'input, select, textarea') ??
      visibleIn(part, FOCUSABLE)
    if (found) return found
  }
  return main
}

const visibleIn = (part: HTMLElement, selector: string): HTMLElement | null =>
  [...part.querySelectorAll<HTMLElement>(selector)].find(
    (one) => one.checkVisibility() && !one.matches(':disabled, [aria-hidden]'),
  ) ?? null

function ancestorsOf(element: HTMLElement): readonly HTMLElement[] {
  const found: HTMLElement[] = []
  for (let at = element.parentElement; at; at = at.parentElement) found.push(at)
  return found
}

const FOCUSABLE = 'button, a[href], [tabindex="0"]'
const A_MOMENT_MS = 30
