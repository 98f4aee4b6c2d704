/** @typedef {{ x: number, y: number, width: number, height: number }} Bounds */
/** @typedef {{ left: number, top: number, width: number, height: number, windowState: WindowState }} WindowBounds */
/** @typedef {'normal' | 'maximized' | 'minimized' | 'fullscreen'} WindowState */

/**
 * Where a window is and in what state. Chromium does not report a move, so it is asked now and then.
 * @param {() => Promise<import('playwright-core').CDPSession>} session
 * @param {(event: string) => void} emit events of `BrowserWindow`
 */
export function watchPlace(session, emit) {
  /** @type {WindowState} */
  let state = 'normal'
  /** @type {Bounds} */
  let bounds = { x: 0, y: 0, width: 800, height: 600 }
  let normal = bounds
  let isOver = false
  let placing = Promise.resolve()
  /** Equal to `placing` once everything has reached Chromium. */
  let placed = placing
  const looking = setInterval(() => void look(), LOOK_EVERY_MS)
  looking.unref()

  async function look() {
    const found = await session()
      .then(placeOf)
      .catch(() => null)
    // Before a new window has got its place, its own says nothing.
    if (!found || isOver || placed !== placing) return
    const { left: x = 0, top: y = 0, width = 0, height = 0, windowState = 'normal' } = found
    const before = bounds
    const stateBefore = state
    bounds = { x, y, width, height }
    state = windowState
    if (state === 'normal') normal = bounds
    if (state !== stateBefore) emit(CHANGES[state] ?? 'restore')
    if (before.x !== x || before.y !== y) emit('move')
    if (before.width !== width || before.height !== height) emit('resize')
  }

  /** @param {Partial<Bounds> & { windowState?: WindowState }} to */
  function set({ windowState, ...to }) {
    if (windowState) state = windowState
    bounds = { ...bounds, ...to }
    if (state === 'normal') normal = bounds
    const { x: left, y: top, width, height } = to
    const wanted = Object.fromEntries(
      Object.entries({ left, top, width, height, windowState }).filter(([, value]) => value !== undefined),
    )
    const mine = placing
      .then(session)
      .then((cdp) => setPlaceOf(cdp, wanted))
      .catch(() => undefined)
      .then(() => void (placed = mine))
    placing = mine
  }

  return {
    look,
    set,
    /** The window of another page gets its place; the one that crashed may never answer. */
    keep() {
      placing = Promise.resolve()
      set(state === 'normal' ? bounds : { windowState: state })
    },
    state: () => state,
    bounds: () => ({ ...bounds }),
    normalBounds: () => ({ ...normal }),
    end() {
      isOver = true
      clearInterval(looking)
    },
  }
}

/** @param {import('playwright-core').CDPSession} cdp */
async function placeOf(cdp) {
  const { bounds } = await cdp.send('Browser.getWindowForTarget')
  return bounds
}

/** @param {import('playwright-core').CDPSession} cdp @param {Partial<WindowBounds>} bounds */
async function setPlaceOf(cdp, bounds) {
  const { windowId } = await cdp.send('Browser.getWindowForTarget')
  await cdp.send('Browser.setWindowBounds', { windowId, bounds })
}

/** @type {Record<string, string>} */
const CHANGES = { maximized: 'maximize', minimized: 'minimize', fullscreen: 'enter-full-screen' }
const LOOK_EVERY_MS = 2_000
