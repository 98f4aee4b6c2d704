import { describe, expect, it } from 'vitest'
import { type Installation, updatesOffReason } from '../../../../../electron/main/updates/availability.ts'

const APP_IMAGE: Installation = {
  isPackaged: true,
  hasFeed: true,
  platform: 'linux',
  appImage: '/home/ada/Counterfoil-x86_64.AppImage',
  isFromStore: false,
  isWritable: true,
}
const MAC: Installation = { ...APP_IMAGE, platform: 'darwin', appImage: undefined }
const WINDOWS: Installation = { ...MAC, platform: 'win32' }

describe('whether the app updates itself', () => {
  it.each<[string, Installation, string | null]>([
    ['an AppImage', APP_IMAGE, null],
    ['an app in a folder of its owner on macOS', MAC, null],
    ['an app that was installed for one person on Windows', WINDOWS, null],
    ['a checkout', { ...MAC, isPackaged: false }, 'development'],
    ['a checkout that is started out of an AppImage', { ...APP_IMAGE, isPackaged: false }, 'development'],
    ['a packaged folder without an update server', { ...MAC, hasFeed: false }, 'development'],
    ['a .deb or .rpm', { ...APP_IMAGE, appImage: undefined }, 'package-manager'],
    [
      'a .deb that names no update server',
      { ...APP_IMAGE, appImage: undefined, hasFeed: false },
      'package-manager',
    ],
    [
      'a .deb, whose folder is root’s',
      { ...APP_IMAGE, appImage: undefined, isWritable: false },
      'package-manager',
    ],
    ['an app of a store', { ...MAC, isFromStore: true }, 'package-manager'],
    ['an app on its disk image', { ...MAC, isWritable: false }, 'read-only'],
    ['an AppImage in a folder of root', { ...APP_IMAGE, isWritable: false }, 'read-only'],
  ])('%s', (_name, installation, reason) => {
    expect(updatesOffReason(installation)).toBe(reason)
  })
})
