/**
 * What runs in the page before its own scripts: `ipcRenderer` and `contextBridge` for the built preload,
 * over a binding of the DevTools protocol. Its source and that of its parts is sent to the page, so they use nothing
 * from outside themselves; the page's globals come as `page`.
 *
 * @param {PageGlobals} page
 * @param {import('./codec.mjs').Codec} codec
 * @param {(require: (id: string) => unknown, module: object, exports: object, process: object) => void} preload
 * @param {{ binding: string, receiver: string, platform: string, banner: string | null }} config
 * @param {PageParts} parts
 */
export function pageScript(page, codec, preload, { binding, receiver, platform, banner }, parts) {
  if (page.top !== page.self) return
  const post = /** @type {(text: string) => void} */ (page[binding])
  // Kept here alone: the page reaches main only through what the preload exposes.
  Reflect.deleteProperty(page, binding)
  /** @type {Tell} */
  const tell = (message) => post(codec.encode(message))
  const ipc = parts.makePageIpc(page, tell)

  Object.defineProperty(page, receiver, {
    value: (/** @type {string} */ text) => ipc.receive(/** @type {FromMain} */ (codec.decode(text))),
    configurable: false,
    enumerable: false,
  })
  preload(requireForPreload, { exports: {} }, {}, { platform, env: {}, versions: {} })
  parts.watchLinks(page, tell)
  parts.watchWindow(page, tell)
  if (banner) page.addEventListener('DOMContentLoaded', () => parts.showBanner(page, banner))

  /** @param {string} id */
  function requireForPreload(id) {
    if (id !== 'electron') throw new Error(`A sandboxed preload can require only electron, not ${id}.`)
    return { contextBridge: ipc.contextBridge, ipcRenderer: ipc.ipcRenderer }
  }
}

/**
 * @typedef {{ kind: 'answer', id: number, value: unknown } | { kind: 'failure', id: number, error: string } |
 *   { kind: 'event', channel: string, args: unknown[] }} FromMain
 * @typedef {{ kind: 'invoke', id: number, channel: string, args: unknown[] } |
 *   { kind: 'send', channel: string, args: unknown[] } |
 *   { kind: 'leave', url: string, isNewWindow: boolean } |
 *   { kind: 'resized' } | { kind: 'focus', isFocused: boolean } | KeyMessage} FromPage
 * @typedef {{ kind: 'key', key: string, ctrlKey: boolean, metaKey: boolean, shiftKey: boolean, altKey: boolean }} KeyMessage
 *
 * The few things of the page's DOM that are used; this folder is typed without a DOM.
 * @typedef {object} PageEvent
 * @property {boolean} defaultPrevented
 * @property {() => void} preventDefault
 * @property {() => object[]} composedPath
 * @property {string} key
 * @property {boolean} ctrlKey
 * @property {boolean} metaKey
 * @property {boolean} shiftKey
 * @property {boolean} altKey
 * @typedef {{ href: string, target: string, origin: string, protocol: string, hasAttribute(name: string): boolean }} PageLink
 * @typedef {object} PageElement
 * @property {Record<string, string>} style
 * @property {string | null} textContent
 * @property {string | null} ariaHidden
 * @property {(element: PageElement) => void} append
 * @property {(init: { mode: 'closed' }) => PageElement} attachShadow
 * @typedef {object} PageKnown
 * @property {object} top
 * @property {object} self
 * @property {{ origin: string, href: string }} location
 * @property {{ createElement(name: string): PageElement, documentElement: PageElement }} document
 * @property {(name: string, hear: (event: PageEvent) => void) => void} addEventListener
 * @property {(url: unknown) => null} open
 * @typedef {PageKnown & Record<string, unknown>} PageGlobals
 * @typedef {(message: FromPage) => void} Tell
 * @typedef {object} PageParts
 * @property {typeof import('./page-ipc.mjs').makePageIpc} makePageIpc
 * @property {typeof import('./page-banner.mjs').showBanner} showBanner
 * @property {typeof import('./page-watch.mjs').watchLinks} watchLinks
 * @property {typeof import('./page-watch.mjs').watchWindow} watchWindow
 */
