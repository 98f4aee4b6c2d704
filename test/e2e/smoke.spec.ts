import { readdirSync, readFileSync } from 'node:fs'
import { textsFor } from '../../electron/main/window/texts.ts'
import { expect, test } from '../support/e2e/app.ts'
import { sharedLaunch } from '../support/e2e/shared-app.ts'

const shared = sharedLaunch()

/** Every process that a process has started, and that those have, on Linux. */
function descendantsOf(ancestor: number): readonly number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
    } catch {
      // It has just ended.
    }
  }
  const isBelow = (pid: number | undefined): boolean =>
    pid !== undefined && pid !== 0 && (pid === ancestor || isBelow(parents.get(pid)))
  return [...parents.keys()].filter((pid) => pid !== ancestor && isBelow(pid))
}

test('the built app opens, says where it runs, and starts again on the same folder', async () => {
  const app = await shared()
  await expect(app.page).toHaveTitle(/Counterfoil/)
  await expect(app.page.getByRole('main')).toBeVisible()
  await app.restart()
  await expect(app.page.getByRole('main')).toBeVisible()
})

test('the app runs with the sandbox of Chromium, unless root runs it, who is told', async () => {
  test.skip(process.platform === 'win32', 'There is no root on Windows, and no way to lose the sandbox.')
  const app = await shared()
  await expect(app.page.getByRole('main')).toBeVisible()
  const isRoot = process.getuid?.() === 0
  // On the Chromium host its banner says it, which no page can read.
  if (app.host === 'electron')
    await expect(app.page.getByText(textsFor('en').noSandbox)).toHaveCount(isRoot ? 1 : 0)
  if (process.platform !== 'linux') return
  // A process of Chromium that was forked has spaces between the words of its command.
  const commands = descendantsOf(app.pid).flatMap((pid) => {
    try {
      return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/)]
    } catch {
      // It has just ended.
      return []
    }
  })
  const renderers = commands.filter((words) => words.includes('--type=renderer'))
  expect(renderers.length).toBeGreaterThan(0)
  for (const words of renderers) expect(words.includes('--no-sandbox')).toBe(isRoot)
})

test('a second start on the same folder ends at once and leaves the first one running', async ({
  endOfStart,
}) => {
  const app = await shared()
  const second = await endOfStart({ userData: app.userData })
  expect(second.code).toBe(0)
  expect(second.output).toContain('already open')
  await expect(app.page.getByRole('main')).toBeVisible()
})

test('a page whose process is killed comes back without any action', async () => {
  const app = await shared()
  const page = await app.killPage()
  await expect(page.getByRole('main')).toBeVisible()
})

test('a page that crashes again and again comes back when a person asks for it', async ({ launchApp }) => {
  const app = await launchApp()
  for (let deaths = 0; deaths < 7; deaths += 1) {
    const page = await app.killPage()
    await expect(page.getByRole('main')).toBeVisible()
  }
  expect(app.output).toContain('The window keeps crashing.')
})

test('an unknown flag is answered with a sentence', async ({ endOfStart }) => {
  const { code, output } = await endOfStart({ args: ['--practise'] })
  expect(code).toBe(2)
  expect(output).toContain('--practise')
  expect(output).not.toMatch(/^\s+at /m)
})

for (const url of [
  'https://example.com',
  'http://127.0.0.1.example.com',
  'http://192.168.0.1:80',
  'nonsense',
]) {
  test(`the app does not start with ${url} as its store's address`, async ({ endOfStart }) => {
    const { code, output } = await endOfStart({ env: { COUNTERFOIL_API_URL: url } })
    expect(code).not.toBe(0)
    expect(output).toContain('COUNTERFOIL_API_URL')
  })
}

test('a folder that cannot be written is answered with a sentence', async ({ endOfStart }) => {
  const { code, output } = await endOfStart({ userData: '/proc/counterfoil' })
  expect(code).not.toBe(0)
  expect(output).toContain('/proc/counterfoil')
  expect(output).not.toMatch(/^\s+at /m)
})
