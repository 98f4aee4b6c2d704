import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { inRoot } from '../../../scripts/setup/paths.mjs'

/**
 * @typedef {object} PracticeProcess
 * @property {string} url
 * @property {string} storeHash
 * @property {string} accessToken
 * @property {(method: string, path: string, body?: unknown) => Promise<unknown>} control asks the control
 *   surface: `control('GET', 'requests')` is `GET /__practice__/requests`
 * @property {() => Promise<void>} stop
 */

/**
 * Starts the built practice store as a process, on a port of its own.
 * @param {{ customers: number, seed: number, more?: readonly string[] }} options
 * @returns {Promise<PracticeProcess>}
 */
export async function startPracticeStore({ customers, seed, more = [] }) {
  const flags = ['--port', '0', '--customers', String(customers), '--seed', String(seed), ...more]
  const store = spawn(process.execPath, [inRoot('out', 'main', 'practice-store.js'), ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = /** @type {[Buffer | number]} */ (
    await Promise.race([once(store.stdout, 'data'), once(store, 'exit')])
  )
  if (!Buffer.isBuffer(line)) throw new Error(`The practice store ended (${line}) instead of listening.`)
  /** @type {{ url: string, storeHash: string, accessToken: string }} */
  const { url, storeHash, accessToken } = JSON.parse(line.toString('utf8'))
  return {
    url,
    storeHash,
    accessToken,
    async control(method, path, body) {
      const response = await fetch(new URL(`/__practice__/${path}`, url), {
        method,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      })
      const text = await response.text()
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
      return text === '' ? null : JSON.parse(text)
    },
    async stop() {
      if (store.exitCode !== null || store.signalCode !== null) return
      store.kill('SIGTERM')
      await once(store, 'exit')
    },
  }
}
