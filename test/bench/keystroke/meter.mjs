/**
 * Measures the time from a key press until its changes are painted. Runs in the page, so it uses nothing from outside.
 * @param {string} selector the element that changes; it may change several times after a key, the last one counts
 */
export function installMeter(selector) {
  /** @type {any} */
  const page = globalThis
  const quietMs = 120
  let keyAt = 0
  let changedAt = 0
  let paintedAt = 0
  let isDrawing = false

  /** A message posted in the callback of a frame arrives after that frame has been handed over for display. */
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
    /** The time from the key to the last painted change. Resolves when nothing has changed for a while. */
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
