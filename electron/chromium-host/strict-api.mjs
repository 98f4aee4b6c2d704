import { EventEmitter } from 'node:events'

/**
 * Lets through only the members that the host has. Asking for any other one throws a sentence that names
 * it, so that nothing of Electron is missed silently.
 * @template {object} T
 * @param {string} name what people call the object, for example `app`
 * @param {T} members
 * @returns {T}
 */
export function strict(name, members) {
  return new Proxy(members, {
    get(target, key) {
      if (key in target || typeof key === 'symbol' || ASKED_BY_THE_LANGUAGE.has(key)) {
        return Reflect.get(target, key)
      }
      throw new TypeError(unknown(`${name}.${key}`))
    },
    set(target, key, value) {
      if (!(key in target)) throw new TypeError(unknown(`${name}.${String(key)}`))
      return Reflect.set(target, key, value)
    },
  })
}

/**
 * A whole module of Electron that the host does not have: any use of it throws.
 * @param {string} name
 * @returns {never}
 */
export function missing(name) {
  const refuse = () => {
    throw new TypeError(unknown(name))
  }
  const nothing = /** @type {unknown} */ (
    new Proxy(function () {}, { get: refuse, set: refuse, apply: refuse, construct: refuse })
  )
  return /** @type {never} */ (nothing)
}

/**
 * The listening half of an emitter. Listening for an event that the host does not know throws too: it
 * would never come.
 * @param {string} name
 * @param {readonly string[]} known
 */
export function listening(name, known) {
  const emitter = new EventEmitter()
  /** @param {'on' | 'once' | 'off'} method */
  const hear =
    (method) => (/** @type {string} */ event, /** @type {(...args: never[]) => void} */ listener) => {
      if (!known.includes(event)) throw new TypeError(unknown(`the event "${event}" of ${name}`))
      emitter[method](event, /** @type {(...args: unknown[]) => void} */ (listener))
    }
  return {
    on: hear('on'),
    addListener: hear('on'),
    once: hear('once'),
    off: hear('off'),
    removeListener: hear('off'),
    removeAllListeners: (/** @type {string} */ event) => void emitter.removeAllListeners(event),
    listenerCount: (/** @type {string} */ event) => emitter.listenerCount(event),
    emit: (/** @type {string} */ event, /** @type {unknown[]} */ ...args) => emitter.emit(event, ...args),
  }
}

/** An event that a listener can prevent, as Electron hands them out. */
export class HostEvent {
  defaultPrevented = false
  /** @param {Record<string, unknown>} [details] */
  constructor(details = {}) {
    Object.assign(this, details)
  }
  preventDefault() {
    this.defaultPrevented = true
  }
}

/** @param {string} what */
const unknown = (what) =>
  `The Chromium host does not know ${what}. Run on Electron, or add it to electron/chromium-host.`

/** `await` asks for `then`; `JSON.stringify` for `toJSON`. */
const ASKED_BY_THE_LANGUAGE = new Set(['then', 'toJSON', 'prototype', 'constructor'])
