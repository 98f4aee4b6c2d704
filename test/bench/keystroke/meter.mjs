/**
 * Measures from a key to what it changed being painted. Runs in the page; uses nothing from outside itself.
 * @param {string} selector what changes with a key, however often; the last change counts
 */
export function installMeter(selector) {
  /** @type {any} */
  const page = globalThis
  const quietMs = 120
  let keyAt = 0
  let changedAt = 0
  let paintedAt = 0
  let isDrawing = false

  /** A message after the callback of a frame is heard when that frame has been handed over to be shown. */
  const channel = new page.MessageChannel()
  channel.port1.onmessage = () => {
    isDrawing = false
    paintedAt = page.performance.now()
  }
  const observer = new page.MutationObserver(() => {
    changedAt = page.performance.now()
    if (isDrawing) return
    isDrawing = true
    page.requestAnimationFrame(() => channel.port2.postMessage(null))
  })
  const element = page.document.querySelector(selector)
  observer.observe(element, { subtree: true, childList: true, characterData: true, attributes: true })
  page.addEventListener('keydown', (/** @type {any} */ event) => (keyAt = event.timeStamp), { capture: true })

  /** @type {number[]} */
  const longTasks = []
  new page.PerformanceObserver((/** @type {any} */ list) => {
    for (const { duration } of list.getEntries()) longTasks.push(duration)
  }).observe({ entryTypes: ['longtask'] })

  page.meter = {
    arm() {
      keyAt = changedAt = paintedAt = 0
    },
    /** Resolves when nothing changed for a while: from the key to the last change being seen. */
    async painted() {
      const until = page.performance.now() + 30_000
      for (;;) {
        await new Promise((resolve) => page.setTimeout(resolve, 20))
        const now = page.performance.now()
        if (now > until) return keyAt > 0 ? Infinity : Number.NaN
        if (paintedAt > 0 && !isDrawing && now - changedAt > quietMs) return paintedAt - keyAt
      }
    },
    longTasks: () => longTasks.splice(0),
  }
}
