import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'

// The commands of a checkout, tried on a tiny one: the same set-up around an app of a few lines.

const ROOT = join(import.meta.dirname, '../..')
const made: string[] = []
const servers: Server[] = []
const started: ChildProcess[] = []
afterEach(async () => {
  for (const command of started.splice(0)) command.kill('SIGINT')
  for (const server of servers.splice(0)) server.close()
  for (const folder of made.splice(0)) {
    await vi.waitFor(() => rmSync(folder, { recursive: true, force: true }), LONG)
  }
})

describe.runIf(process.platform !== 'win32')('npm start', () => {
  test('builds and opens the app; a second one installs and builds nothing', async () => {
    const root = checkout()
    const first = command(root, 'start', '--headless')
    await first.says('The window is open')
    expect(first.errors()).toContain('Building.')
    await first.interrupt()

    const [built, wasBuilt] = [join(root, 'out/main/index.js'), statSync(join(root, 'out/main/index.js'))]
    const second = command(root, 'start', '--headless')
    await second.says('The window is open')
    expect(second.errors()).not.toMatch(/Building|Installing|installing|Making/)
    expect(statSync(built).mtimeMs).toBe(wasBuilt.mtimeMs)
  })

  test('rebuilds what has changed', async () => {
    const root = checkout()
    const first = command(root, 'start', '--headless')
    await first.says('The window is open')
    await first.interrupt()
    writeFileSync(join(root, 'electron/main/index.ts'), MAIN.replace('is open', 'is wide open'))
    const second = command(root, 'start', '--headless')
    await second.says('The window is wide open')
  })

  test('ends everything that it started with a Ctrl-C', async () => {
    const root = checkout()
    const start = command(root, 'start', '--headless')
    await start.says('The window is open')
    expect(processesNaming(root).length).toBeGreaterThan(2)
    expect(await start.interrupt()).toBe(130)
    await expect.poll(() => processesNaming(root), LONG).toEqual([])
  })

  test.runIf(process.platform === 'linux')(
    'runs the demo where there is no display, and says so',
    async () => {
      const start = command(checkout(), 'start')
      expect(await start.ended).toBe(0)
      expect(start.errors()).toContain('There is no display here')
      expect(start.output()).toContain('The story, on chromium')
    },
  )

  test('says in a line that Electron cannot be downloaded, and does not try again until asked', async () => {
    const root = checkout()
    const asked = await mirrorWithoutElectron()
    const env = {
      COUNTERFOIL_HOST: '',
      ELECTRON_MIRROR: `${asked.url}/`,
      electron_config_cache: join(root, 'cache'),
    }
    const open = async (...flags: string[]): Promise<string> => {
      const start = command(root, 'start', '--headless', ...flags, { env })
      await start.says('The window is open')
      await start.interrupt()
      return start.errors()
    }
    const line =
      /^Electron [\d.]+ could not be downloaded \(.+\)\. The same build runs on the system's Chromium instead\.$/m
    expect(await open()).toMatch(line)
    const once = asked.count()
    expect(once).toBeGreaterThan(0)
    expect(await open()).toMatch(line)
    expect(asked.count()).toBe(once)
    await open('--retry-electron')
    expect(asked.count()).toBeGreaterThan(once)
  })

  test('refuses an unknown flag before it does anything', async () => {
    const root = checkout()
    const start = command(root, 'start', '--practise')
    expect(await start.ended).toBe(2)
    expect(start.errors()).toContain('"--practise"')
    expect(readdirSync(root)).not.toContain('out')
  })
})

describe('npm test', () => {
  test('ends with the count of all that passed and failed, whatever happened to a runner', async () => {
    const root = checkout()
    write(root, 'test/unit/good.test.ts', GOOD)
    write(root, 'test/unit/bad.test.ts', GOOD.replace('toBe(2)', 'toBe(3)'))
    write(root, 'test/unit/unloaded.test.ts', "throw new Error('not loaded')")
    write(root, 'test/db/crashed.test.ts', "process.kill(process.pid, 'SIGKILL')")
    write(root, 'test/e2e/good.spec.ts', GOOD.replace("'vitest'", "'@playwright/test'"))
    write(root, 'test/e2e/unloaded.spec.ts', "throw new Error('not loaded')")
    const testing = command(root, 'test', 'unit', 'db', 'contract', 'e2e')
    expect(await testing.ended).toBe(1)
    const lines = testing.output().trimEnd().split('\n')
    expect(lines.at(-1)).toBe('1 passed, 5 failed')
    // Two run side by side: which of them ends first is not known.
    expect(lines.slice(-5, -1).toSorted()).toEqual([
      'contract: 0 passed, 1 failed, 0 skipped',
      'db: 0 passed, 1 failed, 0 skipped',
      // Playwright runs nothing where a file does not load.
      'e2e on the Chromium host: 0 passed, 1 failed, 0 skipped',
      'unit: 1 passed, 2 failed, 0 skipped',
    ])
  })

  test('passes where everything did', async () => {
    const root = checkout()
    write(root, 'test/unit/good.test.ts', GOOD)
    const testing = command(root, 'test', 'unit')
    expect(await testing.ended).toBe(0)
    expect(testing.output()).toMatch(/\n1 passed, 0 failed\n$/)
  })

  test('ends with a count although set-up failed', async () => {
    const root = checkout()
    rmSync(join(root, 'package-lock.json'))
    const testing = command(root, 'test')
    expect(await testing.ended).toBe(1)
    expect(testing.errors()).toContain('git checkout package-lock.json')
    expect(testing.output()).toMatch(/\n0 passed, 1 failed\n$/)
  })
})

/** A checkout with the set-up of this one, and its packages; only Electron's is a copy without the binary. */
function checkout(): string {
  const root = mkdtempSync(join(tmpdir(), 'counterfoil-checkout-'))
  made.push(root)
  for (const one of ['scripts', 'electron/chromium-host', 'package-lock.json', 'tsconfig.base.json'])
    cpSync(join(ROOT, one), join(root, one), { recursive: true })
  const packages = join(ROOT, 'node_modules')
  for (const one of readdirSync(packages)) {
    if (one === 'electron') continue
    mkdirSync(join(root, 'node_modules'), { recursive: true })
    symlinkSync(join(packages, one), join(root, 'node_modules', one), 'junction')
  }
  const isNoBinary = (path: string): boolean => path !== join(packages, 'electron', 'dist')
  cpSync(join(packages, 'electron'), join(root, 'node_modules/electron'), {
    recursive: true,
    filter: isNoBinary,
  })

  const manifest = { name: 'tiny', version: '1.0.0', type: 'module', main: 'out/main/index.js' }
  write(root, 'package.json', JSON.stringify(manifest))
  write(root, 'electron.vite.config.ts', BUILD)
  write(root, 'electron/main/index.ts', MAIN)
  write(root, 'electron/preload/index.ts', 'export {}')
  write(root, 'renderer/index.html', '<!doctype html><title>Tiny</title>')
  write(root, 'shared/nothing.ts', 'export {}')
  write(root, 'test/support/app/demo-story.mjs', STORY)
  write(root, 'vitest.config.ts', TESTS)
  write(root, 'playwright.config.ts', "export default { testDir: 'test/e2e' }")
  return root
}

function write(root: string, path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), content)
}

interface Command {
  readonly ended: Promise<number | null>
  output(): string
  errors(): string
  /** Waits until it has written these words. */
  says(words: string): Promise<void>
  /** Presses Ctrl-C and waits for the end. */
  interrupt(): Promise<number | null>
}

function command(root: string, name: 'start' | 'test', ...words: (string | { env: object })[]): Command {
  const flags = words.filter((word) => typeof word === 'string')
  const [{ env = {} } = {}] = words.filter((word) => typeof word === 'object')
  const { DISPLAY: _x, WAYLAND_DISPLAY: _wayland, ...inherited } = process.env
  const running = spawn(process.execPath, [join(root, `scripts/${name}.mjs`), ...flags], {
    env: { ...inherited, COUNTERFOIL_HOST: 'chromium', ...env },
  })
  started.push(running)
  const texts = { output: '', errors: '' }
  running.stdout.on('data', (data: Buffer) => (texts.output += data.toString('utf8')))
  running.stderr.on('data', (data: Buffer) => (texts.errors += data.toString('utf8')))
  const ended = once(running, 'close').then(() => running.exitCode)
  return {
    ended,
    output: () => texts.output,
    errors: () => texts.errors,
    async says(what) {
      const early = ended.then((code) => {
        throw new Error(`It ended with ${code}: ${texts.output}${texts.errors}`)
      })
      await Promise.race([early, vi.waitUntil(() => texts.output.includes(what), LONG)])
      early.catch(() => undefined)
    },
    async interrupt() {
      running.kill('SIGINT')
      return ended
    },
  }
}

/** What is at work with the path of a folder on its command line. */
const processesNaming = (folder: string): string[] => commandLines().filter((line) => line.includes(folder))

/** The command lines of all processes. A bare Linux has no `ps`. */
function commandLines(): string[] {
  if (process.platform !== 'linux')
    return execFileSync('ps', ['-eo', 'args='], { encoding: 'utf8' }).split('\n')
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      } catch {
        // It ended meanwhile.
        return ''
      }
    })
}

/** A server that has no Electron, as many an office's mirror. */
async function mirrorWithoutElectron(): Promise<{ url: string; count: () => number }> {
  let count = 0
  const server = createServer((_request, response) => {
    count += 1
    response.writeHead(404).end()
  }).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, count: () => count }
}

const MAIN = `
import { app, BrowserWindow } from 'electron'
app.setPath('userData', new URL('../../data', import.meta.url).pathname)
void app.whenReady().then(async () => {
  await new BrowserWindow({ show: false }).loadURL('data:text/html,<title>Tiny</title>')
  process.stdout.write('The window is open\\n')
})
`
const STORY =
  'export const demo = ({ kind }) => { process.stdout.write(`The story, on ${kind}\\n`); return Promise.resolve(0) }'
const GOOD = "import { expect, test } from 'vitest'\ntest('one', () => { expect(1 + 1).toBe(2) })"
const BUILD = `
const built = (input, entryFileNames, format = 'es') => ({
  build: { rollupOptions: { input, output: { entryFileNames, format } } },
})
export default {
  main: built('electron/main/index.ts', 'index.js'),
  preload: built('electron/preload/index.ts', 'index.cjs', 'cjs'),
  renderer: { root: 'renderer', build: { rollupOptions: { input: 'renderer/index.html' } } },
}
`
const TESTS = `
const project = (name) => ({ test: { name, include: ['test/' + name + '/**/*.test.ts'] } })
export default { test: { projects: ['unit', 'db', 'contract', 'faults'].map(project) } }
`
const LONG = { timeout: 120_000 }
