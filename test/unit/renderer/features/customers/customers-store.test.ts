import { openPage } from '../../../../support/page/open-page.ts'
import { expect, test } from 'vitest'
import { useCustomers } from '../../../../../renderer/features/customers/customers-store.ts'
import { useNavigation } from '../../../../../renderer/workspace/navigation.ts'

test('shows the customers of the store that is open, and those that a search finds', async () => {
  const { settle } = await openPage({ customers: 12 })
  const customers = useCustomers()
  await settle()
  expect(customers.total).toBe(12)
  expect(customers.row(0)?.first_name).toBe('First1')
  customers.text = 'first1'
  await settle()
  expect(customers.total).toBe(4)
  expect(customers.isNarrowed).toBe(true)
  customers.showAll()
  await settle()
  expect(customers.total).toBe(12)
})

test('opens the customer under the cursor, and steps to its neighbours until the end', async () => {
  const { settle } = await openPage({ customers: 3 })
  const [customers, navigation] = [useCustomers(), useNavigation()]
  await settle()
  customers.moveTo(1, true)
  expect(navigation.customerId).toBe(2)
  expect(await customers.step(1)).toBe(true)
  expect(navigation.customerId).toBe(3)
  expect(await customers.step(1)).toBe(false)
  expect(navigation.customerId).toBe(3)
})

test('the cursor goes with its customer when the order turns round', async () => {
  const { settle } = await openPage({ customers: 3 })
  const customers = useCustomers()
  await settle()
  customers.sortBy('name')
  await settle()
  expect(customers.sort.direction).toBe('down')
  customers.moveTo(0)
  expect(customers.cursor?.id).toBe(3)
  await customers.find(1)
  expect(customers.cursor?.at).toBe(2)
})

test('a customer who leaves the list keeps the place, and the next one is stepped to', async () => {
  const { settle, disk, reindexed } = await openPage({ customers: 4 })
  const [customers, navigation] = [useCustomers(), useNavigation()]
  await settle()
  customers.show(0, 4)
  await settle()
  customers.moveTo(1, true)
  disk.customers.delete(2)
  reindexed()
  await settle()
  expect(customers.cursor).toMatchObject({ at: 1, hasLeft: true })
  expect(await customers.step(1)).toBe(true)
  expect(navigation.customerId).toBe(3)
})

test('does not say that there are none while the index is being read', async () => {
  const { settle, disk, reindexed } = await openPage({ customers: 2 })
  const arrived = [...disk.customers]
  disk.customers.clear()
  const customers = useCustomers()
  reindexed({ loading: true })
  await settle()
  expect(customers).toMatchObject({ total: 0, isEmpty: false })
  for (const [id, customer] of arrived) disk.customers.set(id, customer)
  reindexed()
  expect(customers).toMatchObject({ total: 0, isEmpty: false })
  await settle()
  expect(customers).toMatchObject({ total: 2, isEmpty: false })
  disk.customers.clear()
  reindexed()
  await settle()
  expect(customers).toMatchObject({ total: 0, isEmpty: true })
})

test('forgets what was searched for and who was open when the store is closed', async () => {
  const { settle, close } = await openPage()
  const [customers, navigation] = [useCustomers(), useNavigation()]
  await settle()
  customers.text = 'first2'
  customers.moveTo(0, true)
  close()
  await settle()
  expect(customers.text).toBe('')
  expect(customers.total).toBeNull()
  expect(customers.cursor).toBeNull()
  expect(navigation.customerId).toBeNull()
})
