import { test as base, type Page } from '@playwright/test'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  driveApp,
  type DrivenApp,
  type DrivenHost,
  runToItsEnd,
  type DesktopSignal,
} from '../app/app-driver.mjs'
import { removeFolder } from '../app/remove-folder.mjs'
import type { DrivenWindow } from '../app/window-driver.mjs'
import { type PracticeProcess, startPracticeStore } from '../app/practice-store-process.mjs'

export { expect } from '@playwright/test'
export { startPracticeStore } from '../app/practice-store-process.mjs'

export interface LaunchOptions {
  /** A folder of an earlier launch; by default a fresh one. */
  readonly userData?: string
  /** More flags of the app, for example `--practice`. */
  readonly args?: readonly string[]
  /** More environment, for example `COUNTERFOIL_API_URL`. */
  readonly env?: Readonly<Record<string, string>>
}

/** One app under test, whichever host runs it. */
export interface App {
  readonly host: 'electron' | 'chromium'
  readonly userData: string
  /** The page of the window: after `restart` and `killPage` it is another one. */
  readonly page: Page
  /** Its window, to be moved and looked at. */
  readonly window: DrivenWindow
  /** What the app wrote to its terminal. */
  readonly output: string
  /** The process id of main. */
  readonly pid: number
  /** Quits as a person does, and waits for the end. */
  close(): Promise<void>
  /** SIGKILL to main, and the end of everything that it had started. */
  kill(): Promise<void>
  /** SIGKILL to the page's process; resolves with the page that comes in its place. */
  killPage(): Promise<Page>
  /** SIGKILL to the page's process and to main in the same moment. */
  killBoth(): Promise<void>
  /** Starts it again on the same folder, after `close` or `kill`, or closing it first. */
  restart(more?: Omit<LaunchOptions, 'userData'>): Promise<Page>
  /** Asks to quit as a person does by the menu; a question is answered with its default button. */
  askToQuit(): Promise<void>
  /** Waits for the end. */
  ended(): Promise<void>
  /** Badges and notifications, in order. */
  signals(): Promise<readonly DesktopSignal[]>
}

interface Fixtures {
  /** Makes a fresh user-data folder that is removed after the test. */
  readonly folders: () => string
  /** Launches the built app; what is launched in a test ends with it. */
  readonly launchApp: (options?: LaunchOptions) => Promise<App>
  /** Starts the app where it is expected to refuse, and waits for its end. */
  readonly endOfStart: (options?: LaunchOptions) => Promise<{ code: number | null; output: string }>
}

interface WorkerFixtures {
  /** A practice store of its own for the specs of a worker: 2,000 customers, seed 7. */
  readonly practiceStore: PracticeProcess
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  launchApp: async ({ folders }, use) => {
    const launched: App[] = []
    await use(async (options = {}) => {
      const userData = options.userData ?? folders()
      const app = await launch({ ...options, userData })
      launched.push(app)
      return app
    })
    for (const app of launched) await app.kill()
  },
  endOfStart: async ({ folders }, use) => {
    await use((options = {}) =>
      runToItsEnd(hostUnderTest(), { ...options, userData: options.userData ?? folders() }),
    )
  },
  folders: async ({ browserName: _ }, use) => {
    const made: string[] = []
    await use(() => {
      const folder = makeFolder()
      made.push(folder)
      return folder
    })
    for (const folder of made) await removeFolder(folder)
  },
  practiceStore: [
    async ({ browserName: _ }, use) => {
      const store = await startPracticeStore({ customers: 2000, seed: 7 })
      await use(store)
      await store.stop()
    },
    { scope: 'worker' },
  ],
})

/** A fresh user-data folder. */
export const makeFolder = (): string => mkdtempSync(join(tmpdir(), 'counterfoil-e2e-'))

/** Launches the built app. Tests have it from `launchApp`, which ends it as well. */
export async function launch(options: LaunchOptions & { readonly userData: string }): Promise<App> {
  let driven: DrivenApp = await driveApp(hostUnderTest(), options)
  return {
    host: driven.host,
    userData: options.userData,
    get page() {
      return driven.page
    },
    get window() {
      return driven.window
    },
    get output() {
      return driven.output()
    },
    get pid() {
      return driven.pid
    },
    close: () => driven.close(),
    kill: () => driven.kill(),
    killPage: () => driven.killPage(),
    killBoth: () => driven.killBoth(),
    async restart(more) {
      await driven.close()
      driven = await driveApp(hostUnderTest(), { ...options, ...more })
      return driven.page
    },
    askToQuit: () => driven.askToQuit(),
    ended: () => driven.ended(),
    signals: () => driven.signals(),
  }
}

/** The name under which the keychain has the secrets of an app under test. */
export const keychainOf = ({ userData }: App): string => `Counterfoil ${userData}`

/** Chosen by `prepare.ts`. */
const hostUnderTest = (): DrivenHost => JSON.parse(process.env['COUNTERFOIL_TEST_HOST'] ?? '') as DrivenHost
