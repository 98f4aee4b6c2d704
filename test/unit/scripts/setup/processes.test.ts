import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { isAlive } from '../../../../electron/chromium-host/process-alive.mjs'
import { run } from '../../../../scripts/setup/processes.mjs'

const folders: string[] = []
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'counterfoil-setup-'))
  folders.push(made)
  return made
}
afterEach(() => {
  for (const one of folders.splice(0)) rmSync(one, { recursive: true, force: true })
})

const PROCESSES = JSON.stringify(join(import.meta.dirname, '../../../../scripts/setup/processes.mjs'))

describe('programs that set-up runs', () => {
  test('answer their code and what they said', async () => {
    const script = 'process.stdin.pipe(process.stderr); process.exitCode = 3'
    const ran = await run(process.execPath, ['-e', script], { output: 'quiet', input: 'heard' })
    expect(ran).toEqual({ code: 3, output: 'heard', isOverTime: false })
  })
  test('that are not there answer 127', async () => {
    expect(await run('/nowhere/program', [], { output: 'quiet' })).toMatchObject({ code: 127 })
  })
  test.runIf(process.platform !== 'win32')(
    'that take too long are ended, with all that they started',
    async () => {
      const script =
        'console.log(require("child_process").spawn("sleep", ["60"], { stdio: "ignore" }).pid); setInterval(() => {}, 1000)'
      const ran = await run(process.execPath, ['-e', script], { output: 'quiet', limitMs: 4_000 })
      expect(ran.isOverTime).toBe(true)
      await vi.waitFor(() => expect(isAlive(Number(ran.output))).toBe(false), { timeout: 20_000 })
    },
  )
  test.runIf(process.platform !== 'win32')('leave nothing running behind', async () => {
    const script =
      'console.log(require("child_process").spawn("sleep", ["60"], { stdio: "ignore" }).pid); process.exit()'
    const { output } = await run(process.execPath, ['-e', script], { output: 'quiet' })
    await vi.waitFor(() => expect(isAlive(Number(output))).toBe(false), { timeout: 20_000 })
  })
  test.runIf(process.platform !== 'win32')(
    'that take too long and ignore signals are killed, even where others hold their streams',
    async () => {
      const left = '["-e", "setTimeout(() => {}, 60000)"], { detached: true, stdio: "inherit" }'
      const script = `process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)
        console.log(require("child_process").spawn(process.execPath, ${left}).pid)`
      const ran = await run(process.execPath, ['-e', script], { output: 'quiet', limitMs: 500 })
      expect(ran.isOverTime).toBe(true)
      process.kill(Number(ran.output), 'SIGKILL')
    },
  )
  test.runIf(process.platform !== 'win32')('end with a Ctrl-C, and with all that they started', async () => {
    const inner =
      'console.log(require("child_process").spawn("sleep", ["60"], { stdio: "ignore" }).pid); setInterval(() => {}, 1000)'
    const outer = `import { run } from ${PROCESSES}
      await run(process.execPath, ['-e', ${JSON.stringify(inner)}])`
    const command = spawn(process.execPath, ['--input-type=module', '-e', outer])
    const [pid] = (await once(command.stdout, 'data')) as [Buffer]
    command.kill('SIGINT')
    expect(await once(command, 'exit')).toEqual([130, null])
    await vi.waitFor(() => expect(isAlive(Number(pid.toString()))).toBe(false), { timeout: 20_000 })
  })
  test.runIf(process.platform !== 'win32')(
    'that save what they hold are asked to end before what they have started',
    async () => {
      const inner = `
        const { spawn } = require('child_process')
        const page = spawn('sleep', ['60'], { stdio: 'ignore' })
        process.on('SIGTERM', () => setTimeout(() => {
          console.log(page.exitCode === null && page.signalCode === null ? 'page is there' : 'page is gone')
          process.exit()
        }, 300))
        console.log('started')
        setInterval(() => {}, 1000)`
      const outer = `import { run } from ${PROCESSES}
        await run(process.execPath, ['-e', ${JSON.stringify(inner)}], { isGentle: true })`
      const command = spawn(process.execPath, ['--input-type=module', '-e', outer])
      let said = ''
      command.stdout.on('data', (data: Buffer) => (said += data.toString()))
      await vi.waitUntil(() => said.includes('started'), { timeout: 20_000 })
      command.kill('SIGINT')
      await once(command, 'close')
      expect(said).toContain('page is there')
    },
  )
  test.runIf(process.platform !== 'win32')('end with npm, which passes no signal on', async () => {
    const folderOfNpm = folder()
    const inner = 'console.log(process.pid); setInterval(() => {}, 1000)'
    const outer = `import { run } from ${PROCESSES}
      await run(process.execPath, ['-e', ${JSON.stringify(inner)}])`
    writeFileSync(join(folderOfNpm, 'start.mjs'), outer)
    writeFileSync(join(folderOfNpm, 'package.json'), '{"scripts":{"start":"node start.mjs"}}')
    const npm = spawn('npm', ['start', '--silent'], { cwd: folderOfNpm })
    const [pid] = (await once(npm.stdout, 'data')) as [Buffer]
    npm.kill('SIGTERM')
    await vi.waitFor(() => expect(isAlive(Number(pid.toString()))).toBe(false), { timeout: 20_000 })
  })
})
