import type { Page } from '@playwright/test'

/**
 * States that a person could not see where the system takes backgrounds and shadows away: what is open, chosen, pressed
 * or focused has to differ by an outline, a line, a mark or what is drawn in it. In words; nothing where all is well.
 */
export async function hiddenStates(page: Page): Promise<readonly string[]> {
  await page.evaluate(LOOKS)
  const states = (await page.evaluate(`hiddenStates(${JSON.stringify(STATES)})`)) as string[]
  return [...states, ...(await hiddenFocus(page))]
}

/** A state, and what an element without it is like. `null`: without the attribute. */
const STATES = [
  { of: '[aria-current]:not([aria-current="false"])', without: { 'aria-current': null }, classes: ['open'] },
  { of: '.cursor', without: {}, classes: ['cursor'] },
  { of: '[aria-selected="true"]', without: { 'aria-selected': 'false' }, classes: ['selected'] },
  { of: ':has(> input:checked)', without: {}, classes: [] },
  { of: '[aria-pressed="true"]', without: { 'aria-pressed': 'false' }, classes: [] },
  { of: '[aria-invalid]', without: { 'aria-invalid': null }, classes: [] },
  { of: '[data-chosen]', without: { 'data-chosen': null }, classes: [] },
  { of: '[data-highlighted]', without: { 'data-highlighted': null }, classes: [] },
  {
    of: '[role="menuitemradio"][aria-checked="true"]',
    without: { 'aria-checked': 'false', 'data-state': 'unchecked' },
    classes: [],
  },
]

/** Everything that Tab reaches is given the focus in the eyes of the styles, without anything that a focus would do. */
async function hiddenFocus(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page)
  try {
    await session.send('DOM.enable')
    await session.send('CSS.enable')
    const { root } = await session.send('DOM.getDocument')
    await page.evaluate('markFocusable()')
    const { nodeIds } = await session.send('DOM.querySelectorAll', {
      nodeId: root.nodeId,
      selector: '[data-test-focusable]',
    })
    const force = async (forcedPseudoClasses: string[]): Promise<void> => {
      for (const nodeId of nodeIds) {
        await session.send('CSS.forcePseudoState', { nodeId, forcedPseudoClasses })
      }
    }
    await page.evaluate('rememberLooks()')
    await force(['focus', 'focus-visible'])
    const hidden = (await page.evaluate('sameAsRemembered()')) as string[]
    await force([])
    return hidden
  } catch (error) {
    // The page has drawn something else in the meantime, so the question is asked again.
    if (String(error).includes('Could not find node')) return ['the screen is still changing']
    throw error
  } finally {
    await session.detach()
  }
}

/** Runs in the page. What an element looks like, apart from its background, its shadow and the weight of its letters. */
const LOOKS = `(() => {
  const shown = (style, kind) => style[kind + 'Style'] !== 'none' && parseFloat(style[kind + 'Width']) > 0
    ? style[kind + 'Style'] + style[kind + 'Width'] + style[kind + 'Color'] : ''
  const lookOf = (it, pseudo) => {
    const style = getComputedStyle(it, pseudo)
    if (pseudo && style.content === 'none') return ''
    const lines = ['outline', 'borderTop', 'borderRight', 'borderBottom', 'borderLeft'].map((kind) => shown(style, kind))
    const drawn = ['content', 'textDecorationLine', 'opacity', 'visibility', 'display']
    // What keeps its own colours can be seen, and where it is.
    const own = style.forcedColorAdjust === 'none' ? [style.backgroundColor, style.left] : []
    return [...lines, ...own, ...drawn.map((name) => style[name])].join('|')
  }
  window.looksOf = (it) =>
    [it, ...it.querySelectorAll('*')].flatMap((one) => [null, '::before', '::after'].map((pseudo) => lookOf(one, pseudo))).join('\\n')
  const isShown = (it) => it.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !it.closest('#counterfoil-host, .unseen, [aria-hidden="true"]')
  const nameOf = (it) => it.outerHTML.replace(/ data-v-[0-9a-f]+(="")?/g, '').slice(0, 160)

  // What is on its way from one state to the other still looks like the first.
  const still = new CSSStyleSheet()
  still.replaceSync('*, ::before, ::after { transition: none !important }')
  document.adoptedStyleSheets = [still]

  window.hiddenStates = (states) => states.flatMap(({ of, without, classes }) =>
    [...document.querySelectorAll(of)].filter(isShown).flatMap((it) => {
      const before = window.looksOf(it)
      const kept = Object.keys(without).map((name) => [name, it.getAttribute(name)])
      const has = classes.filter((name) => it.classList.contains(name))
      for (const [name, value] of Object.entries(without)) value === null ? it.removeAttribute(name) : it.setAttribute(name, value)
      it.classList.remove(...has)
      const checked = [...it.querySelectorAll('input:checked')]
      for (const one of checked) one.checked = false
      const after = window.looksOf(it)
      for (const [name, value] of kept) value === null ? it.removeAttribute(name) : it.setAttribute(name, value)
      it.classList.add(...has)
      for (const one of checked) one.checked = true
      return before === after ? [of + ' cannot be seen: ' + nameOf(it)] : []
    }))

  const remembered = new Map()
  window.markFocusable = () => {
    const dialog = [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')].at(-1)
    for (const it of (dialog ?? document).querySelectorAll('*')) it.toggleAttribute('data-test-focusable', it.tabIndex >= 0 && !it.disabled && isShown(it))
  }
  window.rememberLooks = () => {
    remembered.clear()
    for (const it of document.querySelectorAll('[data-test-focusable]')) remembered.set(it, window.looksOf(it))
  }
  window.sameAsRemembered = () => [...remembered].flatMap(([it, look]) => {
    const isSame = window.looksOf(it) === look && !it.matches(':focus-visible')
    it.removeAttribute('data-test-focusable')
    return isSame ? ['the focus cannot be seen: ' + nameOf(it)] : []
  })
})()`
