import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { vi } from 'vitest'
import { endOrphan } from '../../../electron/chromium-host/orphaned-browser.mjs'
import { WHOLE_CHROMIUM } from '../app/whole-chromium.mjs'

const ROOT = join(import.meta.dirname, '../../..')

export interface StartingApp {
  readonly main: ChildProcess
  readonly ended: Promise<unknown>
  output(): string
  said(): { kind: string; [more: string]: unknown }[]
}

export interface Tiny extends StartingApp {
  readonly folder: string
  readonly browser: Browser
  readonly page: Page
  pages(): Page[]
  /** Calls one of the page's checks by its name. */
  ask(check: string, ...args: unknown[]): Promise<unknown>
  erase(): Promise<void>
}

export function start(folder: string): StartingApp {
  const host = join(ROOT, 'electron/chromium-host/run.mjs')
  const app = join(ROOT, 'test/fixtures/tiny-app')
  const flags = ['--headless', '--user-data', folder, '--remote-debugging-port', '0']
  const main = spawn(process.execPath, [host, app, ...flags], {
    env: {
      ...process.env,
      COUNTERFOIL_CHROMIUM: WHOLE_CHROMIUM,
      COUNTERFOIL_HOST_RECORD: join(folder, 'outside.jsonl'),
    },
  })
  let out = ''
  let all = ''
  main.stdout.on('data', (data: Buffer) => (out += data.toString('utf8')))
  for (const stream of [main.stdout, main.stderr])
    stream.on('data', (data: Buffer) => (all += data.toString('utf8')))
  return {
    main,
    ended: once(main, 'close'),
    output: () => all,
    said: () => jsonLines(out),
  }
}

export async function open(folder: string): Promise<Tiny> {
  const starting = start(folder)
  const address = await new Promise<string>((resolve, reject) => {
    starting.main.stderr?.on('data', () => {
      const found = /DevTools listening on (ws:\S+)/.exec(starting.output())?.[1]
      if (found) resolve(found)
    })
    void starting.ended.then(() => reject(new Error(`The host ended: ${starting.output()}`)))
  })
  const browser = await chromium.connectOverCDP(address, { noDefaults: true })
  const [page] = browser.contexts()[0]?.pages() ?? []
  if (!page) throw new Error('The host opened no page.')
  await page.getByText('ready', { exact: true }).waitFor()
  return {
    ...starting,
    folder,
    browser,
    page,
    ask: (check, ...args) => askIn(page, check, ...args),
    pages: () => browser.contexts()[0]?.pages() ?? [],
    async erase() {
      starting.main.kill('SIGKILL')
      await starting.ended
      await endOrphan(join(folder, 'chromium-host'))
      // Its helpers write for a moment yet.
      await vi.waitFor(() => rmSync(folder, { recursive: true, force: true }), LONG)
    },
  }
}

export const askIn = async (page: Page | undefined, check: string, ...args: unknown[]): Promise<unknown> =>
  page?.evaluate(([name, values]) => (globalThis as unknown as Checks).checks[name]?.(...values), [
    check,
    args,
  ] as const)

interface Checks {
  readonly checks: Readonly<Record<string, (...args: unknown[]) => unknown>>
}

export async function kill(browser: Browser, kind: 'renderer' | 'browser'): Promise<void> {
  for (const { type, id } of await processes(browser)) if (type === kind) process.kill(id, 'SIGKILL')
}

export const pidOf = async (browser: Browser): Promise<number> =>
  (await processes(browser)).find(({ type }) => type === 'browser')?.id ?? 0

async function processes(browser: Browser): Promise<{ type: string; id: number }[]> {
  const session = await browser.newBrowserCDPSession()
  return (await session.send('SystemInfo.getProcessInfo')).processInfo
}

const jsonLines = (text: string): { kind: string; [more: string]: unknown }[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { kind: string })

export const LONG = { timeout: 60_000 }
