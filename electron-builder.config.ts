import type { Configuration } from 'electron-builder'
import { signing } from './scripts/release/signing.mjs'

// How the app is packaged, for every system. `docs/releasing.md` says how a release is made of it.

/** What goes into the archive, and nothing else. `test/contract/package.test.ts` holds the result against it. */
const files = [
  'out/**/*',
  '!out/**/*.map',
  '!out/build.json',
  '!out/main/practice-store.js',
  'package.json',
  '!node_modules/**/*',
  'node_modules/keytar/package.json',
  'node_modules/keytar/LICENSE.md',
  'node_modules/keytar/lib/**/*.js',
  'node_modules/keytar/build/Release/keytar.node',
]

/** Each of Electron's package-time switches, set on purpose. `docs/security.md` says why. */
export const electronFuses = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  grantFileProtocolExtraPrivileges: false,
  // The app keeps no cookies. Encrypting none would ask for the keychain at every start.
  enableCookieEncryption: false,
  loadBrowserProcessSpecificV8Snapshot: false,
  // Flipping a fuse breaks the ad-hoc signature that a Mac with Apple silicon asks for.
  resetAdHocDarwinSignature: true,
} satisfies Configuration['electronFuses']

const { isMacSigned, isNotarized } = signing(process.env)

export default {
  appId: 'com.counterfoil.desktop',
  productName: 'Counterfoil',
  copyright: 'Copyright © 2026 The Counterfoil founders',
  directories: { output: 'release', buildResources: 'build' },
  files,
  asar: true,
  // A native library cannot be loaded out of an archive.
  asarUnpack: ['node_modules/keytar/build/Release/keytar.node'],
  electronFuses,
  electronLanguages: ['en', 'en-US', 'en-GB', 'de'],
  // keytar is compiled against Node's stable API: it fits every Electron. The hook compiles it for each processor.
  npmRebuild: false,
  beforePack: './scripts/release/keytar-for.mjs',
  extraResources: [{ from: 'LICENSE', to: 'LICENSE' }],
  publish: { provider: 'github', owner: 'counterfoil', repo: 'counterfoil', releaseType: 'draft' },
  artifactName: '${productName}-${version}-${os}-${arch}.${ext}',

  linux: {
    target: ['AppImage', 'rpm'],
    icon: 'build/icons',
    category: 'Office',
    executableName: 'counterfoil',
    synopsis: 'Edit the customers of a BigCommerce store, connected or not',
    maintainer: 'The Counterfoil founders <counterfoil@users.noreply.github.com>',
    syncDesktopName: true,
  },
  // A runtime that needs no libfuse2, which Ubuntu 22.04 and later do not install.
  toolsets: { appimage: '1.0.3' },
  // The name lasts over updates: launchers point to the file. What they add is said to be nothing: electron-builder would
  // put `--no-sandbox` into the launcher, with which the app does not start.
  appImage: { artifactName: '${productName}-${arch}.${ext}', executableArgs: [] },
  rpm: { depends: ['libsecret', 'gtk3', 'nss', 'at-spi2-core', 'libXtst', 'libdrm', 'mesa-libgbm'] },

  mac: {
    target: [
      { target: 'dmg', arch: ['x64', 'arm64'] },
      { target: 'zip', arch: ['x64', 'arm64'] },
    ],
    icon: 'build/icon.icns',
    category: 'public.app-category.business',
    hardenedRuntime: true,
    entitlements: 'build/entitlements.mac.plist',
    entitlementsInherit: 'build/entitlements.mac.plist',
    notarize: isNotarized,
    // Without a certificate a signature of no one's: Apple silicon runs nothing that has none at all.
    ...(isMacSigned ? {} : { identity: '-' }),
  },

  win: { target: [{ target: 'nsis', arch: ['x64', 'arm64'] }], icon: 'build/icon.ico' },
  nsis: {
    // Per user, so that it needs no administrator.
    oneClick: true,
    perMachine: false,
    deleteAppDataOnUninstall: false,
    differentialPackage: true,
    // One for each processor: half as much to download, now and at every update.
    buildUniversalInstaller: false,
  },
} satisfies Configuration
