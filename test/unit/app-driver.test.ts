import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { electronLaunch } from '../support/app/app-driver.mjs'
import { killedByPid } from '../support/app/app-processes.mjs'
import { isAlive } from '../../electron/chromium-host/process-alive.mjs'

// How the e2e tests drive Electron, which does not run here: what they kill, and what they start.

describe('Electron under test', () => {
  const host = { kind: 'electron', program: '/x/electron', args: ['/x/app'] } as const

  it('has the sandbox that people have, unless root runs it', () => {
    expect(electronLaunch(host, { userData: '/d' }, false)).toMatchObject({ chromiumSandbox: true })
    expect(electronLaunch(host, { userData: '/d' }, true)).toMatchObject({ chromiumSandbox: false })
    expect(electronLaunch(host, { userData: '/d' }, false).args).not.toContain('--no-sandbox')
  })

  it('is killed by its own number where a shell has started it, as Playwright does on Windows', async () => {
    // A shell that stays until what it has started ends, and says its number.
    const program = 'console.log(process.pid); setInterval(() => undefined, 1000)'
    const shell = spawn(`"${process.execPath}" -e "${program}"; exit 3`, { shell: true })
    const [line] = (await once(shell.stdout, 'data')) as [Buffer]
    const pid = Number(line.toString())
    expect(pid).not.toBe(shell.pid)
    await killedByPid(shell, pid)
    expect(isAlive(pid)).toBe(false)
    expect(shell.exitCode).toBe(3)
  })
})
