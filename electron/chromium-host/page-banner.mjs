/**
 * Shows a label at the top of the page that takes no room, no clicks and no style sheet: the app's policy forbids inline
 * styles, and setting properties is not one. Its source is run in the page.
 * @param {import('./page-script.mjs').PageGlobals} page
 * @param {string} text
 */
export function showBanner(page, text) {
  const label = page.document.createElement('div')
  label.ariaHidden = 'true'
  const inside = label.attachShadow({ mode: 'closed' })
  const words = page.document.createElement('span')
  words.textContent = text
  inside.append(words)
  Object.assign(label.style, {
    position: 'fixed',
    inset: '0 0 auto 0',
    zIndex: '2147483647',
    pointerEvents: 'none',
  })
  Object.assign(label.style, { display: 'flex', justifyContent: 'center' })
  Object.assign(words.style, { font: '11px/16px system-ui, sans-serif', padding: '0 8px', color: '#fff' })
  Object.assign(words.style, { background: '#5b3a00', borderRadius: '0 0 4px 4px' })
  page.document.documentElement.append(label)
}
