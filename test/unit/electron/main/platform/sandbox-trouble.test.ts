import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { sandboxTrouble } from '../../../../../electron/main/platform/sandbox-trouble.ts'

const APP_IMAGE = '/home/ada/My Apps/Counterfoil-x86_64.AppImage'
const free = { apparmorRestricts: null, unprivilegedClone: null, maxNamespaces: '127000' }

describe('an AppImage that was started without the sandbox', () => {
  it.each([
    ['Ubuntu 24.04', { ...free, apparmorRestricts: '1' }, 'sudo apparmor_parser -r'],
    ['Debian', { ...free, unprivilegedClone: '0' }, 'sudo sysctl -w kernel.unprivileged_userns_clone=1'],
    ['a hardened system', { ...free, maxNamespaces: '0' }, 'sudo sysctl -w user.max_user_namespaces=15000'],
    ['a system without unshare', free, 'install the .deb'],
  ])('on %s says what to type', (_what, rules, command) => {
    const sentence = sandboxTrouble({ ...rules, appImage: APP_IMAGE })
    expect(sentence).toMatch(/does not start without its sandbox/)
    expect(sentence).toContain(command)
  })

  it.runIf(process.platform !== 'win32')(
    'gets a profile for its own file, with a command that a shell understands',
    () => {
      const sentence = sandboxTrouble({ ...free, apparmorRestricts: '1', appImage: APP_IMAGE }) ?? ''
      const command = sentence.split('\n').find((line) => line.startsWith('  ')) ?? ''
      const print = command.split(' | ')[0] ?? ''
      expect(execFileSync('sh', ['-c', print], { encoding: 'utf8' })).toBe(
        `abi <abi/4.0>,\ninclude <tunables/global>\nprofile counterfoil-appimage "${APP_IMAGE}" flags=(unconfined) { userns, }\n`,
      )
    },
  )

  it('puts no path into a command that would end its quotes', () => {
    for (const appImage of ["/tmp/a'; rm -rf ~; '.AppImage", '/tmp/a"b.AppImage', '/tmp/a\nb.AppImage'])
      expect(sandboxTrouble({ ...free, apparmorRestricts: '1', appImage })).not.toContain(appImage)
  })

  it('is another matter where anything else leaves the sandbox out', () => {
    expect(sandboxTrouble({ ...free, apparmorRestricts: '1', appImage: undefined })).toBeNull()
  })
})
