import { texts as en } from '../../renderer/i18n/en/index.ts'
import {
  connect,
  customersArrive,
  edit,
  goTo,
  noticeOffline,
  openCustomer,
  statusBar,
} from '../support/app/app-actions.mjs'
import { allDelivered, expect, save, test } from '../support/e2e/start-app.ts'
import { type InItsPlace, openGate } from '../support/e2e/gate.ts'
import { GEOMETRY } from '../support/e2e/geometry.ts'
import { pagesAsked, puts } from '../support/e2e/store-record.ts'

// Something that answers nonsense in the store's place, a download that is broken off, a clock that jumps.

test.setTimeout(240_000)

test('nonsense in the place of the store stops neither work nor delivery, is said in words, and ends nothing too early', async ({
  newStore,
  launchApp,
}) => {
  const store = await newStore(600)
  const gate = await openGate([store])
  try {
    const { page } = await launchApp({ env: { COUNTERFOIL_API_URL: gate.url } })
    const panel = page.getByTestId('download')
    let met = 0
    const answerTheSecondPage = (say: Say): void => {
      met = 0
      gate.between = (_method, { searchParams: asked }) => {
        if (asked.get('min_id') !== '251' || asked.has('min_date_modified')) return undefined
        met += 1
        return { isPassedOn: true, say }
      }
    }
    answerTheSecondPage(LOGIN)
    await connect(page, store)
    await expect(panel).toContainText(en.customers.download.failedTitle)
    await expect(panel).toContainText(`${en.problems.intercepted.what} ${en.problems.intercepted.todo}`)
    await expect(panel).toContainText(en.outbox.facts.next)
    await page.setViewportSize({ width: 480, height: 800 })
    await expect.poll(() => page.evaluate(GEOMETRY)).toEqual([])
    await page.setViewportSize({ width: 1280, height: 800 })
    await save(page, await store.customer(200), { Company: 'Meanwhile' })
    await allDelivered(page)
    expect((await store.customer(200)).company).toBe('Meanwhile')

    for (const [say, words] of [
      [cutOff, `${en.problems['connection-lost'].what} ${en.problems['connection-lost'].todo}`],
      [json([null, 7, { id: 252 }]), en.problems.intercepted.what],
      [farTooLarge, 'The response was too large.'],
      // Not the end of the list.
      [nothing(204), en.problems.intercepted.what],
    ] as const) {
      answerTheSecondPage(say)
      await page.keyboard.press('ControlOrMeta+Enter')
      await expect.poll(() => met).toBeGreaterThan(0)
      await expect(panel).toContainText(words)
      await expect(panel).toContainText('250 of 600')
    }
    gate.between = null
    await page.keyboard.press('ControlOrMeta+Enter')
    await page.getByRole('textbox', { name: en.customers.search, exact: true }).fill('')
    await customersArrive(page, '600')
    await expect(panel).toHaveCount(0)

    // None of these is a proof that the store took an edit, whether it did or not.
    const answers: readonly { readonly say: Say; readonly isPassedOn: boolean }[] = [
      { say: LOGIN, isPassedOn: false },
      { say: json({ customers: 'none' }), isPassedOn: true },
      { say: cutOff, isPassedOn: true },
      { say: nothing(200), isPassedOn: true },
      { say: nothing(204), isPassedOn: false },
      { say: farTooLarge, isPassedOn: true },
      { say: json({ id: 7 }), isPassedOn: false },
    ]
    const ids = answers.map((_, at) => at + 1)
    await store.control('DELETE', 'requests')
    await store.setOffline(true)
    await noticeOffline(page)
    for (const id of ids) await save(page, await store.customer(id), { Company: `Once ${id}` })
    await expect(statusBar(page)).toContainText('7 edits waiting')
    const answered = new Set<number>()
    gate.between = (method, { pathname }) => {
      const id = Number(/\/customers\/(\d+)$/.exec(pathname)?.[1])
      const inItsPlace = answers[id - 1]
      if (!inItsPlace) return undefined
      if (method === 'PUT') answered.add(id)
      // The last one is read as it is, and is not there.
      else return id === answers.length ? undefined : { say: LOGIN, isPassedOn: false }
      return inItsPlace
    }
    await store.setOffline(false)
    await expect.poll(() => answered.size, { timeout: 60_000 }).toBe(answers.length)
    await goTo(page, en.shell.screens.outbox)
    await expect(page.getByRole('option').filter({ hasText: en.states.edit.unknown })).toHaveCount(
      answers.length,
    )
    const [first = '', ...rest] = en.states.unknown.intercepted
    await expect(page.getByRole('main')).toContainText(`${first.toUpperCase()}${rest.join('')}.`)

    gate.between = null
    await page.keyboard.press('ControlOrMeta+Enter')
    await allDelivered(page)
    const sent = puts(await store.control('GET', 'requests'))
    expect(sent.map(({ customerId }) => customerId).toSorted((a, b) => a - b)).toEqual(ids)
    for (const id of ids) expect((await store.customer(id)).company).toBe(`Once ${id}`)
  } finally {
    await gate.close()
  }
})

test('a first download that is broken off in the middle goes on from there after a restart', async ({
  newStore,
  launchApp,
}) => {
  const store = await newStore(900)
  await store.control('POST', 'faults', {
    match: { path: '/customers?*min_id=501&*' },
    do: { kind: 'never', isApplied: false },
  })
  const app = await launchApp({ env: { COUNTERFOIL_API_URL: store.url } })
  await connect(app.page, store)
  await expect(app.page.getByTestId('download')).toContainText('500 of 900')
  await app.kill()
  await app.restart()
  await customersArrive(app.page, '900')
  await expect(app.page.getByTestId('download')).toHaveCount(0)
  expect(pagesAsked(await store.control('GET', 'requests'))).toEqual([1, 251, 501, 501, 751, 901])
})

test('a clock that jumps a week ahead and back again keeps nothing from being sent', async ({
  newStore,
  appOn,
}) => {
  const store = await newStore()
  const [one, two, three] = [await store.customer(3), await store.customer(8), await store.customer(9)]
  const { page } = await appOn(store, '40')
  await page.addInitScript(CLOCK)
  await page.reload()
  await customersArrive(page, '40')
  const jump = (days: number) => page.evaluate(`moveClock(${days * 86_400_000})`)
  await store.setOffline(true)
  await noticeOffline(page)
  await openCustomer(page, one.email)
  await edit(page, { Company: 'Before' })
  await jump(7)
  await openCustomer(page, two.email)
  await edit(page, { Company: 'A week later' })
  await expect(statusBar(page)).toContainText('2 edits waiting')
  await jump(-7)
  await openCustomer(page, three.email)
  await edit(page, { Company: 'Long ago' })
  await expect(statusBar(page)).toContainText('3 edits waiting')
  await expect(statusBar(page)).toContainText(/Next attempt (in|now)/)
  await store.setOffline(false)
  await expect(statusBar(page)).toContainText('Nothing waiting', { timeout: 90_000 })
  expect(
    puts(await store.control('GET', 'requests'))
      .map(({ customerId }) => customerId)
      .toSorted(),
  ).toEqual([3, 8, 9])
  await jump(0)
  await openCustomer(page, one.email)
  await edit(page, { Company: 'And on' })
  await allDelivered(page)
  await expect(statusBar(page)).not.toContainText(en.shell.trouble)
})

type Say = InItsPlace['say']

const LOGIN: Say = (answer) =>
  answer
    .writeHead(200, { 'content-type': 'text/html' })
    .end('<!doctype html><title>Log in to the train</title>')
const json =
  (body: unknown): Say =>
  (answer) =>
    answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
const nothing =
  (status: number): Say =>
  (answer) =>
    answer.writeHead(status).end()
const farTooLarge: Say = (answer) =>
  answer
    .writeHead(200, { 'content-type': 'application/json' })
    .end(JSON.stringify('x'.repeat(20 * 1024 * 1024)))
const cutOff: Say = (answer) => {
  answer.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
  answer.write('[{"id":', () => answer.destroy())
}

/** Runs in the page before its own scripts. */
const CLOCK = `{
  const now = Date.now.bind(Date)
  let ahead = 0
  Date.now = () => now() + ahead
  globalThis.moveClock = (ms) => void (ahead = ms)
}`
