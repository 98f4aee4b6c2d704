import { describe, expect, it } from 'vitest'
import { flagsOf, parseCommandLine } from '../../electron/main/command-line.ts'

describe('the command line', () => {
  it('is empty by default', () => {
    expect(parseCommandLine([])).toEqual({
      ok: true,
      line: { practice: false, userData: null, remoteDebuggingPort: null, headless: false },
    })
  })

  it.each([
    [['--practice', '--headless', '--user-data', '/tmp/a b', '--remote-debugging-port', '0']],
    [['--remote-debugging-port=0', '--user-data=/tmp/a b', '--headless', '--practice']],
  ])('takes values with a space or an equals sign: %j', (flags) => {
    expect(parseCommandLine(flags)).toEqual({
      ok: true,
      line: { practice: true, userData: '/tmp/a b', remoteDebuggingPort: 0, headless: true },
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
