/**
 * Makes the codec for what crosses between page and main: JSON, and what structured cloning carries beyond
 * it and the app may send (undefined, bytes, dates, maps, sets, big integers, errors). Its source is also
 * run in the page, so it uses nothing from outside itself.
 */
export function makeCodec() {
  return {
    /** @param {unknown} value */
    encode: (value) => JSON.stringify(pack(value)),
    /** @param {string} text */
    decode: (text) => {
      /** @type {unknown} */
      const packed = JSON.parse(text)
      // Nearly every message is plain; then there is nothing to unpack.
      return text.includes('{"$":') ? unpack(packed) : packed
    },
  }

  /**
   * @param {unknown} value
   * @returns {unknown}
   */
  function pack(value) {
    if (value === undefined) return { $: 'undefined' }
    if (typeof value === 'bigint') return { $: 'bigint', of: String(value) }
    if (typeof value === 'number') {
      return Number.isFinite(value) && !Object.is(value, -0) ? value : { $: 'number', of: spell(value) }
    }
    if (typeof value === 'function' || typeof value === 'symbol') {
      throw new TypeError('An object could not be cloned.')
    }
    if (value === null || typeof value !== 'object') return value
    if (Array.isArray(value)) return value.map(pack)
    if (value instanceof Uint8Array) return { $: 'bytes', of: toBase64(value) }
    if (value instanceof ArrayBuffer) return { $: 'buffer', of: toBase64(new Uint8Array(value)) }
    if (ArrayBuffer.isView(value)) throw new TypeError('The Chromium host carries bytes as Uint8Array only.')
    if (value instanceof Date) return { $: 'date', of: value.getTime() }
    if (value instanceof Map) return { $: 'map', of: [...value].map(pack) }
    if (value instanceof Set) return { $: 'set', of: [...value].map(pack) }
    if (value instanceof Error) return { $: 'error', of: { name: value.name, message: value.message } }
    const packed = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, pack(one)]))
    return '$' in packed ? { $: 'object', of: Object.entries(packed) } : packed
  }

  /**
   * @param {unknown} packed
   * @returns {unknown}
   */
  function unpack(packed) {
    if (packed === null || typeof packed !== 'object') return packed
    if (Array.isArray(packed)) return packed.map(unpack)
    if (!('$' in packed)) {
      return Object.fromEntries(Object.entries(packed).map(([key, one]) => [key, unpack(one)]))
    }
    const { $: kind, of } = /** @type {{ $: string, of: never }} */ (packed)
    switch (kind) {
      case 'undefined':
        return undefined
      case 'bigint':
        return BigInt(of)
      case 'number':
        return Number(of)
      case 'bytes':
        return fromBase64(of)
      case 'buffer':
        return fromBase64(of).buffer
      case 'date':
        // An invalid date has no time, and JSON writes that as null.
        return new Date(of ?? NaN)
      case 'map':
        return new Map(/** @type {[unknown, unknown][]} */ (unpack(of)))
      case 'set':
        return new Set(/** @type {unknown[]} */ (unpack(of)))
      case 'error': {
        const { name, message } = /** @type {{ name: string, message: string }} */ (of)
        return Object.assign(new Error(message), { name })
      }
      case 'object':
        return Object.fromEntries(
          /** @type {[string, unknown][]} */ (of).map(([key, one]) => [key, unpack(one)]),
        )
      default:
        throw new TypeError(`A message of an unknown kind arrived: ${kind}`)
    }
  }

  /** @param {number} value */
  function spell(value) {
    return Object.is(value, -0) ? '-0' : String(value)
  }

  /** @param {Uint8Array} bytes */
  function toBase64(bytes) {
    let text = ''
    for (let at = 0; at < bytes.length; at += 8192) {
      text += String.fromCharCode(...bytes.subarray(at, at + 8192))
    }
    return btoa(text)
  }

  /** @param {string} text */
  function fromBase64(text) {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
  }
}

/** @typedef {ReturnType<typeof makeCodec>} Codec */
