import { describe, expect, it } from 'vitest'
import type { FieldChanges } from '../../../../../renderer/domain/sync-state.ts'
import type { Fate } from '../../../../support/simulation/fates.ts'
import { withAttempts } from '../../../../support/simulation/attempt-calls.ts'
import { openTestWorkspace, aGate } from '../../../../support/simulation/test-workspace.ts'

/** A workspace where a first edit of customer 1 is under way until it is `answered`; nothing is sent after it. */
async function deskThatSends(first: FieldChanges, fate: Fate) {
  const workspace = openTestWorkspace()
  const answer = aGate()
  const { sync } = await workspace.open(undefined, (bridge) =>
    withAttempts(bridge, workspace.clock, async (_attempt, pass) => {
      const outcome = await pass()
      await answer.through
      return outcome
    }),
  )
  await workspace.until(() => sync.state.pull.kind === 'idle' && workspace.disk.customers.size === 3)
  // Long enough after the start that reads are believed at once.
  await workspace.clock.advance(5_000)
  workspace.main.fates.push(fate)
  void sync.save(1, first)
  await workspace.until(() => workspace.handedOver.length === 1)
  sync.setPaused('drain', true)

  const settled = async <T>(call: Promise<T>): Promise<T> => {
    await workspace.clock.settle()
    return call
  }
  return {
    ...workspace,
    sync,
    settled,
    save: (wanted: FieldChanges) => settled(sync.save(1, wanted)),
    undo: () => settled(sync.undoLast()),
    async answered() {
      answer.open()
      await workspace.clock.advance(1_000)
    },
    async colleagueSets(company: string) {
      workspace.store.colleague(1, 'company', company)
      void sync.refresh(1)
      await workspace.clock.advance(100)
    },
  }
}

describe('an undo of the last save', () => {
  it('gives back what the save before it wanted, which was handed over to it while it could not be sent', async () => {
    const workspace = await deskThatSends({ company: 'First' }, '423')
    await workspace.save({ company: 'Second' })
    await workspace.answered()
    expect(workspace.sync.state.waiting.all()).toMatchObject([
      { patch: { company: 'Second' }, base: { company: 'company-0-1' } },
    ])
    expect(await workspace.undo()).toMatchObject({ value: { label: 'First1 Last1' } })
    expect(workspace.sync.state.waiting.all()).toMatchObject([
      { patch: { company: 'First' }, base: { company: 'company-0-1' }, state: { kind: 'queued' } },
    ])
    workspace.sync.setPaused('drain', false)
    await workspace.until(() => workspace.sync.state.waiting.all().length === 0)
    expect(workspace.store.read(1, 0).company).toBe('First')
    expect(workspace.store.log.map(({ after }) => after)).toEqual(['First'])
    expect(workspace.sync.state.faults).toEqual([])
  })

  it('gives it back beside what else waits in the same edit', async () => {
    const workspace = await deskThatSends({ company: 'First', notes: 'n' }, '423')
    await workspace.save({ phone: '2' })
    await workspace.save({ company: 'Second' })
    await workspace.answered()
    await workspace.undo()
    expect(Object.assign({}, ...workspace.sync.state.waiting.all().map(({ patch }) => patch))).toEqual({
      company: 'First',
      notes: 'n',
      phone: '2',
    })
    workspace.sync.setPaused('drain', false)
    await workspace.until(() => workspace.sync.state.waiting.all().length === 0)
    expect(workspace.store.read(1, 0)).toMatchObject({ company: 'First', notes: 'n', phone: '2' })
    expect(workspace.sync.state.faults).toEqual([])
  })

  it('asks about what the save before it wanted where a colleague changed the field after that', async () => {
    const workspace = await deskThatSends({ company: 'First' }, '423')
    await workspace.save({ company: 'Second' })
    await workspace.answered()
    await workspace.colleagueSets('Theirs')
    expect(workspace.sync.state.waiting.all()).toMatchObject([{ state: { kind: 'conflict' } }])
    await workspace.undo()
    expect(workspace.sync.state.waiting.all()).toMatchObject([asked('First')])
    workspace.sync.setPaused('drain', false)
    await workspace.clock.advance(60_000)
    expect(workspace.store.read(1, 0).company).toBe('Theirs')
  })

  it('asks about it also where the colleague did so before the last save', async () => {
    const workspace = await deskThatSends({ company: 'First' }, '423')
    // The edit under way is left alone, and what was seen under it stays what was seen.
    await workspace.colleagueSets('Theirs')
    await workspace.save({ company: 'Second' })
    await workspace.answered()
    await workspace.undo()
    expect(workspace.sync.state.waiting.all()).toMatchObject([asked('First')])
    workspace.sync.setPaused('drain', false)
    await workspace.clock.advance(60_000)
    expect(workspace.store.read(1, 0).company).toBe('Theirs')
  })

  it.each([
    ['could not be sent', '423', 'company-0-1'],
    ['is in the store', 'ok', 'First'],
  ] as const)('gives back the save right before it where the first one %s', async (_words, fate, seen) => {
    const workspace = await deskThatSends({ company: 'First' }, fate)
    await workspace.save({ company: 'Second' })
    await workspace.save({ company: 'Third' })
    await workspace.answered()
    await workspace.undo()
    expect(workspace.sync.state.waiting.all()).toMatchObject([
      { patch: { company: 'Second' }, base: { company: seen }, state: { kind: 'queued' } },
    ])
  })

  it('does nothing more where the save before it is in the store', async () => {
    const workspace = await deskThatSends({ company: 'First' }, 'ok')
    await workspace.save({ company: 'Second' })
    await workspace.answered()
    expect(await workspace.undo()).toMatchObject({ value: { label: 'First1 Last1' } })
    expect(workspace.sync.state.waiting.all()).toEqual([])
    expect([...workspace.disk.counterfoils.values()].map(({ ending }) => ending.kind)).toEqual([
      'delivered',
      'discarded',
    ])
    workspace.sync.setPaused('drain', false)
    await workspace.clock.advance(60_000)
    expect(workspace.handedOver).toHaveLength(1)
    expect(workspace.store.read(1, 0).company).toBe('First')
    expect(workspace.sync.state.faults).toEqual([])
  })

  it('does nothing more where a colleague changed what the save before it had brought', async () => {
    const workspace = await deskThatSends({ company: 'First' }, 'ok')
    await workspace.save({ company: 'Second' })
    await workspace.answered()
    await workspace.clock.advance(5_000)
    await workspace.colleagueSets('Theirs')
    await workspace.undo()
    expect(workspace.sync.state.waiting.all()).toEqual([])
  })

  it('overwrites no colleague who reverted what the save before it had brought', async () => {
    const workspace = await deskThatSends({ company: 'First' }, 'ok')
    await workspace.save({ company: 'Second' })
    await workspace.answered()
    await workspace.clock.advance(5_000)
    await workspace.colleagueSets('company-0-1')
    await workspace.undo()
    workspace.sync.setPaused('drain', false)
    await workspace.clock.advance(60_000)
    expect(workspace.store.log.map(({ by }) => by)).toEqual([{ editId: 'id-1' }, 'colleague'])
  })

  it('brings nothing back that the person discarded', async () => {
    const workspace = await deskThatSends({ company: 'First', phone: '1' }, '423')
    await workspace.save({ company: 'Second' })
    await workspace.answered()
    const [first] = workspace.sync.state.waiting.all()
    expect(first).toMatchObject({ patch: { phone: '1' } })
    expect(await workspace.settled(workspace.sync.discard(first?.id ?? ''))).toMatchObject({ ok: true })
    await workspace.undo()
    expect(workspace.sync.state.waiting.all()).toEqual([])
    expect([...workspace.disk.counterfoils.values()].map(({ ending }) => ending.kind)).toEqual([
      'discarded',
      'discarded',
    ])
  })
})

const asked = (mine: string) => ({
  patch: { company: mine },
  base: { company: 'company-0-1' },
  state: {
    kind: 'conflict',
    conflicts: [{ field: 'company', base: 'company-0-1', mine, theirs: 'Theirs' }],
  },
})
