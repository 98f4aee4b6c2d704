import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, lstatSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { takeInstanceLock } from '../../../../electron/chromium-host/instance-lock.mjs'
import { endOrphan } from '../../../../electron/chromium-host/orphaned-browser.mjs'
import { isAlive } from '../../../../electron/chromium-host/process-alive.mjs'

let folder: string
let started: ChildProcess[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterfoil-orphan-'))
  started = []
})
afterEach(() => {
  for (const child of started) child.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

/** A process that does nothing, with words of ours in its command line. */
async function idle(...args: string[]): Promise<number> {
  const child = spawn(process.execPath, ['-e', 'console.log(1); setInterval(() => {}, 1000)', '--', ...args])
  started.push(child)
  await once(child.stdout, 'data')
  return child.pid ?? 0
}

describe.skipIf(process.platform === 'win32')('a process that the lock of a profile names', () => {
  const lock = () => join(folder, 'SingletonLock')
  const isThere = () => lstatSync(lock(), { throwIfNoEntry: false }) !== undefined

  it("is left alone where it is not this profile's browser", async () => {
    for (const args of [[], [`--user-data-dir=${folder}-other`], [`--user-data-dir=${folder}/deeper`]]) {
      const pid = await idle(...args)
      symlinkSync(`${hostname()}-${pid}`, lock())
      await endOrphan(folder)
      expect(isAlive(pid)).toBe(true)
      expect(isThere()).toBe(false)
    }
  })

  it("is ended where it is this profile's browser and hangs", async () => {
    const pid = await idle(`--user-data-dir=${folder}`)
    symlinkSync(`${hostname()}-${pid}`, lock())
    await endOrphan(folder)
    expect(isAlive(pid)).toBe(false)
    expect(isThere()).toBe(false)
  })
})

describe('the lock of a folder', () => {
  it('of another machine is kept, whatever runs here under its number, and says how to remove it', () => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    writeFileSync(join(folder, 'host.lock'), '999999 1 another-machine')
    expect(takeInstanceLock(folder, () => undefined)).toBe(false)
    expect(said.mock.calls.join()).toMatch(/open on another-machine.*delete host\.lock/)
    said.mockRestore()
    expect(existsSync(join(folder, 'host.lock'))).toBe(true)
  })

  it.skipIf(process.platform === 'win32')('of Electron on another machine is kept as well', () => {
    symlinkSync('another-machine-999999', join(folder, 'SingletonLock'))
    expect(takeInstanceLock(folder, () => undefined)).toBe(false)
  })

  it.skipIf(process.platform === 'win32')(
    'is not written through a link, and neither is the note of a second start',
    () => {
      const elsewhere = join(folder, 'elsewhere')
      writeFileSync(elsewhere, 'theirs')
      for (const name of [`host.lock.${process.pid}`, 'host.second-start'])
        symlinkSync(elsewhere, join(folder, name))
      expect(takeInstanceLock(folder, () => undefined)).toBe(true)
      expect(takeInstanceLock(folder, () => undefined)).toBe(false)
      expect(readFileSync(elsewhere, 'utf8')).toBe('theirs')
    },
  )

  it('of a process of this machine that is gone is taken over, also one without a machine', () => {
    for (const [at, old] of [`999999 1 ${hostname()}`, '999999 1'].entries()) {
      const own = mkdtempSync(join(folder, `${at}-`))
      writeFileSync(join(own, 'host.lock'), old)
      expect(takeInstanceLock(own, () => undefined)).toBe(true)
    }
  })
})
