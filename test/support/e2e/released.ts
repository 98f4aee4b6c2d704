import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PracticeProcess } from '../app/practice-store-process.mjs'
import { type App, startPracticeStore, test as base } from './app.ts'
import { putMainFiles, putPageData } from '../app/released-data.mjs'

export { expect } from './app.ts'

/** Whom the story of a fixture is about; each is there for one thing. */
export type Role =
  | 'delivered'
  | 'deliveredOtherwise'
  | 'nothingLeft'
  | 'discarded'
  | 'refused'
  | 'locked'
  | 'serverError'
  | 'conflict'
  | 'gone'
  | 'crashed'
  | 'queued'
  | 'password'
  | 'draft'

/** `contents.json` of a fixture, written by `scripts/write-fixture.mjs`. */
export interface Contents {
  readonly version: string
  /** Milliseconds since 1970. */
  readonly takenAt: number
  readonly passphrase: string
  readonly password: string
  readonly store: {
    readonly hash: string
    readonly seed: { readonly customers: number; readonly seed: number }
    readonly customers: number
  }
  readonly practice: { readonly customers: number; readonly delivered: string; readonly waits: string }
  readonly people: Readonly<
    Record<Role, { readonly id: number; readonly label: string; readonly email: string }>
  >
}

const RELEASED = join(import.meta.dirname, '..', '..', 'fixtures', 'released')

/** Every version that was ever released and left a fixture. */
export const VERSIONS: readonly string[] = readdirSync(RELEASED, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

export const contentsOf = (version: string): Contents =>
  JSON.parse(readFileSync(join(RELEASED, version, 'contents.json'), 'utf8')) as Contents

interface Fixtures {
  /** The store of the shop as the released version left it, offline. */
  readonly storeOf: (version: string) => Promise<PracticeProcess>
  /** Starts this version on what the released one left on the machine; without what the page kept, on demand. */
  readonly openAppOf: (
    version: string,
    store: PracticeProcess,
    less?: { readonly without: 'page' },
  ) => Promise<App>
}

export const test = base.extend<Fixtures>({
  storeOf: async ({ folders }, use) => {
    const started: PracticeProcess[] = []
    await use(async (version) => {
      const { store, takenAt } = contentsOf(version)
      const folder = folders()
      cpSync(join(RELEASED, version, 'store'), folder, { recursive: true })
      const more = ['--folder', folder, '--offline']
      const running = await startPracticeStore({ ...store.seed, more })
      started.push(running)
      // On a machine whose clock is behind that of the fixture, the store keeps the fixture's time.
      const aheadMs = Math.max(0, takenAt + 60_000 - Date.now())
      if (aheadMs > 0) await running.control('PUT', 'clock', { aheadMs })
      return running
    })
    for (const store of started) await store.stop()
  },
  openAppOf: async ({ launchApp, folders }, use) => {
    await use(async (version, store, less) => {
      const userData = folders()
      const fixture = join(RELEASED, version)
      const app = await launchApp({ userData, env: { COUNTERFOIL_API_URL: store.url } })
      await app.page.getByRole('button', { name: 'Connect', exact: true }).waitFor()
      if (!less) await putPageData(app.page, fixture)
      await app.close()
      putMainFiles(userData, fixture)
      await app.restart()
      return app
    })
  },
})
