import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { hasProfileFor, namespaceRules, sandboxTrouble } from '../../../../scripts/setup/user-namespaces.mjs'

const PROGRAM = '/home/ada/my shop/node_modules/electron/dist/electron'
const open = {
  apparmorRestricts: null,
  unprivilegedClone: null,
  maxNamespaces: '15000',
  hasProfile: false,
  hasSetuidHelper: false,
  isRoot: false,
}

describe("Electron's sandbox", () => {
  test.for([
    ['on a system without rules', open, null],
    ['on Ubuntu 22.04', { ...open, apparmorRestricts: '0' }, null],
    ['on Ubuntu 24.04', { ...open, apparmorRestricts: '1' }, 'AppArmor profile'],
    ['on Ubuntu 24.04 with a profile', { ...open, apparmorRestricts: '1', hasProfile: true }, null],
    [
      'on Ubuntu 24.04 with its helper setuid',
      { ...open, apparmorRestricts: '1', hasSetuidHelper: true },
      null,
    ],
    ['on an older Debian', { ...open, unprivilegedClone: '0' }, 'kernel.unprivileged_userns_clone=1'],
    ['on Debian', { ...open, unprivilegedClone: '1' }, null],
    [
      'where there may be no namespaces at all',
      { ...open, maxNamespaces: '0' },
      'user.max_user_namespaces=15000',
    ],
    ['as root, which runs without it', { ...open, isRoot: true, apparmorRestricts: '1' }, null],
  ] as const)('%s', ([_where, rules, part]) => {
    const trouble = sandboxTrouble(rules, PROGRAM)
    if (part === null) return expect(trouble).toBeNull()
    expect(trouble).toContain(part)
    expect(trouble).toContain('COUNTERFOIL_HOST=chromium npm start')
    expect(trouble).not.toContain('no-sandbox')
  })

  test('gets a profile that can be typed, for this program and no other', () => {
    const trouble = sandboxTrouble({ ...open, apparmorRestricts: '1' }, PROGRAM) ?? ''
    const line = trouble.split('\n').find((one) => one.includes('printf')) ?? ''
    const written = execFileSync('sh', ['-c', line.split('| sudo')[0] ?? ''], { encoding: 'utf8' })
    expect(written).toContain(`"${PROGRAM}" flags=(unconfined) { userns, }`)
    expect(hasProfileFor([written], PROGRAM)).toBe(true)
    expect(hasProfileFor([written], '/usr/bin/other')).toBe(false)
    expect(hasProfileFor([`# "${PROGRAM}"\n# userns,`], PROGRAM)).toBe(false)
  })

  test('is asked of this system', () => {
    expect(namespaceRules(PROGRAM)).toMatchObject({ hasSetuidHelper: false, hasProfile: false })
  })
})
