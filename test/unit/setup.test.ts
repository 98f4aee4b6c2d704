import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { isAlive } from '../../electron/chromium-host/living.mjs'
import { hashOf } from '../../electron/setup/build.mjs'
import { isKnownToFail, reasonIn } from '../../electron/setup/electron-binary.mjs'
import { parseStartFlags } from '../../electron/setup/flags.mjs'
import { hasDisplay } from '../../electron/setup/host-choice.mjs'
import { compileEnv } from '../../electron/setup/keytar.mjs'
import { isInstalled } from '../../electron/setup/npm-packages.mjs'
import { run } from '../../electron/setup/processes.mjs'
import { readStamp, writeStamp } from '../../electron/setup/stamp.mjs'
import { countOf, playwrightCount, vitestCount } from '../../electron/setup/test-count.mjs'
import { playwrightFailures, vitestFailures } from '../../electron/setup/test-failures.mjs'

const folders: string[] = []
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'counterfoil-setup-'))
  folders.push(made)
  return made
}
afterEach(() => {
  for (const one of folders.splice(0)) rmSync(one, { recursive: true, force: true })
})

describe('the flags of npm start', () => {
  test('those of the app are passed on, in one form', () => {
    const words = ['--practice', '--user-data=/tmp/a=b', '--remote-debugging-port', '0', '--headless']
    expect(parseStartFlags(words)).toEqual({
      ok: true,
      flags: {
        isHeadless: true,
        isElectronRetried: false,
        isHelpAsked: false,
        forApp: ['--practice', '--user-data', '/tmp/a=b', '--remote-debugging-port', '0', '--headless'],
      },
    })
  })

  test("set-up's own are not", () => {
    const parsed = parseStartFlags(['--retry-electron'])
    expect(parsed).toMatchObject({ ok: true, flags: { isElectronRetried: true, forApp: [] } })
  })

  test.for([
    [['--practise'], '"--practise"'],
    [['practice'], '"practice"'],
    [['--user-data'], 'needs a value'],
    [['--user-data='], 'needs a value'],
    [['--user-data', '--headless'], 'needs a value'],
    [['--remote-debugging-port', '70000'], '70000'],
    [['--remote-debugging-port=http'], 'http'],
    [['--headless=yes'], 'takes no value'],
  ] as const)('%j is answered with a sentence', ([words, part]) => {
    const parsed = parseStartFlags(words)
    expect(parsed).toMatchObject({ ok: false, sentence: expect.stringContaining(part) })
  })
})

describe('what npm has installed', () => {
  const wanted = {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/for-another-system': { version: '2.0.0', optional: true },
  }
  const here = { 'node_modules/a': { version: '1.0.0' } }

  test('is what the lockfile wants, but for optional packages of other systems', () => {
    expect(isInstalled(wanted, here)).toBe(true)
  })
  test.for([
    ['another version', { 'node_modules/a': { version: '1.0.1' } }],
    ['nothing', {}],
    ['one package too many', { ...here, 'node_modules/b': { version: '1.0.0' } }],
    [
      'another version of an optional one',
      { ...here, 'node_modules/for-another-system': { version: '1.9.0' } },
    ],
  ] as const)('is stale with %s', ([, installed]) => {
    expect(isInstalled(wanted, installed)).toBe(false)
  })
})

describe("a failed download of Electron's binary", () => {
  const failedAt = Date.UTC(2026, 0, 1)
  const days = (count: number): number => failedAt + count * 24 * 60 * 60_000

  test('is not tried again for a week, unless the version changes', () => {
    const stamp = { version: '45.4.1', failedAt }
    expect(isKnownToFail(stamp, '45.4.1', days(6.9))).toBe(true)
    expect(isKnownToFail(stamp, '45.4.1', days(7.1))).toBe(false)
    expect(isKnownToFail(stamp, '45.4.2', days(1))).toBe(false)
    // A clock that was set back must not put it off for ever.
    expect(isKnownToFail(stamp, '45.4.1', days(-1))).toBe(false)
    expect(isKnownToFail(null, '45.4.1', days(0))).toBe(false)
    expect(isKnownToFail({ version: '45.4.1', failedAt: 'never' }, '45.4.1', days(0))).toBe(false)
  })

  test.for([
    [
      'TypeError: fetch failed\n    at node:internal/deps\n  [cause]: Error: getaddrinfo ENOTFOUND there',
      'fetch failed, ENOTFOUND',
    ],
    ['Error: connect ECONNREFUSED 127.0.0.1:1\n    at TCP', 'connect ECONNREFUSED 127.0.0.1:1'],
    ['Error: 404 for https://example.com/a?b', '404 for its address'],
    ['', 'no reason given'],
  ] as const)('gives its reason in a line: %j', ([output, reason]) => {
    expect(reasonIn(output)).toBe(reason)
  })
})

describe('compiling keytar', () => {
  const headers = (major: string): string => {
    const prefix = folder()
    mkdirSync(join(prefix, 'include', 'node'), { recursive: true })
    writeFileSync(join(prefix, 'include', 'node', 'node.h'), '')
    writeFileSync(join(prefix, 'include', 'node', 'node_version.h'), `#define NODE_MAJOR_VERSION ${major}\n`)
    return prefix
  }
  const major = process.versions.node.split('.')[0] ?? ''

  test('uses the headers beside Node, where they are its own', () => {
    const prefix = headers(major)
    expect(compileEnv({}, join(prefix, 'bin', 'node'))).toEqual({ npm_config_nodedir: prefix })
  })
  test("lets node-gyp find its own where they are another version's, or missing", () => {
    expect(compileEnv({}, join(headers('4'), 'bin', 'node'))).toEqual({})
    expect(compileEnv({}, join(folder(), 'bin', 'node'))).toEqual({})
  })
  test('leaves a folder that a person named', () => {
    const env = { npm_config_nodedir: '/elsewhere' }
    expect(compileEnv(env, join(headers(major), 'bin', 'node'))).toEqual(env)
  })
})

test('a build is known by the names and contents of its sources, not by their times', () => {
  const [a, b] = [join(folder(), 'a'), join(folder(), 'b')]
  writeFileSync(a, 'one')
  writeFileSync(b, 'two')
  const hash = hashOf([a, b])
  writeFileSync(a, 'one')
  expect(hashOf([a, b])).toBe(hash)
  writeFileSync(a, 'onet')
  writeFileSync(b, 'wo')
  expect(hashOf([a, b])).not.toBe(hash)
})

test('a stamp is read back, and one that is damaged is none', () => {
  const path = join(folder(), 'deep', 'stamp.json')
  expect(readStamp(path)).toBeNull()
  writeStamp(path, { version: '1' })
  expect(readStamp(path)).toEqual({ version: '1' })
  writeFileSync(path, '{"version"')
  expect(readStamp(path)).toBeNull()
  writeFileSync(path, 'null')
  expect(readStamp(path)).toBeNull()
})

test.runIf(process.platform === 'linux')('a display is one of X or of Wayland', () => {
  expect(hasDisplay({})).toBe(false)
  expect(hasDisplay({ DISPLAY: '' })).toBe(false)
  expect(hasDisplay({ DISPLAY: ':0' })).toBe(true)
  expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' })).toBe(true)
})

describe('counting tests', () => {
  const vitest = (more: object = {}): object => ({
    numPassedTests: 2,
    numFailedTests: 0,
    numPendingTests: 1,
    testResults: [],
    ...more,
  })

  test('sums what a runner reports', () => {
    expect(countOf(0, vitest(), vitestCount)).toEqual({ passed: 2, failed: 0, skipped: 1 })
    const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 }
    expect(countOf(1, { stats, errors: [] }, playwrightCount)).toEqual({ passed: 3, failed: 2, skipped: 2 })
  })
  test('a file that could not be loaded has failed', () => {
    const report = vitest({ testResults: [{ status: 'failed', assertionResults: [] }] })
    expect(countOf(1, report, vitestCount).failed).toBe(1)
  })
  test('a runner that crashed, told nothing, or ran nothing has failed', () => {
    expect(countOf(1, vitest(), vitestCount).failed).toBe(1)
    expect(countOf(0, null, vitestCount)).toEqual({ passed: 0, failed: 1, skipped: 0 })
    expect(countOf(0, vitest({ numPassedTests: 0 }), vitestCount).failed).toBe(1)
  })
})

describe('telling what failed', () => {
  test('of a vitest run: the tests, with what they said, and files that could not be loaded', () => {
    const passed = { status: 'passed', fullName: 'adds up' }
    const failed = {
      status: 'failed',
      fullName: 'keeps it',
      failureMessages: ['\u001B[31mexpected 1\u001B[39m'],
    }
    const testResults = [
      { name: 'sums.test.ts', status: 'failed', assertionResults: [passed, failed] },
      { name: 'torn.test.ts', status: 'failed', message: 'no such file', assertionResults: [] },
    ]
    expect(vitestFailures({ testResults })).toEqual([
      'sums.test.ts › keeps it\n    expected 1',
      'torn.test.ts › could not be loaded\n    no such file',
    ])
  })
  test('of a Playwright run: the tests however deep, also those that passed at a second try', () => {
    const spec = (title: string, ok: boolean, message?: string) => ({
      title,
      ok,
      file: 'desk.spec.ts',
      tests: [{ results: [message === undefined ? {} : { error: { message } }, {}] }],
    })
    const deep = { suites: [{ specs: [spec('opens', true), spec('closes', false, 'timed out')] }] }
    const suites = [deep, { specs: [spec('saves', true, 'once not')] }]
    expect(playwrightFailures({ suites, errors: [{ message: 'no Chromium' }] })).toEqual([
      'desk.spec.ts › closes\n    timed out',
      'desk.spec.ts › saves\n    once not',
      ' › outside of any test\n    no Chromium',
    ])
  })
})

describe('programs that set-up runs', () => {
  test('answer their code and what they said', async () => {
    const script = 'process.stdin.pipe(process.stderr); process.exitCode = 3'
    const ran = await run(process.execPath, ['-e', script], { output: 'quiet', input: 'heard' })
    expect(ran).toEqual({ code: 3, output: 'heard', isOverTime: false })
  })
  test('that are not there answer 127', async () => {
    expect(await run('/nowhere/program', [], { output: 'quiet' })).toMatchObject({ code: 127 })
  })
  test.runIf(process.platform !== 'win32')(
    'that take too long are ended, with all that they started',
    async () => {
      const script =
        'console.log(require("child_process").spawn("sleep", ["60"], { stdio: "ignore" }).pid); setInterval(() => {}, 1000)'
      const ran = await run(process.execPath, ['-e', script], { output: 'quiet', limitMs: 500 })
      expect(ran.isOverTime).toBe(true)
      await vi.waitFor(() => expect(isAlive(Number(ran.output))).toBe(false), { timeout: 20_000 })
    },
  )
  test.runIf(process.platform !== 'win32')('leave nothing running behind', async () => {
    const script =
      'console.log(require("child_process").spawn("sleep", ["60"], { stdio: "ignore" }).pid); process.exit()'
    const { output } = await run(process.execPath, ['-e', script], { output: 'quiet' })
    await vi.waitFor(() => expect(isAlive(Number(output))).toBe(false), { timeout: 20_000 })
  })
  test.runIf(process.platform !== 'win32')(
    'that take too long and hear no signal are killed, whoever holds their streams',
    async () => {
      const left = '["-e", "setTimeout(() => {}, 60000)"], { detached: true, stdio: "inherit" }'
      const script = `process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)
        console.log(require("child_process").spawn(process.execPath, ${left}).pid)`
      const ran = await run(process.execPath, ['-e', script], { output: 'quiet', limitMs: 500 })
      expect(ran.isOverTime).toBe(true)
      process.kill(Number(ran.output), 'SIGKILL')
    },
  )
  test.runIf(process.platform !== 'win32')('end with a Ctrl-C, and with all that they started', async () => {
    const inner =
      'console.log(require("child_process").spawn("sleep", ["60"], { stdio: "ignore" }).pid); setInterval(() => {}, 1000)'
    const outer = `import { run } from ${JSON.stringify(join(import.meta.dirname, '../../electron/setup/processes.mjs'))}
      await run(process.execPath, ['-e', ${JSON.stringify(inner)}])`
    const command = spawn(process.execPath, ['--input-type=module', '-e', outer])
    const [pid] = (await once(command.stdout, 'data')) as [Buffer]
    command.kill('SIGINT')
    expect(await once(command, 'exit')).toEqual([130, null])
    await vi.waitFor(() => expect(isAlive(Number(pid.toString()))).toBe(false), { timeout: 20_000 })
  })
  test.runIf(process.platform !== 'win32')('end with npm, which passes no signal on', async () => {
    const folderOfNpm = folder()
    const inner = 'console.log(process.pid); setInterval(() => {}, 1000)'
    const outer = `import { run } from ${JSON.stringify(join(import.meta.dirname, '../../electron/setup/processes.mjs'))}
      await run(process.execPath, ['-e', ${JSON.stringify(inner)}])`
    writeFileSync(join(folderOfNpm, 'start.mjs'), outer)
    writeFileSync(join(folderOfNpm, 'package.json'), '{"scripts":{"start":"node start.mjs"}}')
    const npm = spawn('npm', ['start', '--silent'], { cwd: folderOfNpm })
    const [pid] = (await once(npm.stdout, 'data')) as [Buffer]
    npm.kill('SIGTERM')
    await vi.waitFor(() => expect(isAlive(Number(pid.toString()))).toBe(false), { timeout: 20_000 })
  })
})
