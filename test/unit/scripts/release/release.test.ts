import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { binaryArchitecture } from '../../../../scripts/release/binary-architecture.mjs'
import { checksums } from '../../../../scripts/release/checksums.mjs'
import { releaseNotes } from '../../../../scripts/release/release-notes.mjs'
import { withShare } from '../../../../scripts/release/roll-out.mjs'
import { dropEmpty, notaryKeyAsFile, signing } from '../../../../scripts/release/signing.mjs'

describe('signing', () => {
  const notary = { APPLE_API_KEY: 'k', APPLE_API_KEY_ID: 'i', APPLE_API_ISSUER: 's' }
  it.each<[string, NodeJS.ProcessEnv, NodeJS.Platform, boolean, boolean, number]>([
    ['nothing on macOS', {}, 'darwin', false, false, 2],
    ['a certificate', { CSC_LINK: 'x' }, 'darwin', true, false, 1],
    ['a certificate in the keychain', { CSC_NAME: 'x' }, 'darwin', true, false, 1],
    ['all', { CSC_LINK: 'x', ...notary }, 'darwin', true, true, 0],
    ['a notary without a certificate', notary, 'darwin', false, false, 2],
    ['half of a notary', { CSC_LINK: 'x', APPLE_API_KEY: 'k' }, 'darwin', true, false, 1],
    ['secrets that are empty', { CSC_LINK: '', ...notary }, 'darwin', false, false, 2],
    ['nothing on Windows', {}, 'win32', false, false, 1],
    ['a certificate on Windows', { WIN_CSC_LINK: 'x' }, 'win32', false, false, 0],
    ['nothing on Linux', {}, 'linux', false, false, 0],
  ])('with %s says what it leaves out', (_name, env, platform, isMacSigned, isNotarized, notices) => {
    const found = signing(env, platform)
    expect(found).toMatchObject({ isMacSigned, isNotarized })
    expect(found.notices).toHaveLength(notices)
    for (const notice of found.notices) expect(notice).toMatch(/^Not .*: set [A-Z_]+/)
  })

  it('hands electron-builder no variable that is set to nothing', () => {
    expect(dropEmpty({ CSC_LINK: '', PATH: '/bin' })).toEqual({ PATH: '/bin' })
  })
})

describe('the key of the notary', () => {
  it('becomes a file where it is a text, and stays where it is a path', () => {
    const folder = mkdtempSync(join(tmpdir(), 'counterfoil-notary-'))
    try {
      const key = '-----BEGIN PRIVATE KEY-----\nMIG\n-----END PRIVATE KEY-----\n'
      const { APPLE_API_KEY: path = '' } = notaryKeyAsFile({ APPLE_API_KEY: key }, folder)
      expect(readFileSync(path, 'utf8')).toBe(key)
      expect(notaryKeyAsFile({ APPLE_API_KEY: path }, folder)).toEqual({})
      expect(notaryKeyAsFile({}, folder)).toEqual({})
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('the processor of a native library', () => {
  const head = (write: (bytes: Buffer) => void): Buffer => {
    const bytes = Buffer.alloc(256)
    write(bytes)
    return bytes
  }
  const elf = (machine: number) =>
    head((bytes) => (bytes.writeUInt32BE(0x7f454c46), bytes.writeUInt16LE(machine, 18)))
  const machO = (cpu: number) =>
    head((bytes) => (bytes.writeUInt32LE(0xfeedfacf), bytes.writeUInt32LE(cpu, 4)))
  const pe = (machine: number) =>
    head((bytes) => {
      bytes.write('MZ')
      bytes.writeUInt32LE(128, 60)
      bytes.writeUInt16LE(machine, 132)
    })
  it.each([
    ['Linux on x64', elf(0x3e), 'x64'],
    ['Linux on arm64', elf(0xb7), 'arm64'],
    ['Linux on another one', elf(0x28), 'other'],
    ['macOS on x64', machO(0x01000007), 'x64'],
    ['macOS on arm64', machO(0x0100000c), 'arm64'],
    ['Windows on x64', pe(0x8664), 'x64'],
    ['Windows on arm64', pe(0xaa64), 'arm64'],
    ['Windows cut short', pe(0x8664).subarray(0, 130), 'other'],
    ['a text', Buffer.from('x'.repeat(100)), 'other'],
    ['nothing', Buffer.alloc(0), 'other'],
  ])('is read for %s', (_name, file, architecture) => {
    expect(binaryArchitecture(file)).toBe(architecture)
  })
})

describe('the notes of a release', () => {
  const changelog =
    '# Changelog\n\n## Unreleased\n\n- later\n\n## 1.2.0 – 2026-11-29\n\n- new\n\n## 1.1.0\n\n- old\n'
  it('are the section of its version', () => {
    expect(releaseNotes({ tag: 'v1.2.0', version: '1.2.0', changelog })).toBe('- new')
    expect(releaseNotes({ tag: 'v1.1.0', version: '1.1.0', changelog })).toBe('- old')
  })

  it.each([
    ['another tag', { tag: 'v1.2.1', version: '1.2.0', changelog }, 'package.json says 1.2.0'],
    ['a version that the changelog lacks', { tag: 'v1.3.0', version: '1.3.0', changelog }, 'no section'],
    [
      'a version of which another one begins with it',
      { tag: 'v1.2', version: '1.2', changelog },
      'no section',
    ],
    [
      'an empty section',
      { tag: 'v2.0.0', version: '2.0.0', changelog: '## 2.0.0\n\n## 1.2.0\n- x' },
      'nothing',
    ],
  ])('are refused for %s', (_name, release, words) => {
    expect(() => releaseNotes(release)).toThrow(words)
  })
})

describe('the share of a staged roll-out', () => {
  const description = "version: 1.2.0\nfiles:\n  - url: a.exe\n    sha512: x==\nreleaseDate: '2026-11-29'\n"
  it('is written, changed and taken away again', () => {
    const tenth = withShare(description, 10)
    expect(tenth).toBe(`${description}stagingPercentage: 10\n`)
    expect(withShare(tenth, 0)).toBe(`${description}stagingPercentage: 0\n`)
    expect(withShare(tenth, 100)).toBe(description)
  })

  it.each([101, -1, 1.5, NaN])('is not %s', (percent) => {
    expect(() => withShare(description, percent)).toThrow('0 to 100')
  })

  it('is not written into anything else', () => {
    expect(() => withShare('<!doctype html>', 10)).toThrow('no update')
  })
})

it('the checksums name each installer as sha256sum does, and no description of an update', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'checksums-'))
  for (const name of ['b.deb', 'a.exe', 'latest.yml', 'SHA256SUMS']) writeFileSync(join(folder, name), name)
  const sum = (text: string): string => createHash('sha256').update(text).digest('hex')
  expect(await checksums(folder)).toBe(`${sum('a.exe')}  a.exe\n${sum('b.deb')}  b.deb\n`)
  rmSync(folder, { recursive: true })
})
