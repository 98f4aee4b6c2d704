import { readFileSync } from 'node:fs'

/**
 * Memory of the app's page and its worker after a garbage collection, and the resident memory of their process (on
 * Linux).
 * @param {import('playwright-core').Page} page
 * @returns {Promise<Record<string, number>>} in bytes
 */
export async function memoryOf(page) {
  const session = await page.context().newCDPSession(page)
  const worker = await workerOf(session)
  const pageBytes = await held((method) => session.send(/** @type {any} */ (method)))
  const workerBytes = await held(worker)
  const rssBytes = await residentBytes(page)
  await session.detach()
  return { pageBytes, workerBytes, ...(rssBytes === null ? {} : { rssBytes }) }
}

/** @param {(method: string) => Promise<any>} send */
async function held(send) {
  await send('HeapProfiler.enable')
  await send('HeapProfiler.collectGarbage')
  const { usedSize, backingStorageSize = 0 } = await send('Runtime.getHeapUsage')
  return usedSize + backingStorageSize
}

/**
 * Opens a DevTools session with the page's worker.
 * @param {import('playwright-core').CDPSession} session
 * @returns {Promise<(method: string) => Promise<any>>}
 */
async function workerOf(session) {
  const attached = new Promise((resolve) =>
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'worker') resolve(sessionId)
    }),
  )
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  })
  const sessionId = /** @type {string} */ (await attached)
  /** @type {Map<number, (result: unknown) => void>} */
  const waiting = new Map()
  let last = 0
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message)
    waiting.get(id)?.(result)
    waiting.delete(id)
  })
  return (method) =>
    new Promise((resolve, reject) => {
      const id = (last += 1)
      waiting.set(id, resolve)
      session
        .send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) })
        .catch(reject)
    })
}

/** @param {import('playwright-core').Page} page */
async function residentBytes(page) {
  const browser = page.context().browser()
  if (process.platform !== 'linux' || !browser) return null
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1])
  return Math.max(...sizes.map(Number)) * 1024
}
