import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deleteLeftovers, prepareUserData, roomAt } from '../../../../../electron/main/platform/user-data.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'counterfoil-user-data-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('the user-data folder', () => {
  it('is made where it is missing, and nothing is left behind by the trial', () => {
    const folder = join(root, 'a', 'b c')
    expect(prepareUserData(folder)).toEqual({ ok: true, folder })
    expect(readdirSync(folder)).toEqual([])
  })

  it('is named with the reason and a way out when a file is in its way', () => {
    writeFileSync(join(root, 'file'), '')
    const prepared = prepareUserData(join(root, 'file', 'folder'))
    expect(prepared.ok).toBe(false)
    expect(!prepared.ok && prepared.sentence).toMatch(/a file is in its way.*--user-data DIR/)
  })

  it.runIf(process.getuid !== undefined)(
    'is refused where others may write to it, and says how to mend that',
    () => {
      for (const mode of [0o777, 0o770, 0o702]) {
        chmodSync(root, mode)
        const prepared = prepareUserData(root)
        expect(!prepared.ok && prepared.sentence).toContain(`chmod go-w '${root}'`)
      }
      for (const mode of [0o700, 0o755]) {
        chmodSync(root, mode)
        expect(prepareUserData(root).ok).toBe(true)
      }
    },
  )

  it.runIf(process.getuid?.() === 0)('is refused where it belongs to another user', () => {
    chownSync(root, 65_534, 65_534)
    const prepared = prepareUserData(root)
    expect(!prepared.ok && prepared.sentence).toContain('it belongs to another user')
    chownSync(root, 0, 0)
  })

  it('loses what interrupted writes left, and nothing else', () => {
    for (const name of ['settings.json', 'settings.json.0123456789abcdef.new', 'mine.new']) {
      writeFileSync(join(root, name), '')
    }
    deleteLeftovers(root)
    expect(readdirSync(root).sort()).toEqual(['mine.new', 'settings.json'])
  })

  // root may write everywhere but in /proc and on read-only media.
  const readOnly = process.getuid?.() === 0 ? '/proc/counterfoil' : '/counterfoil'
  it.runIf(process.platform === 'linux')('is named when the system does not let it be written', () => {
    const prepared = prepareUserData(readOnly)
    expect(prepared.ok).toBe(false)
    expect(!prepared.ok && prepared.sentence).toMatch(/^Counterfoil cannot write to its folder \//)
    expect(existsSync(readOnly)).toBe(false)
  })

  it.runIf(process.platform === 'linux' && process.getuid?.() === 0)('is named when the disk is full', () => {
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4k,nr_inodes=1', 'tmpfs', root], { stdio: 'ignore' })
    } catch {
      process.stdout.write('SKIPPED: a full disk (no tmpfs can be mounted here)\n')
      return
    }
    try {
      const prepared = prepareUserData(root)
      expect(!prepared.ok && prepared.sentence).toMatch(/the disk is full/)
    } finally {
      execFileSync('umount', [root])
    }
  })
})

describe('the room on the disk', () => {
  it('is counted in bytes, and has a name where the system does not say', async () => {
    const { bavail, bsize } = statfsSync(root)
    expect(await roomAt(root)).toBeGreaterThan(0)
    expect(Math.abs((await roomAt(root)) - bavail * bsize)).toBeLessThan(bavail * bsize)
    await expect(roomAt(join(root, 'nowhere'))).rejects.toMatchObject({ problem: { code: 'disk-error' } })
  })
})
