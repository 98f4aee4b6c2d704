const { tiny } = globalThis
const greetings = []
tiny.onGreeting((...what) => greetings.push(what))

// What the contract asks of a page on the host; the tests call these by name.
globalThis.checks = {
  async values() {
    const { value } = await tiny.echo({
      a: undefined,
      bytes: new Uint8Array([0, 255]),
      list: [1, null, 'ß ✂︎ 客'],
      $: 1,
    })
    return {
      hasUndefined: 'a' in value && value.a === undefined,
      bytes: value.bytes instanceof Uint8Array ? [...value.bytes] : null,
      list: value.list,
      dollar: value.$,
    }
  },
  frame: async () => {
    const { url, isTop } = await tiny.echo(null)
    return { url, isTop }
  },
  failures: () => Promise.all([tiny.fail(), tiny.unheard()].map((one) => one.catch(String))),
  async greeting() {
    tiny.hello('Ada')
    while (greetings.length === 0) await new Promise((resolve) => setTimeout(resolve))
    return greetings.map(([words, nothing, bytes]) => ({
      words,
      isUndefined: nothing === undefined,
      bytes: [...bytes],
    }))
  },
  worker: () =>
    new Promise((resolve, reject) => {
      const worker = new Worker('/worker.js', { type: 'module' })
      worker.onmessage = ({ data }) => resolve(data)
      worker.onerror = () => reject(new Error('The worker did not start.'))
    }),
  async policy() {
    const script = document.createElement('script')
    script.textContent = 'globalThis.hasRun = true'
    document.body.append(script)
    return { reached: await fetch('https://example.com').catch(String), hasRun: 'hasRun' in globalThis }
  },
  permissions: (names) =>
    Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state)),
  go: (url) => void (location.href = url),
  open: (url) => void window.open(url),
  do: (what) => tiny.do(what).catch(String),
  isDark: () => matchMedia('(prefers-color-scheme: dark)').matches,
  names: () => Object.keys(globalThis).filter((name) => /host|electron|ipc/i.test(name)),
  async write(key, value) {
    const transaction = (await database()).transaction('notes', 'readwrite', { durability: 'strict' })
    transaction.objectStore('notes').put(value, key)
    await new Promise((resolve) => (transaction.oncomplete = resolve))
  },
  async read(key) {
    const asking = (await database()).transaction('notes').objectStore('notes').get(key)
    await new Promise((resolve) => (asking.onsuccess = resolve))
    return asking.result
  },
}

const database = () =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('tiny', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore('notes')
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })

document.querySelector('form').onsubmit = (event) => event.preventDefault()
document.querySelector('output').textContent = 'ready'
