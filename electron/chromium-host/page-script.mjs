/**
 * What runs in the page before its own scripts: `ipcRenderer` and `contextBridge` for the built preload,
 * over a binding of the DevTools protocol. Its source is sent to the page, so it uses nothing from outside
 * itself; the page's globals come as `page`.
 *
 * @param {PageGlobals} page
 * @param {import('./codec.mjs').Codec} codec
 * @param {(require: (id: string) => unknown, module: object, exports: object, process: object) => void} preload
 * @param {{ binding: string, receiver: string, platform: string, banner: string | null }} config
 */
export function pageScript(page, codec, preload, { binding, receiver, platform, banner }) {
  if (page.top !== page.self) return
  const post = /** @type {(text: string) => void} */ (page[binding])
  // Kept here alone: the page reaches main only through what the preload exposes.
  Reflect.deleteProperty(page, binding)
  const tell = (/** @type {Record<string, unknown>} */ message) => post(codec.encode(message))

  /** @type {Map<number, { resolve: (value: unknown) => void, reject: (error: unknown) => void }>} */
  const waiting = new Map()
  /** @type {Map<string, Set<(...args: unknown[]) => void>>} */
  const listeners = new Map()
  let lastCall = 0

  Object.defineProperty(page, receiver, { value: receive, configurable: false, enumerable: false })
  preload(requireForPreload, { exports: {} }, {}, { platform, env: {}, versions: {} })
  watchLinks()
  watchWindow()
  if (banner) page.addEventListener('DOMContentLoaded', () => showBanner(banner))

  /** @param {string} text */
  function receive(text) {
    const message = /** @type {FromMain} */ (codec.decode(text))
    if (message.kind === 'event') {
      for (const hear of listeners.get(message.channel) ?? []) hear({}, ...message.args)
      return
    }
    const call = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.kind === 'answer') call?.resolve(message.value)
    else call?.reject(new Error(message.error))
  }

  /** @param {string} id */
  function requireForPreload(id) {
    if (id !== 'electron') throw new Error(`A sandboxed preload can require only electron, not ${id}.`)
    return {
      contextBridge: only('contextBridge', contextBridge()),
      ipcRenderer: only('ipcRenderer', ipcRenderer()),
    }
  }

  function contextBridge() {
    return {
      exposeInMainWorld(/** @type {string} */ name, /** @type {unknown} */ api) {
        Object.defineProperty(page, name, { value: frozenCopy(api), configurable: false, writable: false })
      },
    }
  }

  function ipcRenderer() {
    const add = (/** @type {string} */ channel, /** @type {(...args: unknown[]) => void} */ listener) => {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener))
    }
    const remove = (/** @type {string} */ channel, /** @type {(...args: unknown[]) => void} */ listener) => {
      listeners.get(channel)?.delete(listener)
    }
    return {
      invoke: (/** @type {string} */ channel, /** @type {unknown[]} */ ...args) =>
        new Promise((resolve, reject) => {
          const id = (lastCall += 1)
          tell({ kind: 'invoke', id, channel, args })
          waiting.set(id, { resolve, reject })
        }),
      send: (/** @type {string} */ channel, /** @type {unknown[]} */ ...args) =>
        tell({ kind: 'send', channel, args }),
      on: add,
      addListener: add,
      off: remove,
      removeListener: remove,
      removeAllListeners: (/** @type {string} */ channel) => void listeners.delete(channel),
    }
  }

  /**
   * Electron hands the page copies of objects and wrappers of functions; so does this.
   * @param {unknown} api
   * @returns {unknown}
   */
  function frozenCopy(api) {
    if (typeof api === 'function')
      return (/** @type {unknown[]} */ ...args) => Reflect.apply(api, undefined, args)
    if (api === null || typeof api !== 'object') return api
    return Object.freeze(Object.fromEntries(Object.entries(api).map(([key, one]) => [key, frozenCopy(one)])))
  }

  /**
   * @template {object} T
   * @param {string} name
   * @param {T} members
   */
  function only(name, members) {
    return new Proxy(members, {
      get(target, key) {
        if (key in target || typeof key === 'symbol') return Reflect.get(target, key)
        throw new TypeError(`The Chromium host does not know ${name}.${key}.`)
      },
    })
  }

  // Links out of the app: main is asked before anything happens, so that no tab opens and nothing flickers.
  function watchLinks() {
    page.addEventListener('click', (event) => {
      const link = /** @type {PageLink | undefined} */ (
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

  function watchWindow() {
    page.addEventListener('keydown', (event) => {
      const { key, ctrlKey, metaKey, shiftKey, altKey } = event
      if (event.defaultPrevented || !(ctrlKey || metaKey || altKey || /^F\d+$/.test(key))) return
      tell({ kind: 'key', key, ctrlKey, metaKey, shiftKey, altKey })
    })
    page.addEventListener('resize', () => tell({ kind: 'resized' }))
    page.addEventListener('focus', () => tell({ kind: 'focus', isFocused: true }))
    page.addEventListener('blur', () => tell({ kind: 'focus', isFocused: false }))
  }

  // A label that takes no room, no clicks and no style sheet (the app's policy forbids inline styles; setting
  // properties is not one).
  function showBanner(/** @type {string} */ text) {
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
 */
