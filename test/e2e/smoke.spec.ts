import { expect, test } from './app.ts'

test('the built app opens, says where it runs, and starts again on the same folder', async ({
  launchApp,
}) => {
  const app = await launchApp()
  await expect(app.page).toHaveTitle(/Counterfoil/)
  await expect(app.page.getByRole('main')).toBeVisible()
  await app.restart()
  await expect(app.page.getByRole('main')).toBeVisible()
})

test('a second start on the same folder ends at once and leaves the first one running', async ({
  launchApp,
  endOfStart,
}) => {
  const app = await launchApp()
  const second = await endOfStart({ userData: app.userData })
  expect(second.code).toBe(0)
  expect(second.output).toContain('already open')
  await expect(app.page.getByRole('main')).toBeVisible()
})

test('a page whose process is killed comes back by itself', async ({ launchApp }) => {
  const app = await launchApp()
  const page = await app.killPage()
  await expect(page.getByRole('main')).toBeVisible()
})

test('a page that dies again and again comes back when a person says so', async ({ launchApp }) => {
  const app = await launchApp()
  for (let deaths = 0; deaths < 7; deaths += 1) {
    const page = await app.killPage()
    await expect(page.getByRole('main')).toBeVisible()
  }
  expect(app.output).toContain('again and again')
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
