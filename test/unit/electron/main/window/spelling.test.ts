import { describe, expect, it } from 'vitest'
import { setUpSpelling, spellingFor } from '../../../../../electron/main/window/spelling.ts'

const AVAILABLE = ['de', 'en-GB', 'en-US', 'fr']

describe('the spell checker', () => {
  it.each([
    ['linux', ['en-US'], false, []],
    ['darwin', ['de-DE'], true, []],
    ['win32', ['de-DE', 'en-US', 'de-AT'], true, ['de', 'en-US']],
    ['win32', ['xx-YY'], false, []],
    ['win32', [], false, []],
    ['freebsd', ['en-US'], false, []],
  ] as const)('on %s with %j', (platform, preferred, isOn, languages) => {
    expect(spellingFor(platform, preferred, AVAILABLE)).toEqual({ isOn, languages })
  })

  it.each(['linux', 'darwin', 'win32'] as const)(
    'has nowhere to fetch a dictionary from on %s',
    (platform) => {
      const calls: string[] = []
      const isOn = setUpSpelling(
        {
          availableSpellCheckerLanguages: AVAILABLE,
          setSpellCheckerDictionaryDownloadURL: (url) => calls.push(`from ${new URL(url).hostname}`),
          setSpellCheckerLanguages: (languages) => calls.push(`[${languages.join()}]`),
        },
        platform,
        ['de-DE'],
      )
      // The list of before is emptied before anything else is set.
      expect(calls.slice(0, 2)).toEqual(['from 127.0.0.1', '[]'])
      expect(calls.slice(2)).toEqual(platform === 'win32' ? ['[de]'] : [])
      expect(isOn).toBe(platform !== 'linux')
    },
  )
})
