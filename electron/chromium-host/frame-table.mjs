import { toApp } from './address.mjs'

/** The frames of a page and the script contexts in them, as Chromium reports them. */
export function frameTable() {
  /** @type {Map<string, { url: string, parentId: string | null }>} */
  const frames = new Map()
  /** @type {Map<number, string>} */
  const contexts = new Map()

  /** @param {string} frameId @returns {{ url: string, parent: object | null, routingId: number } | null} */
  function describe(frameId) {
    const frame = frames.get(frameId)
    if (!frame) return null
    return { url: frame.url, parent: frame.parentId === null ? null : describe(frame.parentId), routingId: 1 }
  }
  const main = () => [...frames].find(([, { parentId }]) => parentId === null)?.[0]

  return {
    /** @param {import('playwright-core').CDPSession} cdp */
    follow(cdp) {
      cdp.on('Page.frameNavigated', ({ frame }) => {
        frames.set(frame.id, { url: toApp(frame.url), parentId: frame.parentId ?? null })
      })
      cdp.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
        const frame = frames.get(frameId)
        if (frame) frames.set(frameId, { ...frame, url: toApp(url) })
      })
      cdp.on('Page.frameDetached', ({ frameId }) => void frames.delete(frameId))
      cdp.on('Runtime.executionContextCreated', ({ context }) => {
        const { isDefault, frameId } = /** @type {ContextData} */ (/** @type {unknown} */ (context.auxData))
        if (isDefault) contexts.set(context.id, frameId)
      })
      cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) =>
        contexts.delete(executionContextId),
      )
      cdp.on('Runtime.executionContextsCleared', () => contexts.clear())
    },
    /** The frame of a script context; `null` where it is gone or was never known. @param {number} contextId */
    frameOf: (contextId) => describe(contexts.get(contextId) ?? ''),
    mainFrame: () => describe(main() ?? ''),
    /** The newest script context of the top frame. @returns {number | null} */
    mainContext() {
      const id = main()
      return [...contexts].findLast(([, frameId]) => frameId === id)?.[0] ?? null
    },
  }
}

/** @typedef {{ isDefault: boolean, frameId: string }} ContextData */
