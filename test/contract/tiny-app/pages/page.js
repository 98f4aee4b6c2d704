const greetings = []
globalThis.greetings = greetings
globalThis.tiny.onGreeting((...what) => greetings.push(what))

// What must work for the app: a secure context, a module worker that loads more, locks, IndexedDB.
globalThis.askWorker = () =>
  new Promise((resolve, reject) => {
    const worker = new Worker('/worker.js', { type: 'module' })
    worker.onmessage = ({ data }) => resolve(data)
    worker.onerror = () => reject(new Error('The worker did not start.'))
  })

const database = () =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('tiny', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore('notes')
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })

globalThis.write = async (key, value) => {
  const transaction = (await database()).transaction('notes', 'readwrite', { durability: 'strict' })
  transaction.objectStore('notes').put(value, key)
  return new Promise((resolve) => (transaction.oncomplete = () => resolve()))
}

globalThis.read = async (key) => {
  const asking = (await database()).transaction('notes').objectStore('notes').get(key)
  return new Promise((resolve) => (asking.onsuccess = () => resolve(asking.result)))
}

document.querySelector('output').textContent = 'ready'
