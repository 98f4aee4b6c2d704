import { validateConfiguration } from 'app-builder-lib/out/util/config/config.js'
import { DebugLogger } from 'builder-util'
import { FuseV1Options } from '@electron/fuses'
import { describe, expect, it } from 'vitest'
import config, { electronFuses } from '../../electron-builder.config.ts'

// How the app is packaged for the systems that these tests do not run on.

const check = (candidate: object): Promise<void> => validateConfiguration(candidate, new DebugLogger(false))

describe('the configuration of electron-builder', () => {
  it('is what its schema knows', async () => {
    await check(config)
    await expect(check({ ...config, mac: { ...config.mac, isHardened: true } })).rejects.toThrow(
      'configuration.mac',
    )
  })

  it('makes every kind of installer, for both processors', () => {
    expect(config.linux.target).toEqual(['AppImage', 'rpm'])
    for (const kind of ['dmg', 'zip'])
      expect(config.mac.target).toContainEqual({ target: kind, arch: ['x64', 'arm64'] })
    expect(config.win.target).toEqual([{ target: 'nsis', arch: ['x64', 'arm64'] }])
  })

  it('installs for one person without an administrator, and leaves what a person saved', () => {
    expect(config.nsis).toMatchObject({ perMachine: false, oneClick: true, deleteAppDataOnUninstall: false })
  })

  it('starts an AppImage as it is: with its sandbox, and without libraries that systems do not have', () => {
    expect(config.appImage.executableArgs).toEqual([])
    expect(config.toolsets.appimage).not.toBe('0.0.0')
  })

  it('hardens the app on macOS', () => {
    expect(config.mac).toMatchObject({
      hardenedRuntime: true,
      entitlements: 'build/entitlements.mac.plist',
      entitlementsInherit: 'build/entitlements.mac.plist',
    })
  })

  it('decides on every fuse that Electron has', () => {
    const known = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)))
    const decided = Object.keys(electronFuses).map((name) => name.toLowerCase())
    for (const name of known) expect(decided, name).toContain(name.toLowerCase())
    expect(electronFuses).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      onlyLoadAppFromAsar: true,
      enableEmbeddedAsarIntegrityValidation: true,
      grantFileProtocolExtraPrivileges: false,
    })
  })

  it('gets updates from the releases of the project, and publishes none by itself', () => {
    expect(config.publish).toEqual({
      provider: 'github',
      owner: 'counterfoil',
      repo: 'counterfoil',
      releaseType: 'draft',
    })
  })
})
