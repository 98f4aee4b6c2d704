import { describe, expect, test } from 'vitest'
import { isInstalled } from '../../../../scripts/setup/npm-packages.mjs'

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
