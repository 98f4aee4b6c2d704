/**
 * Everything that the page of the app keeps, as JSON. What JSON does not know is tagged by its type:
 * `{"$type": "Uint8Array", "base64": "…"}`.
 *
 * @typedef {object} PageData
 * @property {Record<string, string>} localStorage
 * @property {readonly KeptDatabase[]} databases
 *
 * @typedef {{ name: string, version: number, tables: readonly KeptTable[] }} KeptDatabase
 *
 * @typedef {object} KeptTable
 * @property {string} name
 * @property {string | readonly string[] | null} keyPath
 * @property {boolean} autoIncrement
 * @property {readonly { name: string, keyPath: string | readonly string[], unique: boolean, multiEntry: boolean }[]} indexes
 * @property {readonly { key: unknown, value: unknown }[]} records
 */

/**
 * Runs in the page, so it may use nothing of this module.
 * @returns {Promise<PageData>}
 */
export async function takeInPage() {
  const { indexedDB, localStorage, btoa } = /** @type {any} */ (globalThis)
  /** @param {any} request @returns {Promise<any>} */
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  /** @param {Uint8Array} bytes */
  const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  /** @param {any} value @returns {unknown} */
  const written = (value) => {
    if (value === undefined) return { $type: 'undefined' }
    if (typeof value === 'number' && !Number.isFinite(value)) return { $type: 'number', text: String(value) }
    if (value instanceof Date) return { $type: 'Date', time: value.getTime() }
    if (value instanceof ArrayBuffer) return { $type: 'ArrayBuffer', base64: base64(new Uint8Array(value)) }
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      return { $type: value.constructor.name, base64: base64(bytes) }
    }
    if (Array.isArray(value)) return value.map(written)
    if (typeof value !== 'object' || value === null) return value
    const plain = Object.getPrototypeOf(value) === Object.prototype && !('$type' in value)
    if (!plain) throw new Error(`A record has a ${value.constructor.name}, which this script does not know.`)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, written(one)]))
  }
  /** @param {any} transaction @param {string} name */
  const tableOf = async (transaction, name) => {
    const table = transaction.objectStore(name)
    const indexes = [...table.indexNames].map((index) => {
      const { keyPath, unique, multiEntry } = table.index(index)
      return { name: index, keyPath, unique, multiEntry }
    })
    const [keys, values] = await Promise.all([done(table.getAllKeys()), done(table.getAll())])
    const records = keys.map((/** @type {unknown} */ key, /** @type {number} */ at) => ({
      key: written(key),
      value: written(values[at]),
    }))
    return { name, keyPath: table.keyPath, autoIncrement: table.autoIncrement, indexes, records }
  }

  const databases = []
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name))
    const names = [...database.objectStoreNames]
    const transaction = database.transaction(names)
    const tables = await Promise.all(names.map((table) => tableOf(transaction, table)))
    databases.push({ name, version: database.version, tables })
    database.close()
  }
  return { localStorage: { ...localStorage }, databases }
}

/**
 * Runs in the page as well.
 * @param {PageData} data
 * @returns {Promise<readonly string[]>} databases that were there already; then nothing was written
 */
export async function putInPage({ localStorage: entries, databases }) {
  const types = /** @type {any} */ (globalThis)
  const { indexedDB, localStorage, atob } = types
  /** @param {any} request @returns {Promise<any>} */
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
      request.onblocked = () => reject(new Error('The database is open elsewhere.'))
    })
  /** @param {string} text */
  const bytesOf = (text) => Uint8Array.from(atob(text), (/** @type {string} */ one) => one.charCodeAt(0))
  /** @param {any} value @returns {any} */
  const read = (value) => {
    if (Array.isArray(value)) return value.map(read)
    if (typeof value !== 'object' || value === null) return value
    if (!('$type' in value))
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, read(one)]))
    if (value.$type === 'undefined') return undefined
    if (value.$type === 'number') return Number(value.text)
    if (value.$type === 'Date') return new Date(value.time)
    const { buffer } = bytesOf(value.base64)
    return value.$type === 'ArrayBuffer' ? buffer : new types[value.$type](buffer)
  }

  const present = await indexedDB.databases()
  if (present.length > 0) return present.map((/** @type {{ name: string }} */ { name }) => name)
  for (const { name, version, tables } of databases) {
    const request = indexedDB.open(name, version)
    request.onupgradeneeded = () => {
      for (const { name: table, keyPath, autoIncrement, indexes } of tables) {
        const made = request.result.createObjectStore(table, { keyPath, autoIncrement })
        for (const { name: index, keyPath: path, unique, multiEntry } of indexes)
          made.createIndex(index, path, { unique, multiEntry })
      }
    }
    const database = await done(request)
    for (const { name: table, keyPath, records } of tables) {
      const transaction = database.transaction(table, 'readwrite', { durability: 'strict' })
      for (const { key, value } of records) {
        if (keyPath === null) transaction.objectStore(table).put(read(value), read(key))
        else transaction.objectStore(table).put(read(value))
      }
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve
        transaction.onabort = () => reject(transaction.error)
      })
    }
    database.close()
  }
  localStorage.clear()
  for (const [name, value] of Object.entries(entries)) localStorage.setItem(name, value)
  return []
}
