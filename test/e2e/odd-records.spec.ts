import { texts as en } from '../../renderer/i18n/en/index.ts'
import { customersArrive, field, form, goTo, openCustomer, statusBar } from '../support/app/app-actions.mjs'
import { connect, edit } from '../support/app/app-actions.mjs'
import type { App } from '../support/e2e/app.ts'
import { GEOMETRY } from '../support/e2e/geometry.ts'
import { openGate } from '../support/e2e/gate.ts'
import { allDelivered, expect, openEdit, save, savedFile, test } from '../support/e2e/start-app.ts'

// What stores really hold in place of values: all other customers are unaffected, and none is left out silently.

test.setTimeout(180_000)

const { unreadable: words } = en
const summary = (page: App['page']) => page.getByTestId('unreadable')
const panel = (page: App['page']) => page.getByRole('dialog', { name: words.title })

test('unreadable customers are named and exported, and all others are here', async ({
  newStore,
  launchApp,
}) => {
  const store = await newStore(600)
  await store.control('PUT', 'customers/2/odd', {
    date_modified: 'Wed, 30 Nov -0001 00:00:00 +0000',
    store_credit: null,
    customer_group_id: '',
    form_fields: {},
    phone: [],
  })
  await store.control('PUT', 'customers/7/odd', { store_credit: '12,34,5' })
  await store.control('PUT', 'customers/300/odd', {
    customer_group_id: 'vip',
    reset_pass_on_login: 'perhaps',
  })
  const [understood, credit] = [await store.customer(2), await store.customer(7)]
  const app = await launchApp({ env: { COUNTERFOIL_API_URL: store.url } })
  const { page } = app
  await connect(page, store)
  await customersArrive(page, '598')
  await openCustomer(page, understood.email)
  await expect(field(page, en.fields.names.phone)).toHaveValue('')

  await expect(summary(page)).toHaveText(words.summary(2, '2'))
  await summary(page).click()
  const rows = panel(page).getByRole('listitem')
  await expect(rows).toHaveCount(2)
  await expect(rows.first()).toContainText(`#7 · ${credit.first_name} ${credit.last_name}`)
  await expect(rows.first()).toContainText('store_credit: "12,34,5"')
  await expect(rows.last()).toContainText('customer_group_id: "vip"')
  await expect(rows.last()).toContainText('reset_pass_on_login: "perhaps"')
  for (const [width, text] of [
    [1440, '100%'],
    [480, '100%'],
    [480, '200%'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 })
    await page.evaluate(`document.documentElement.style.fontSize = '${text}'`)
    await expect.poll(() => page.evaluate(GEOMETRY), { message: `${width} px, ${text}` }).toEqual([])
  }
  await page.evaluate(`document.documentElement.style.fontSize = ''`)
  await page.setViewportSize({ width: 1440, height: 900 })

  const file = await savedFile(page, () =>
    panel(page).getByRole('button', { name: words.export, exact: true }).click(),
  )
  const exported = JSON.parse(file) as { id: number; raw: string }[]
  expect(exported.map(({ id }) => id)).toEqual([7, 300])
  expect(JSON.parse(exported[0]?.raw ?? '')).toMatchObject({ email: credit.email, store_credit: '12,34,5' })

  // They are still known when the app is started without a store to ask.
  await store.setOffline(true)
  await app.restart()
  await expect(summary(app.page)).toHaveText(words.summary(2, '2'))

  // Once the store is mended, they are fetched automatically.
  for (const id of [7, 300]) await store.control('PUT', `customers/${id}/odd`, null)
  await store.colleague(7, { company: 'Mended' })
  await store.colleague(300, { company: 'Mended' })
  await store.setOffline(false)
  await app.page.keyboard.press('ControlOrMeta+Enter')
  await expect(summary(app.page)).toHaveCount(0, { timeout: 60_000 })
  await openCustomer(app.page, credit.email)
  await expect(field(app.page, en.fields.names.company)).toHaveValue('Mended')
})

test('a customer that became unreadable holds up no other, and is not overwritten', async ({
  newStore,
  appOn,
}) => {
  const store = await newStore()
  const [odd, other] = [await store.customer(5), await store.customer(6)]
  const { page } = await appOn(store, '40')
  await store.control('PUT', 'customers/5/odd', { store_credit: '1,234' })
  await store.colleague(5, { company: 'Odd now' })
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(summary(page)).toHaveText(words.summary(1, '1'), { timeout: 60_000 })
  await store.control('DELETE', 'requests')

  await save(page, odd, { Notes: 'Mine' })
  await save(page, other, { Notes: 'Ours' })
  await expect.poll(async () => (await store.customer(6)).notes, { timeout: 60_000 }).toBe('Ours')
  await expect(statusBar(page)).toContainText(en.shell.waiting(1, '1'))
  await openEdit(page, `${odd.first_name} ${odd.last_name}`)
  const why = en.states.defer['customer-unreadable']
  await expect(page.getByRole('main')).toContainText(new RegExp(why.slice(1)))
  expect((await store.customer(5)).notes).toBe(odd.notes)

  await store.control('PUT', 'customers/5/odd', null)
  await page.keyboard.press('ControlOrMeta+Enter')
  await allDelivered(page)
  expect(await store.customer(5)).toMatchObject({ notes: 'Mine', company: 'Odd now' })
  await expect(summary(page)).toHaveCount(0)
})

test('odd groups and addresses cost only themselves', async ({ newStore, launchApp }) => {
  const store = await newStore()
  const gate = await openGate([store])
  try {
    gate.between = (_method, { pathname, searchParams }) => {
      const isFirst = (searchParams.get('page') ?? '1') === '1'
      const list = pathname.endsWith('/customer_groups')
        ? [{ id: 'vip', name: 'VIP' }, null, { id: 7, name: null }, { id: '8', name: 'Friends' }]
        : pathname.endsWith('/addresses')
          ? [{ street_1: 'Nowhere 1' }, { id: 4, street_1: 12, city: ['Leeds'], zip: null, country: false }]
          : null
      if (list === null) return undefined
      return {
        isPassedOn: true,
        say: (answer) =>
          answer
            .writeHead(200, { 'Content-Type': 'application/json', 'X-Rate-Limit-Requests-Left': '100' })
            .end(JSON.stringify(isFirst ? list : [])),
      }
    }
    const { page } = await launchApp({ env: { COUNTERFOIL_API_URL: gate.url } })
    await connect(page, store)
    await customersArrive(page, '40')
    await openCustomer(page, (await store.customer(3)).email)
    await expect(summary(page)).toHaveText(words.summary(2, '2'))
    const groups = form(page).locator('[data-field="customer_group_id"] select option')
    await expect(groups.filter({ hasText: 'Friends' })).toHaveCount(1)
    await expect(form(page)).toContainText(words.addresses(1))
    await expect(form(page)).toContainText('12')
    await edit(page, { Notes: 'Goes all the same' })
    await allDelivered(page)
    await goTo(page, en.shell.screens.settings)
    await summary(page).click()
    await expect(panel(page)).toContainText(`${words.kinds.group} · ${words.noId} · VIP`)
  } finally {
    await gate.close()
  }
})
