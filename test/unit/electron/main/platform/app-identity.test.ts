import { describe, expect, it } from 'vitest'
import config from '../../../../../electron-builder.config.ts'
import { appIdentity, type Surroundings } from '../../../../../electron/main/platform/app-identity.ts'

const linux: Surroundings = {
  isPackaged: false,
  host: 'electron',
  platform: 'linux',
  appData: '/home/ada/.config',
  localAppData: undefined,
  program: '/src/node_modules/electron/dist/electron',
}
const windows: Surroundings = {
  ...linux,
  platform: 'win32',
  appData: 'C:\\Users\\ada\\AppData\\Roaming',
  localAppData: 'C:\\Users\\ada\\AppData\\Local',
}

describe('who the app is', () => {
  it('is never the same for an installed app, a development run and the Chromium host', () => {
    const all = [
      appIdentity({ ...linux, isPackaged: true }),
      appIdentity(linux),
      appIdentity({ ...linux, host: 'chromium' }),
    ]
    expect(new Set(all.map(({ userData }) => userData)).size).toBe(3)
    expect(new Set(all.map(({ keychainService }) => keychainService)).size).toBe(3)
  })

  it('is, once installed, what the installer knows it by', () => {
    expect(appIdentity({ ...windows, isPackaged: true })).toMatchObject({
      appUserModelId: config.appId,
      name: null,
    })
    // Windows shows notifications of a development run only under the path of its program.
    expect(appIdentity(windows).appUserModelId).toBe(windows.program)
  })

  it('has a name of its own in development, under which Chromium keeps what it keeps', () => {
    expect(appIdentity(linux).name).toBe('Counterfoil Development')
  })

  it.each([
    [{ ...windows, isPackaged: true }, 'C:\\Users\\ada\\AppData\\Local\\com.counterfoil.desktop'],
    [windows, 'C:\\Users\\ada\\AppData\\Local\\Counterfoil Development'],
    [{ ...windows, localAppData: undefined }, 'C:\\Users\\ada\\AppData\\Roaming\\Counterfoil Development'],
    [{ ...linux, isPackaged: true }, '/home/ada/.config/com.counterfoil.desktop'],
    // Every run from a source tree had this folder before: its data must be found.
    [{ ...linux, host: 'chromium' as const }, '/home/ada/.config/Counterfoil'],
  ])('keeps its data in the profile that stays on the computer: case %#', (around, folder) => {
    expect(appIdentity(around).userData).toBe(folder)
  })
})
