import { openPage, type Page } from '../../../../support/page/open-page.ts'
import { expect, test } from 'vitest'
import { useForm } from '../../../../../renderer/features/form/form-store.ts'
import { useDiscardUndo } from '../../../../../renderer/features/form/discard-undo.ts'
import { useDrafts } from '../../../../../renderer/workspace/drafts.ts'
import { useNavigation } from '../../../../../renderer/workspace/navigation.ts'

async function openForm(id = 1): Promise<Page & { form: ReturnType<typeof useForm> }> {
  const page = await openPage()
  useNavigation().customerId = id
  const form = useForm()
  await page.settle()
  return { ...page, form }
}

test('reads the customer that was navigated to, and says when there is none', async () => {
  const { form, settle } = await openForm()
  expect(form.state.kind).toBe('open')
  expect(form.fields?.first_name).toMatchObject({ input: 'First1', isChanged: false })
  useNavigation().customerId = 99
  await settle()
  expect(form.state).toEqual({ kind: 'missing', id: 99 })
})

test('counts what was typed, and forgets what came to nothing when its field is left', async () => {
  const { form } = await openForm()
  form.type('company', 'New')
  form.setForceReset(true)
  form.setPassword({ password: 'secret', again: '' })
  expect(form.changedCount).toBe(3)
  form.type('company', 'company-0-1')
  form.leave('company')
  expect(form.draft?.fields.company).toBeUndefined()
  expect(form.visited.has('company')).toBe(false)
})

test('a value is written as the app writes it when its field is left', async () => {
  const { form } = await openForm()
  form.type('email', 'Ada <ada\u200B@example.com>;')
  form.type('store_credit', '5')
  form.leave('email')
  form.leave('store_credit')
  expect(form.fields?.email).toMatchObject({ input: 'ada@example.com', wanted: 'ada@example.com' })
  expect(form.fields?.store_credit.input).toBe('5.00')
})

test('what was typed is a draft that another page reads again', async () => {
  const { form, settle, disk } = await openForm()
  form.type('company', 'New')
  await useDrafts().flush()
  expect(JSON.stringify([...disk.keyValues.values()])).toContain('New')
  useNavigation().customerId = 2
  await settle()
  useNavigation().customerId = 1
  await settle()
  expect(form.fields?.company.input).toBe('New')
})

test('discarding all of it can be undone word for word', async () => {
  const { form } = await openForm()
  form.type('company', 'New')
  form.type('notes', 'Two words')
  form.discard()
  expect(form.isDirty).toBe(false)
  expect(useDiscardUndo().isFresh(1)).toBe(true)
  expect(useDiscardUndo().undoLast()).toBe(true)
  expect(form.fields?.company.input).toBe('New')
  expect(form.fields?.notes.input).toBe('Two words')
})

test('a field that a colleague changes meanwhile is pointed out while something is typed', async () => {
  const page = await openForm()
  const { form, settle, store, sync, clock } = page
  form.type('company', 'New')
  store.colleague(1, 'phone', '555')
  await clock.advance(2_000)
  void sync.refresh(1)
  await page.until(() => page.disk.customers.get(1)?.phone === '555')
  page.reindexed()
  await settle()
  expect(form.arrived).toEqual(['phone'])
  expect(form.fields?.company.input).toBe('New')
})
