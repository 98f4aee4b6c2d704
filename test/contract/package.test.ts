import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { extractAll, extractFile, listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startOnce } from '../../scripts/release/try-packaged.mjs'

// What a person would install, made around a stand-in for Electron: what is in it, how its fuses are set, and that
// the app in it runs.

const ROOT = join(import.meta.dirname, '../..')
const output = mkdtempSync(join(tmpdir(), 'package-'))
const app = join(output, 'linux-unpacked')
const asar = join(app, 'resources', 'app.asar')
afterAll(() => rmSync(output, { recursive: true, force: true }))

beforeAll(() => {
  const made = spawnSync(
    process.execPath,
    [join(ROOT, 'scripts/release/package.mjs'), '--stand-in', '--output', output],
    { encoding: 'utf8' },
  )
  expect(made.stderr).toContain('Made ')
  expect(made.status).toBe(0)
  // On a fresh clone it installs packages and compiles keytar first.
}, 600_000)

const ALLOWED = [
  /^\/package\.json$/,
  /^\/out\/main\/(index|chunks\/[\w-]+)\.js$/,
  /^\/out\/preload\/index\.cjs$/,
  /^\/out\/renderer\/(index\.html|assets\/[\w-]+\.(js|css|svg|woff2))$/,
  /^\/out\/renderer\/licenses\.txt$/,
  /^\/node_modules\/keytar\/(package\.json|LICENSE\.md|lib\/keytar\.js|build\/Release\/keytar\.node)$/,
]

describe.runIf(process.platform === 'linux')('the packaged app', () => {
  const files = (): string[] =>
    listPackage(asar, { isPack: false }).filter((path) => !('files' in (statOf(path) ?? {})))

  it('holds the build, its manifest and the keychain library, and nothing else', () => {
    expect(files().filter((path) => !ALLOWED.some((allowed) => allowed.test(path)))).toEqual([])
    expect(files()).toEqual(
      expect.arrayContaining([
        '/package.json',
        '/out/main/index.js',
        '/out/preload/index.cjs',
        '/out/renderer/index.html',
        '/out/renderer/licenses.txt',
        '/node_modules/keytar/build/Release/keytar.node',
      ]),
    )
  })

  it('names no path of the machine that made it, and no development dependency', () => {
    const manifest = JSON.parse(extractFile(asar, 'package.json').toString('utf8')) as Record<string, unknown>
    expect(manifest).toMatchObject({
      name: 'counterfoil',
      productName: 'Counterfoil',
      main: 'out/main/index.js',
    })
    expect(manifest).not.toHaveProperty('devDependencies')
    const paths = [ROOT, homedir() === '/root' ? '/root/.' : homedir()]
    for (const path of files()) {
      const text = readOf(path).toString('latin1')
      expect(
        paths.filter((one) => text.includes(one)),
        path,
      ).toEqual([])
      expect(text, path).not.toContain('sourceMappingURL=')
    }
  })

  it('has every fuse set on purpose', async () => {
    const wire = await getCurrentFuseWire(join(app, 'counterfoil'))
    const isOn = (fuse: FuseV1Options): boolean => String.fromCharCode(wire[fuse] ?? 0) === '1'
    expect({
      runAsNode: isOn(FuseV1Options.RunAsNode),
      cookieEncryption: isOn(FuseV1Options.EnableCookieEncryption),
      nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      nodeInspect: isOn(FuseV1Options.EnableNodeCliInspectArguments),
      asarIntegrity: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyAsar: isOn(FuseV1Options.OnlyLoadAppFromAsar),
      v8Snapshot: isOn(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
      filePrivileges: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
    }).toEqual({
      runAsNode: false,
      cookieEncryption: false,
      nodeOptions: false,
      nodeInspect: false,
      asarIntegrity: true,
      onlyAsar: true,
      v8Snapshot: false,
      filePrivileges: false,
    })
  })

  it('loads its updater, bundled with all that it needs', () => {
    const unpacked = join(output, 'updater')
    extractAll(asar, unpacked)
    const [chunk = ''] = readdirSync(join(unpacked, 'out/main/chunks')).filter((name) =>
      name.startsWith('system-updater'),
    )
    // In the place of Electron a module with what is imported of it.
    const hook = `export const resolve = (name, context, next) => name === 'electron'
      ? { url: 'data:text/javascript,export const autoUpdater = {}', shortCircuit: true } : next(name, context)`
    const script = `import { register } from 'node:module'
      register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(hook)}`)})
      const { systemUpdater } = await import(${JSON.stringify(pathToFileURL(join(unpacked, 'out/main/chunks', chunk)).href)})
      console.log(typeof systemUpdater)`
    const ran = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
    expect(ran.stderr + ran.stdout).toContain('function')
  })

  it('brings the licence of everything that it bundles', () => {
    const text = extractFile(asar, 'out/renderer/licenses.txt').toString('utf8')
    for (const name of [
      'keytar',
      'vue',
      'dexie',
      'valibot',
      'electron-updater',
      'js-yaml',
      'semver',
      'fs-extra',
    ])
      expect(text, name).toMatch(new RegExp(`^${name} \\d+\\.`, 'm'))
  })

  it('starts, works and quits when it is asked to, as a release is tried', async () => {
    const unpacked = join(output, 'started')
    extractAll(asar, unpacked)
    const host = join(ROOT, 'electron/chromium-host/run.mjs')
    await startOnce({ program: process.execPath, args: [host, unpacked, '--no-window'] })
  })

  it('does the main job: offline, edit, restart, reconnect, delivered', () => {
    const unpacked = join(output, 'app')
    extractAll(asar, unpacked)
    const demo = spawnSync(
      process.execPath,
      [join(ROOT, 'scripts/demo.mjs'), '--app', unpacked, '--pictures', join(output, 'pictures')],
      { encoding: 'utf8', env: { ...process.env, COUNTERFOIL_HOST: 'chromium' } },
    )
    expect(demo.stderr + demo.stdout).toContain('The story is true.')
    expect(demo.status).toBe(0)
  })

  /** @returns the entry of a path in the archive's list */
  function statOf(path: string): object | null {
    const found = path
      .split('/')
      .filter(Boolean)
      .reduce<Entry | undefined>((at, name) => at?.files?.[name], listing())
    return found ?? null
  }

  function readOf(path: string): Buffer {
    const unpacked = join(`${asar}.unpacked`, path)
    return existsSync(unpacked) ? readFileSync(unpacked) : extractFile(asar, path.slice(1))
  }
})

describe.runIf(process.platform === 'linux')('the .deb', () => {
  const root = join(output, 'root')
  let fields: Readonly<Record<string, string>> = {}
  beforeAll(() => {
    const deb = readdirSync(output).find((name) => name.endsWith('.deb'))
    expect(deb).toMatch(/^counterfoil_\d+\.\d+\.\d+\S*_(amd64|arm64)\.deb$/)
    execFileSync('dpkg-deb', ['-R', join(output, deb ?? ''), root])
    const control = readFileSync(join(root, 'DEBIAN/control'), 'utf8')
    fields = Object.fromEntries(
      [...control.matchAll(/^(\S+): (.*)$/gm)].map(([, name, value]) => [name, value]),
    )
  })

  it('says what it needs, in names that Debian and Ubuntu have', () => {
    expect(fields).toMatchObject({ Package: 'counterfoil', Section: 'office' })
    expect(fields['Depends']?.split(', ')).toEqual(
      expect.arrayContaining(['libsecret-1-0', 'libnss3', 'libgbm1', 'libgtk-3-0 | libgtk-3-0t64']),
    )
  })

  it('installs into an empty root with scripts that a shell understands', () => {
    const scratch = join(output, 'scratch')
    const deb = readdirSync(output).find((name) => name.endsWith('.deb')) ?? ''
    execFileSync('dpkg-deb', ['-x', join(output, deb), scratch])
    expect(statSync(join(scratch, 'opt/Counterfoil/counterfoil')).mode & 0o111).toBe(0o111)
    for (const script of ['postinst', 'postrm']) execFileSync('sh', ['-n', join(root, 'DEBIAN', script)])
  })

  it('brings a launcher, an icon in each size and a profile for the sandbox', () => {
    const launcher = readFileSync(
      join(root, 'usr/share/applications/com.counterfoil.desktop.desktop'),
      'utf8',
    )
    expect(launcher).toContain('Exec=/opt/Counterfoil/counterfoil %U')
    expect(launcher).toContain('Icon=com.counterfoil.desktop')
    expect(launcher).toContain('StartupWMClass=com.counterfoil.desktop')
    for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) {
      const png = readFileSync(
        join(root, `usr/share/icons/hicolor/${size}x${size}/apps/com.counterfoil.desktop.png`),
      )
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size])
    }
    const profile = readFileSync(join(root, 'etc/apparmor.d/counterfoil'), 'utf8')
    expect(profile).toContain('profile counterfoil "/opt/Counterfoil/counterfoil" flags=(unconfined)')
    expect(profile).toContain('userns,')
  })
})

interface Entry {
  readonly files?: Readonly<Record<string, Entry>>
}

/** The list at the head of the archive: its length in bytes 12 to 15, JSON from byte 16. */
function listing(): Entry {
  const bytes = readFileSync(asar)
  return JSON.parse(bytes.subarray(16, 16 + bytes.readUInt32LE(12)).toString('utf8')) as Entry
}
