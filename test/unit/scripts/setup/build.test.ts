import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { hashOf } from '../../../../scripts/setup/build.mjs'
import { readStamp, writeStamp } from '../../../../scripts/setup/build-stamp.mjs'

const folders: string[] = []
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'counterfoil-setup-'))
  folders.push(made)
  return made
}
afterEach(() => {
  for (const one of folders.splice(0)) rmSync(one, { recursive: true, force: true })
})

test('a build is known by the names and contents of its sources, not by their times', () => {
  const [a, b] = [join(folder(), 'a'), join(folder(), 'b')]
  writeFileSync(a, 'one')
  writeFileSync(b, 'two')
  const hash = hashOf([a, b])
  writeFileSync(a, 'one')
  expect(hashOf([a, b])).toBe(hash)
  writeFileSync(a, 'onet')
  writeFileSync(b, 'wo')
  expect(hashOf([a, b])).not.toBe(hash)
})

test('a stamp is read back, and one that is damaged is none', () => {
  const path = join(folder(), 'deep', 'stamp.json')
  expect(readStamp(path)).toBeNull()
  writeStamp(path, { version: '1' })
  expect(readStamp(path)).toEqual({ version: '1' })
  writeFileSync(path, '{"version"')
  expect(readStamp(path)).toBeNull()
  writeFileSync(path, 'null')
  expect(readStamp(path)).toBeNull()
})
