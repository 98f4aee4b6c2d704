import {
  connect,
  customersArrive,
  edit,
  noticeOffline,
  openCustomer,
  statusBar,
} from '../../electron/setup/desk-acts.mjs'
import { allDelivered, expect, test } from './desk.ts'

test.setTimeout(240_000)

test('quitting says how many edits wait and that they stay, and badge and notifications tell of them', async ({
  newStore,
  deskOn,
}) => {
  const store = await newStore()
  const [one, two, three] = [await store.customer(3), await store.customer(8), await store.customer(9)]
  const app = await deskOn(store, '40', { env: { COUNTERFOIL_QUIT_WITHOUT_ASKING: '0' } })
  const lastBadge = async () => (await app.told()).findLast(({ kind }) => kind === 'badge')
  const notifications = async () => (await app.told()).filter(({ kind }) => kind === 'notification')
  await store.setOffline(true)
  await noticeOffline(app.page)
  await openCustomer(app.page, one.email)
  await edit(app.page, { Company: 'Stays' })
  await openCustomer(app.page, two.email)
  await edit(app.page, { Company: 'Mine' })
  await expect.poll(lastBadge).toEqual({ kind: 'badge', count: 2 })
  await app.askToQuit()
  await app.ended()
  expect(app.output).toContain('2 edits are waiting. They stay on this machine and are sent next time.')

  await app.restart()
  await expect(statusBar(app.page)).toContainText('2 edits waiting')
  await expect.poll(lastBadge).toEqual({ kind: 'badge', count: 2 })

  // Only what needs a person is told, and only to somebody who looks elsewhere.
  await openCustomer(app.page, three.email)
  await edit(app.page, { Email: one.email })
  await app.window.leave()
  await store.colleague(two.id, { company: 'Theirs' })
  await store.setOffline(false)
  await expect
    .poll(async () => JSON.stringify(await notifications()), { timeout: 60_000 })
    .toMatch(/2 edits need you|conflict.*refused|refused.*conflict/)
  expect(JSON.stringify(await notifications())).not.toMatch(/delivered|Connected/)
  await expect(statusBar(app.page)).toContainText('2 edits waiting')
  await expect.poll(lastBadge).toEqual({ kind: 'badge', count: 2 })
})

test('where nothing is kept, quitting warns of the loss and stays', async ({ newStore, launchApp }) => {
  test.skip(process.platform !== 'linux', 'Only Linux can be without a keychain.')
  const store = await newStore()
  const app = await launchApp({
    env: {
      COUNTERFOIL_API_URL: store.url,
      COUNTERFOIL_QUIT_WITHOUT_ASKING: '0',
      DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere',
    },
  })
  const { page } = app
  await page.getByText('Only until I quit').click()
  await connect(page, store)
  await customersArrive(page, '40')
  await store.setOffline(true)
  await noticeOffline(page)
  await openCustomer(page, (await store.customer(3)).email)
  await edit(page, { Company: 'Fleeting' })
  await expect.poll(() => app.told()).toContainEqual({ kind: 'badge', count: 1 })
  await app.askToQuit()
  await expect
    .poll(() => app.output)
    .toContain('1 edit is waiting. Nothing is kept on this machine in this run: it would be lost.')
  await expect(statusBar(page)).toContainText('1 edit waiting')
  await store.setOffline(false)
  await allDelivered(page)
})
