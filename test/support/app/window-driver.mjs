/**
 * The app's window, moved and looked at as a person does with its frame.
 * @typedef {{ x: number, y: number, width: number, height: number }} Bounds
 * @typedef {'normal' | 'minimized' | 'maximized'} State
 *
 * @typedef {object} DrivenWindow
 * @property {() => Promise<Bounds & { state: string }>} now where it is
 * @property {(to: Bounds) => Promise<void>} move
 * @property {(to: State) => Promise<void>} become
 * @property {() => Promise<void>} leave another program comes to the front
 */

/** @param {import('playwright-core').ElectronApplication} app @returns {DrivenWindow} */
export const windowOnElectron = (app) => ({
  now: () =>
    app.evaluate(({ BrowserWindow: { getAllWindows } }) => {
      const [window] = getAllWindows()
      if (!window) throw new Error('There is no window.')
      const state = window.isMinimized() ? 'minimized' : window.isMaximized() ? 'maximized' : 'normal'
      return { ...window.getBounds(), state }
    }),
  move: (to) =>
    app.evaluate(({ BrowserWindow: { getAllWindows } }, bounds) => getAllWindows()[0]?.setBounds(bounds), to),
  become: (to) =>
    app.evaluate(({ BrowserWindow: { getAllWindows } }, state) => {
      const [window] = getAllWindows()
      if (state === 'minimized') window?.minimize()
      else if (state === 'maximized') window?.maximize()
      else window?.restore()
    }, to),
  leave: () => app.evaluate(({ BrowserWindow: { getAllWindows } }) => getAllWindows()[0]?.blur()),
})

/**
 * @param {() => import('playwright-core').Page} page
 * @returns {DrivenWindow}
 */
export function windowInChromium(page) {
  /** @param {Partial<{ left: number, top: number, width: number, height: number, windowState: State }>} bounds */
  const set = (bounds) =>
    asking(page(), async (session) => {
      const { windowId } = await session.send('Browser.getWindowForTarget')
      await session.send('Browser.setWindowBounds', { windowId, bounds })
    })
  return {
    now: () =>
      asking(page(), async (session) => {
        const { bounds } = await session.send('Browser.getWindowForTarget')
        const { left: x = 0, top: y = 0, width = 0, height = 0, windowState: state = 'normal' } = bounds
        return { x, y, width, height, state }
      }),
    move: ({ x: left, y: top, width, height }) => set({ left, top, width, height }),
    become: (windowState) => set({ windowState }),
    // A driven page always believes that it has the focus, so only the event is sent.
    leave: () => page().evaluate(`void dispatchEvent(new Event('blur'))`),
  }
}

/**
 * @template T
 * @param {import('playwright-core').Page} page
 * @param {(session: import('playwright-core').CDPSession) => Promise<T>} ask
 */
async function asking(page, ask) {
  const session = await page.context().newCDPSession(page)
  const answer = await ask(session)
  await session.detach()
  return answer
}
