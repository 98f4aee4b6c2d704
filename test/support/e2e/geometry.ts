/**
 * What overlaps, is cut off or makes the page scroll sideways, in words; nothing where all is well. Only what is in
 * sight counts, and only the dialog where one is open. What ends in an ellipsis is shown in full under the pointer,
 * so it only has to leave something to read. Runs in the page.
 */
export const GEOMETRY = `(() => {
  const dialogs = [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')]
  const root = dialogs.at(-1) ?? document.body
  const found = []
  const nameOf = (it) => it.tagName.toLowerCase() + '.' + it.className + ' "' + (it.textContent || it.getAttribute('aria-label') || '').trim().slice(0, 40) + '"'
  const styles = new Map()
  const style = (it) => {
    if (!styles.has(it)) styles.set(it, getComputedStyle(it))
    return styles.get(it)
  }
  const up = (it) => {
    const all = []
    for (let at = it; at; at = at.parentElement) all.push(at)
    return all
  }
  const isLeftOut = (it) => it.closest('.unseen, .skip, [aria-hidden="true"], .notices, option, #counterfoil-host') !== null
  const isShown = (it) => it.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !isLeftOut(it)
  const cuts = (it) => ['hidden', 'clip'].includes(style(it).overflowX)
  const scrolls = (it) => ['auto', 'scroll'].includes(style(it).overflowX) || ['auto', 'scroll'].includes(style(it).overflowY)
  const isTiny = (it) => style(it).clipPath !== 'none' && it.offsetWidth <= 1
  /** A rectangle without what its ancestors hide of it. */
  const visible = (rect, from) => {
    let { left, right, top, bottom } = rect
    for (const at of up(from)) {
      if (style(at).position === 'fixed') break
      if (!cuts(at) && !scrolls(at)) continue
      const box = at.getBoundingClientRect()
      left = Math.max(left, box.left)
      right = Math.min(right, box.right)
      top = Math.max(top, box.top)
      bottom = Math.min(bottom, box.bottom)
    }
    return { left, right, top: Math.max(top, 0), bottom: Math.min(bottom, innerHeight) }
  }
  const isEmpty = ({ left, right, top, bottom }) => right - left < 1 || bottom - top < 1
  const layer = (it) => up(it).find((at) => ['sticky', 'fixed'].includes(style(at).position) || at.matches('[role="region"].bar')) ?? null
  const common = (a, b) => {
    const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
    const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
    return width > 0 && height > 0 ? { width, height } : null
  }

  for (const it of [document.documentElement, document.body, ...document.querySelectorAll('main, [role="dialog"], [role="alertdialog"]')]) {
    if (it.scrollWidth > it.clientWidth + 1) found.push('scrolls sideways: ' + nameOf(it).slice(0, 60) + ' ' + it.scrollWidth + ' > ' + it.clientWidth)
  }

  const controls = [...root.querySelectorAll('button, input, select, textarea, a[href]')]
    .filter(isShown)
    .map((it) => ({ it, layer: layer(it), box: visible(it.getBoundingClientRect(), it.parentElement) }))
    .filter(({ box }) => !isEmpty(box))
  controls.forEach((a, at) => {
    for (const b of controls.slice(at + 1)) {
      if (a.layer !== b.layer || a.it.contains(b.it) || b.it.contains(a.it)) continue
      const over = common(a.box, b.box)
      if (!over || over.width < 1.5 || over.height < 1.5) continue
      const input = [a, b].find(({ it }) => it.matches('input'))
      const other = input === a ? b : a
      // A button inside of an input, at its end, where nothing is typed.
      if (input && over.width <= Math.max(parseFloat(style(input.it).paddingRight), parseFloat(style(input.it).paddingLeft)) && other.box.right <= input.box.right + 1) continue
      found.push('controls overlap: ' + nameOf(a.it) + ' and ' + nameOf(b.it))
    }
  })

  const texts = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode
    const it = node.parentElement
    if (!node.data.trim() || !it || it.matches('script, style') || !isShown(it) || up(it).some(isTiny)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const ellipsis = up(it).find((at) => style(at).textOverflow === 'ellipsis' && cuts(at))
    const rects = [...range.getClientRects()].filter((rect) => !isEmpty(rect))
    const whole = range.getBoundingClientRect()
    const clip = up(it).find((at) => cuts(at) || scrolls(at))
    if (clip && !ellipsis && cuts(clip) && !scrolls(clip)) {
      const box = clip.getBoundingClientRect()
      if (whole.left < box.left - 1.5 || whole.right > box.right + 1.5) found.push('cut at the side: ' + nameOf(it))
      if (whole.bottom > box.bottom + 2 || whole.top < box.top - 2) found.push('cut in height: ' + nameOf(it))
    }
    if (ellipsis) {
      // What is cut has to leave something to read.
      const box = ellipsis.getBoundingClientRect()
      const seen = Math.min(whole.right, box.right) - Math.max(whole.left, box.left)
      if (whole.width > box.width + 1 && box.width < 1.5 * parseFloat(style(it).fontSize) && box.width > 0) found.push('nothing left of: ' + nameOf(it) + ' ' + Math.round(seen))
    }
    const control = it.closest('button, a[href], [role="radio"], .option')
    if (control && !ellipsis) {
      const box = control.getBoundingClientRect()
      if (whole.right > box.right + 1.5 || whole.left < box.left - 1.5 || whole.bottom > box.bottom + 2 || whole.top < box.top - 2) found.push('text leaves its control: ' + nameOf(control))
    }
    const own = layer(it)
    for (const rect of rects) {
      const box = visible(rect, it)
      if (!isEmpty(box)) texts.push({ it, layer: own, box, size: parseFloat(style(it).fontSize) })
    }
  }
  texts.forEach((a, at) => {
    for (const b of texts.slice(at + 1)) {
      if (a.it === b.it || a.layer !== b.layer) continue
      const over = common(a.box, b.box)
      if (!over || over.width < 2 || over.height < 0.3 * Math.min(a.size, b.size)) continue
      found.push('texts overlap: ' + nameOf(a.it) + ' and ' + nameOf(b.it))
    }
  })
  // Text under a control that is not its own.
  for (const a of texts) {
    for (const b of controls) {
      if (a.layer !== b.layer || b.it.contains(a.it) || a.it.contains(b.it)) continue
      const over = common(a.box, b.box)
      if (over && over.width >= 2 && over.height >= 0.4 * a.size) found.push('text under a control: ' + nameOf(a.it) + ' under ' + nameOf(b.it))
    }
  }
  return [...new Set(found)]
})()`
