import { describe, expect, it } from 'vitest'
import { flagsOf, parseCommandLine } from '../../../../../electron/main/platform/command-line.ts'

describe('the command line', () => {
  it('is empty by default', () => {
    expect(parseCommandLine([])).toEqual({
      ok: true,
      line: { practice: false, userData: null, remoteDebuggingPort: null, headless: false },
      ignored: [],
    })
  })

  it.each([
    [['--practice', '--no-window', '--user-data', '/tmp/a b', '--remote-debugging-port', '0']],
    // The name that --no-window had before.
    [['--practice', '--headless', '--user-data', '/tmp/a b', '--remote-debugging-port', '0']],
    [['--', '--practice', '--no-window', '--user-data', '/tmp/a b', '--remote-debugging-port=0']],
    [['--remote-debugging-port=0', '--user-data=/tmp/a b', '--headless', '--practice']],
  ])('takes values with a space or an equals sign: %j', (flags) => {
    expect(parseCommandLine(flags)).toEqual({
      ok: true,
      line: { practice: true, userData: '/tmp/a b', remoteDebuggingPort: 0, headless: true },
      ignored: [],
    })
  })

  it.each([
    ['--practise', /does not know "--practise"/],
    ['store.txt', /does not know "store.txt"/],
    ['--user-data', /--user-data needs a value/],
    ['--user-data=', /--user-data needs a value/],
    ['--practice=yes', /--practice takes no value/],
    ['--remote-debugging-port=65536', /from 0 to 65535, not "65536"/],
    ['--remote-debugging-port=-1', /from 0 to 65535, not "-1"/],
    ['--api-url=https://evil.example', /does not know/],
    ['-Embedding', /does not know "-Embedding"/],
    ['--__proto__', /does not know "--__proto__"/],
    ['--constructor=x', /does not know "--constructor=x"/],
    ['--no-window=1', /--no-window takes no value/],
  ])('answers %s with a sentence', (flag, sentence) => {
    const parsed = parseCommandLine([flag])
    expect(parsed.ok).toBe(false)
    expect(!parsed.ok && parsed.sentence).toMatch(sentence)
  })

  it('does not take the next flag for a value', () => {
    expect(parseCommandLine(['--user-data', '--practice']).ok).toBe(false)
  })

  it("lets Chromium's flags for graphics and debugging pass", () => {
    expect(parseCommandLine(['--no-sandbox', '--ozone-platform=headless', '--inspect=0']).ok).toBe(true)
  })

  it('begins behind the path of the app, or behind a packaged program', () => {
    expect(flagsOf(['electron', '--no-sandbox', '.', '--practice'], false)).toEqual(['--practice'])
    expect(flagsOf(['node', '/x/host.mjs', '--user-data', 'd'], false)).toEqual(['--user-data', 'd'])
    expect(flagsOf(['/opt/counterfoil', '--practice'], true)).toEqual(['--practice'])
  })
})

describe('the command line of a packaged app', () => {
  const packaged = (
    words: readonly string[],
    switches: readonly string[] = [],
    { isRoot = false, trouble = null as string | null } = {},
  ) =>
    parseCommandLine(words, {
      isPackaged: true,
      isRoot,
      hasSwitch: (name) => switches.includes(name),
      sandboxTrouble: () => trouble,
    })

  it.each([
    ['what the installer adds after an update', ['--updated']],
    ['what Squirrel adds', ['--squirrel-firstrun', '--squirrel-updated', '0.2.0']],
    ['what a toast adds', ['-Embedding']],
    ['what a wrapper adds', ['--enable-features=UseOzonePlatform', '--ozone-platform', 'wayland']],
    ['what older macOS adds', ['-psn_0_12345']],
    ['a file that was dropped on its icon', ['C:\\people.csv']],
    ['nonsense', ['--__proto__', '--practise', '-', '/prefetch:1']],
  ])('ignores %s, and says so for the log', (_what, words) => {
    expect(packaged(words)).toEqual({
      ok: true,
      line: { practice: false, userData: null, remoteDebuggingPort: null, headless: false },
      ignored: words,
    })
  })

  it('still uses its own, whatever is between them', () => {
    expect(packaged(['--updated', '--practice', '-Embedding', '--user-data', 'd'])).toMatchObject({
      line: { practice: true, userData: 'd' },
      ignored: ['--updated', '-Embedding'],
    })
    expect(packaged(['--user-data'])).toMatchObject({ ok: false })
  })

  it.each([
    '--remote-debugging-port=9222',
    '--remote-debugging-port',
    '-remote-debugging-port=0',
    '/remote-debugging-port=9222',
    '--REMOTE-DEBUGGING-PORT=9222',
    '--remote-debugging-pipe',
    '--inspect',
    '--inspect=0.0.0.0:9229',
    '--inspect-brk',
    '--inspect-wait',
    '--js-flags=--expose-gc',
    '--proxy-server=http://evil.example:1',
    '--proxy-pac-url=http://evil.example/p',
    '--host-resolver-rules=MAP * evil.example',
    '--ignore-certificate-errors',
    '--log-net-log=/tmp/n',
    '--no-sandbox',
  ])('does not start with %s', (word) => {
    expect(packaged(['--practice', word])).toMatchObject({
      ok: false,
      sentence: expect.stringMatching(/does not start with --[a-z-]+: it would give others access/) as string,
    })
  })

  it('does not start with a switch that came another way than by its words, such as the environment', () => {
    expect(packaged([], ['no-sandbox'])).toMatchObject({ ok: false })
    expect(packaged([], ['enable-features'])).toMatchObject({ ok: true })
  })

  it('says what to do where the AppImage’s own starter turned the sandbox off, and may show it', () => {
    const trouble = 'Type this in a terminal.'
    expect(packaged(['--no-sandbox'], ['no-sandbox'], { trouble })).toEqual({
      ok: false,
      sentence: trouble,
      mayBeShown: true,
    })
    // Electron does not become ready with a switch that would let others in meanwhile.
    expect(packaged(['--no-sandbox', '--remote-debugging-port=1'], [], { trouble })).toMatchObject({
      sentence: expect.stringContaining('--remote-debugging-port') as string,
      mayBeShown: false,
    })
  })

  it('lets root turn the sandbox off, because Chromium does not run as root otherwise', () => {
    expect(packaged(['--no-sandbox'], ['no-sandbox'], { isRoot: true })).toMatchObject({ ok: true })
    expect(packaged(['--inspect'], [], { isRoot: true })).toMatchObject({ ok: false })
  })
})
