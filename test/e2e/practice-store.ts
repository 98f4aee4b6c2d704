import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export interface PracticeStore {
  readonly url: string
  readonly storeHash: string
  readonly accessToken: string
  /** Asks the control surface: `control('PUT', 'offline', { … })` is `PUT /__practice__/offline`. */
  control(method: string, path: string, body?: unknown): Promise<unknown>
  stop(): Promise<void>
}

/** Starts the built practice store by itself, on a port of its own. */
export async function startPracticeStore({
  customers,
  seed,
  more = [],
}: {
  readonly customers: number
  readonly seed: number
  readonly more?: readonly string[]
}): Promise<PracticeStore> {
  const program = join(import.meta.dirname, '../../out/main/practice-store.js')
  const flags = ['--port', '0', '--customers', String(customers), '--seed', String(seed), ...more]
  const store = spawn(process.execPath, [program, ...flags], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await Promise.race([once(store.stdout, 'data'), once(store, 'exit')])) as [Buffer | number]
  if (!Buffer.isBuffer(line)) throw new Error(`The practice store ended (${line}) instead of listening.`)
  const { url, storeHash, accessToken } = JSON.parse(line.toString('utf8')) as PracticeStore
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
      return text === '' ? null : (JSON.parse(text) as unknown)
    },
    async stop() {
      store.kill('SIGTERM')
      if (store.exitCode === null && store.signalCode === null) await once(store, 'exit')
    },
  }
}
