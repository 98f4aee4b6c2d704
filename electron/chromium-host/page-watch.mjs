/**
 * Reports links out of the app and windows that the page wants to main, so that main is asked before anything happens:
 * no tab opens and nothing flickers. Its source is run in the page, like that of the next.
 * @param {import('./page-script.mjs').PageGlobals} page
 * @param {import('./page-script.mjs').Tell} tell
 */
export function watchLinks(page, tell) {
  page.addEventListener('click', (event) => {
    const link = /** @type {import('./page-script.mjs').PageLink | undefined} */ (
      event.composedPath().find((one) => 'href' in one && 'target' in one)
    )
    if (!link || event.defaultPrevented || link.hasAttribute('download')) return
    const isNewWindow = link.target === '_blank' || event.ctrlKey || event.metaKey || event.shiftKey
    const isInside = link.origin === page.location.origin || link.protocol === 'blob:'
    if (isInside && !isNewWindow) return
    event.preventDefault()
    tell({ kind: 'leave', url: link.href, isNewWindow })
  })
  page.open = (/** @type {unknown} */ url) => {
    tell({
      kind: 'leave',
      url: new URL(String(url ?? 'about:blank'), page.location.href).href,
      isNewWindow: true,
    })
    return null
  }
}

/**
 * Reports keys that may be shortcuts, and the window's size and focus, to main.
 * @param {import('./page-script.mjs').PageGlobals} page
 * @param {import('./page-script.mjs').Tell} tell
 */
export function watchWindow(page, tell) {
  page.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event
    if (event.defaultPrevented || !(ctrlKey || metaKey || altKey || /^F\d+$/.test(key))) return
    tell({ kind: 'key', key, ctrlKey, metaKey, shiftKey, altKey })
  })
  page.addEventListener('resize', () => tell({ kind: 'resized' }))
  page.addEventListener('focus', () => tell({ kind: 'focus', isFocused: true }))
  page.addEventListener('blur', () => tell({ kind: 'focus', isFocused: false }))
}
