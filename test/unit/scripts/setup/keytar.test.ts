import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import {
  compileEnv,
  isKnownToFail as isKeytarKnownToFail,
  withoutKeytar,
} from '../../../../scripts/setup/keytar.mjs'

const folders: string[] = []
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'counterfoil-setup-'))
  folders.push(made)
  return made
}
afterEach(() => {
  for (const one of folders.splice(0)) rmSync(one, { recursive: true, force: true })
})

describe('compiling keytar', () => {
  /** Its own script downloads a binary that nothing verifies, unless this forbids it. */
  const SOURCE = { npm_config_build_from_source: 'true' }
  const headers = (major: string): string => {
    const prefix = folder()
    mkdirSync(join(prefix, 'include', 'node'), { recursive: true })
    writeFileSync(join(prefix, 'include', 'node', 'node.h'), '')
    writeFileSync(join(prefix, 'include', 'node', 'node_version.h'), `#define NODE_MAJOR_VERSION ${major}\n`)
    return prefix
  }
  const major = process.versions.node.split('.')[0] ?? ''

  test('uses the headers beside Node, where they are its own', () => {
    const prefix = headers(major)
    expect(compileEnv({}, join(prefix, 'bin', 'node'))).toEqual({
      ...SOURCE,
      npm_config_nodedir: prefix,
    })
  })
  test("lets node-gyp find its own where they are another version's, or missing", () => {
    expect(compileEnv({}, join(headers('4'), 'bin', 'node'))).toEqual(SOURCE)
    expect(compileEnv({}, join(folder(), 'bin', 'node'))).toEqual(SOURCE)
  })
  test('that failed is reported with what it means, and not tried again for a day', () => {
    expect(withoutKeytar('No compiler.')).toMatch(/^No compiler\.\nThe app starts without it/)
    const hours = (count: number): number => count * 3_600_000
    const stamp = { failedAt: 0, node: 'v20.20.0' }
    expect(isKeytarKnownToFail(stamp, 'v20.20.0', hours(23))).toBe(true)
    expect(isKeytarKnownToFail(stamp, 'v20.20.0', hours(25))).toBe(false)
    expect(isKeytarKnownToFail(stamp, 'v22.0.0', hours(1))).toBe(false)
    expect(isKeytarKnownToFail(null, 'v20.20.0', 0)).toBe(false)
  })
  test('leaves a folder that a person named', () => {
    const env = { npm_config_nodedir: '/elsewhere' }
    expect(compileEnv(env, join(headers(major), 'bin', 'node'))).toEqual({ ...env, ...SOURCE })
  })
})
