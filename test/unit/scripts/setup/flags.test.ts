import { describe, expect, test } from 'vitest'
import { parseStartFlags } from '../../../../scripts/setup/flags.mjs'

describe('the flags of npm start', () => {
  test('those of the app are passed on, in one form', () => {
    const words = ['--practice', '--user-data=/tmp/a=b', '--remote-debugging-port', '0', '--no-window']
    expect(parseStartFlags(words)).toEqual({
      ok: true,
      flags: {
        isHeadless: true,
        isElectronRetried: false,
        isHelpAsked: false,
        forApp: ['--practice', '--user-data', '/tmp/a=b', '--remote-debugging-port', '0', '--no-window'],
      },
    })
  })

  test('the former name still hides the window, without a switch of Chromium’s own', () => {
    expect(parseStartFlags(['--headless'])).toMatchObject({
      flags: { isHeadless: true, forApp: ['--no-window'] },
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
    [['--__proto__'], '"--__proto__"'],
    [['-h'], '"-h"'],
  ] as const)('%j is answered with a sentence', ([words, part]) => {
    const parsed = parseStartFlags(words)
    expect(parsed).toMatchObject({ ok: false, sentence: expect.stringContaining(part) })
  })
})
