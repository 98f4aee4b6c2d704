import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  newerDataRefusal,
  otherVersionRefusal,
  thisWriter,
} from '../../../../../electron/main/platform/data-format.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterfoil-format-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const here = thisWriter('0.2.0', '148.0.7778.5')
const settings = (contents: unknown): void =>
  writeFileSync(
    join(folder, 'settings.json'),
    typeof contents === 'string' ? contents : JSON.stringify(contents),
  )

describe('a folder that a newer version has used', () => {
  it.each([
    ['of a later format', { version: 2, writtenBy: { app: '9.1.0', chromium: 148 } }],
    ['of a later Chromium', { version: 1, writtenBy: { app: '9.1.0', chromium: 149 } }],
  ])('is refused with the version that it needs, and nothing is written: %s', (_what, contents) => {
    settings(contents)
    const sentence = newerDataRefusal(folder, here)
    for (const words of [folder, 'Counterfoil 9.1.0', 'this is 0.2.0', 'Nothing was changed'])
      expect(sentence).toContain(words)
    expect(readdirSync(folder)).toEqual(['settings.json'])
    expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))).toEqual(contents)
  })

  it('is refused where it does not say which', () => {
    settings({ version: 3, writtenBy: { app: '<script>' } })
    expect(newerDataRefusal(folder, here)).toContain('Install the newest version')
  })
})

describe('a folder', () => {
  it.each<[string, unknown]>([
    ['of version 0.1.0', { version: 1, theme: 'dark', stores: [] }],
    ['of this version', { version: 1, writtenBy: { app: '0.2.0', chromium: 148 } }],
    [
      'of a later version with the format of today',
      { version: 1, writtenBy: { app: '0.3.0', chromium: 148 } },
    ],
    ['of the Chromium host', { version: 1, writtenBy: { app: '0.2.0', chromium: null } }],
    ['with a format that no app can have written', { version: 2 ** 53, writtenBy: { app: '9.1.0' } }],
    ['with a format that is no whole number', { version: 1.5, writtenBy: { app: '9.1.0' } }],
    ['with a Chromium that there cannot be', { version: 1, writtenBy: { app: '0.2.0', chromium: 1e300 } }],
    ['with damaged settings', '{"version": 2'],
    ['with odd settings', [1]],
  ])('%s is opened', (_what, contents) => {
    settings(contents)
    expect(newerDataRefusal(folder, here)).toBeNull()
  })

  it('that is empty or missing is opened', () => {
    expect(newerDataRefusal(folder, here)).toBeNull()
    expect(newerDataRefusal(join(folder, 'missing'), here)).toBeNull()
  })

  it('is not judged by Chromium on the Chromium host, which does not say its version', () => {
    settings({ version: 1, writtenBy: { app: '0.2.0', chromium: 999 } })
    expect(newerDataRefusal(folder, thisWriter('0.2.0', undefined))).toBeNull()
  })
})

describe('a folder that another version has open', () => {
  it('is left to it, and the sentence names both versions', () => {
    settings({ version: 1, writtenBy: { app: '0.1.9', chromium: 148 } })
    const sentence = otherVersionRefusal(folder, here)
    for (const words of ['Counterfoil 0.1.9 is open', 'this is 0.2.0', 'Quit the one that is open'])
      expect(sentence).toContain(words)
  })

  it.each<[string, unknown]>([
    ['the same version', { version: 1, writtenBy: { app: '0.2.0', chromium: 148 } }],
    ['one that left no mark', { version: 1 }],
  ])('has nothing to say of versions with %s', (_what, contents) => {
    settings(contents)
    expect(otherVersionRefusal(folder, here)).toBeNull()
  })
})
