import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  afterGpuCrash,
  type GpuRecord,
  isGpuBroken,
  isGpuCrash,
  readGpuRecord,
  writeGpuRecord,
} from '../../../../../electron/main/platform/gpu.ts'

const MINUTE = 60_000
const crashes = (...times: number[]): GpuRecord | null =>
  times.reduce<GpuRecord | null>((record, at) => afterGpuCrash(record, '1.0.0', at), null)

describe('a GPU that crashes', () => {
  it('is given up after three crashes in ten minutes', () => {
    expect(isGpuBroken(null, '1.0.0')).toBe(false)
    expect(isGpuBroken(crashes(0, MINUTE), '1.0.0')).toBe(false)
    expect(isGpuBroken(crashes(0, MINUTE, 2 * MINUTE), '1.0.0')).toBe(true)
  })

  it('is kept where its crashes are far apart, or the clock was set back', () => {
    expect(isGpuBroken(crashes(0, 11 * MINUTE, 22 * MINUTE, 33 * MINUTE), '1.0.0')).toBe(false)
    expect(isGpuBroken(crashes(50 * MINUTE, 49 * MINUTE, 0), '1.0.0')).toBe(false)
  })

  it('is tried again by another version', () => {
    const record = crashes(0, 1, 2)
    expect(isGpuBroken(record, '1.0.1')).toBe(false)
    expect(afterGpuCrash(record, '1.0.1', 3).crashes).toEqual([3])
  })

  it.each([
    ['GPU', 'crashed', true],
    ['GPU', 'oom', true],
    ['GPU', 'launch-failed', true],
    ['GPU', 'clean-exit', false],
    ['GPU', 'killed', false],
    ['Utility', 'crashed', false],
  ])('%s %s', (type, reason, isCrash) => {
    expect(isGpuCrash({ type, reason })).toBe(isCrash)
  })

  it.runIf(process.platform !== 'win32')('is not written through a link', () => {
    const folder = mkdtempSync(join(tmpdir(), 'counterfoil-gpu-'))
    writeFileSync(join(folder, 'elsewhere'), 'theirs')
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'gpu.json'))
    expect(() => writeGpuRecord(folder, { version: '1.0.0', crashes: [1] })).toThrow('ELOOP')
    expect(readFileSync(join(folder, 'elsewhere'), 'utf8')).toBe('theirs')
    rmSync(folder, { recursive: true })
  })

  it('is remembered between starts, and a damaged record is none', () => {
    const folder = mkdtempSync(join(tmpdir(), 'counterfoil-gpu-'))
    const record: GpuRecord = { version: '1.0.0', crashes: [1, 2] }
    expect(readGpuRecord(folder)).toBeNull()
    writeGpuRecord(folder, record)
    expect(readGpuRecord(folder)).toEqual(record)
    for (const text of ['', 'null', '[]', '{"version":1,"crashes":[]}', '{"version":"1.0.0"}']) {
      writeFileSync(join(folder, 'gpu.json'), text)
      expect(readGpuRecord(folder), text).toBeNull()
    }
    rmSync(folder, { recursive: true })
  })
})
