/**
 * Electron's `ipcRenderer` and `contextBridge` for the preload. Its source is run in the page.
 * @param {import('./page-script.mjs').PageGlobals} page
 * @param {import('./page-script.mjs').Tell} tell
 */
export function makePageIpc(page, tell) {
  /** @type {Map<number, { resolve: (value: unknown) => void, reject: (error: unknown) => void }>} */
  const waiting = new Map()
  /** @type {Map<string, Set<(...args: unknown[]) => void>>} */
  const listeners = new Map()
  let lastCall = 0

  return {
    /** @param {import('./page-script.mjs').FromMain} message */
    receive(message) {
      if (message.kind === 'event') {
        for (const hear of listeners.get(message.channel) ?? []) hear({}, ...message.args)
        return
      }
      const call = waiting.get(message.id)
      waiting.delete(message.id)
      if (message.kind === 'answer') call?.resolve(message.value)
      else call?.reject(new Error(message.error))
    },
    contextBridge: only('contextBridge', contextBridge()),
    ipcRenderer: only('ipcRenderer', ipcRenderer()),
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
}
