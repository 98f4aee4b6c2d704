import { openPage } from '../../../../support/page/open-page.ts'
import { expect, test } from 'vitest'
import { useHistory } from '../../../../../renderer/features/history/history-store.ts'
import { useNavigation } from '../../../../../renderer/workspace/navigation.ts'

async function threeDelivered() {
  const page = await openPage()
  for (const id of [1, 2, 3]) void page.sync.save(id, { company: `New ${id}` })
  await page.until(() => page.disk.counterfoils.size === 3)
  const history = useHistory()
  await history.begin()
  return { ...page, history }
}

test('reads the counterfoils of all customers, or of one', async () => {
  const { history, settle } = await threeDelivered()
  expect(history.total).toBe(3)
  expect(history.isEnd).toBe(true)
  useNavigation().openHistory(2)
  await history.begin()
  await settle()
  expect(history.loaded.map(({ customerId }) => customerId)).toEqual([2])
  expect(history.customerLabel).toBe('First2 Last2')
})

test('finds counterfoils by what was written', async () => {
  const { history, settle } = await threeDelivered()
  history.query = { text: 'new 3', ending: 'all' }
  await settle()
  expect(history.shown.map(({ customerId }) => customerId)).toEqual([3])
  history.query = { text: '', ending: 'discarded' }
  await settle()
  expect(history.shown).toEqual([])
})
