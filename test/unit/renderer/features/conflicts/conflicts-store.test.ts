import { openPage } from '../../../../support/page/open-page.ts'
import { expect, test } from 'vitest'
import { planResolution } from '../../../../../renderer/domain/conflicts/choices.ts'
import { useConflicts } from '../../../../../renderer/features/conflicts/conflicts-store.ts'
import { useNavigation } from '../../../../../renderer/workspace/navigation.ts'

const english = { decimal: '.', group: ',', decimals: 2, signs: [] }

/** Two customers whose company was changed here and, meanwhile, in the store. */
async function twoConflicts() {
  const page = await openPage()
  page.main.setOffline(true, true)
  for (const id of [1, 2]) {
    void page.sync.save(id, { company: `Mine ${id}` })
    await page.settle()
    page.store.colleague(id, 'company', `Theirs ${id}`)
  }
  await page.clock.advance(5_000)
  page.main.setOffline(false, true)
  await page.until(() => page.sync.state.waiting.count('conflict') === 2)
  const conflicts = useConflicts()
  await page.settle()
  return { ...page, conflicts }
}

test('lists the edits in conflict, and shows the one that another screen asks for', async () => {
  const { conflicts, settle } = await twoConflicts()
  expect(conflicts.count).toBe(2)
  const second = conflicts.rows.editAt(1)?.id ?? ''
  useNavigation().openEdit(second, 'conflicts')
  await settle()
  expect(conflicts.selectedId).toBe(second)
  expect(conflicts.isDetailRequested).toBe(true)
})

test('settling one sends it and selects the next', async () => {
  const { conflicts, store, until, settle } = await twoConflicts()
  const edit = conflicts.selected
  if (edit?.state.kind !== 'conflict') throw new Error('nothing is in conflict')
  const choice = { take: 'mine' as const, theirs: `Theirs ${edit.customerId}` }
  const plan = planResolution(edit, edit.state.conflicts, { company: choice }, english)
  const settled = conflicts.settle(plan)
  await until(() => store.read(edit.customerId, 0).company === `Mine ${edit.customerId}`)
  expect(await settled).toBe(true)
  await settle()
  expect(conflicts.count).toBe(1)
  expect(conflicts.selectedId).toBe(conflicts.rows.editAt(0)?.id)
})

test('the next one takes its place at once, also while others are being sent', async () => {
  const { conflicts, main, sync, settle, clock } = await twoConflicts()
  const edit = conflicts.selected
  if (edit?.state.kind !== 'conflict') throw new Error('nothing is in conflict')
  main.fates.push('slow')
  void sync.save(3, { company: 'Mine 3' })
  await clock.advance(100)
  expect(sync.state.drain.kind).toBe('running')
  const choice = { take: 'mine' as const, theirs: `Theirs ${edit.customerId}` }
  const plan = planResolution(edit, edit.state.conflicts, { company: choice }, english)
  let count: number | null = null
  void conflicts.settle(plan).then(() => (count = conflicts.count))
  await settle()
  expect(count).toBe(1)
})

test('without a choice nothing is settled', async () => {
  const { conflicts } = await twoConflicts()
  const { selected } = conflicts
  if (selected?.state.kind !== 'conflict') throw new Error('nothing is in conflict')
  expect(await conflicts.settle(planResolution(selected, selected.state.conflicts, {}, english))).toBe(false)
  expect(conflicts.count).toBe(2)
})
