import { describe, expect, it } from 'vitest'
import type { Wanted } from '../../renderer/sync/sync.ts'
import type { Fate } from '../faults/world/main.ts'
import { aDesk, aGate } from './builders/desk.ts'

/** A desk where a first edit of customer 1 is under way until it is `answered`; nothing is sent after it. */
async function deskThatSends(first: Wanted, fate: Fate) {
  const desk = aDesk()
  const answer = aGate()
  const { sync } = await desk.open(undefined, (bridge) => ({
    ...bridge,
    delivery: {
      ...bridge.delivery,
      deliver: async (args) => {
        const outcome = await bridge.delivery.deliver(args)
        await answer.through
        return outcome
      },
    },
  }))
  await desk.until(() => sync.state.pull.kind === 'idle' && desk.disk.customers.size === 3)
  // Long enough after the start that reads are believed at once.
  await desk.clock.advance(5_000)
  desk.main.fates.push(fate)
  void sync.save(1, first)
  await desk.until(() => desk.handedOver.length === 1)
  sync.setPaused('drain', true)

  const settled = async <T>(call: Promise<T>): Promise<T> => {
    await desk.clock.settle()
    return call
  }
  return {
    ...desk,
    sync,
    settled,
    save: (wanted: Wanted) => settled(sync.save(1, wanted)),
    undo: () => settled(sync.undoLast()),
    async answered() {
      answer.open()
      await desk.clock.advance(1_000)
    },
    async colleagueSets(company: string) {
      desk.store.colleague(1, 'company', company)
      void sync.refresh(1)
      await desk.clock.advance(100)
    },
  }
}

describe('an undo of the last save', () => {
  it('gives back what the save before it wanted, which was handed over to it while it could not be sent', async () => {
    const desk = await deskThatSends({ company: 'First' }, '423')
    await desk.save({ company: 'Second' })
    await desk.answered()
    expect(desk.sync.state.edits).toMatchObject([
      { patch: { company: 'Second' }, base: { company: 'company-0-1' } },
    ])
    expect(await desk.undo()).toMatchObject({ value: { label: 'First1 Last1' } })
    expect(desk.sync.state.edits).toMatchObject([
      { patch: { company: 'First' }, base: { company: 'company-0-1' }, state: { kind: 'queued' } },
    ])
    desk.sync.setPaused('drain', false)
    await desk.until(() => desk.sync.state.edits.length === 0)
    expect(desk.store.read(1, 0).company).toBe('First')
    expect(desk.store.log.map(({ after }) => after)).toEqual(['First'])
    expect(desk.sync.state.faults).toEqual([])
  })

  it('gives it back beside what else waits in the same edit', async () => {
    const desk = await deskThatSends({ company: 'First', notes: 'n' }, '423')
    await desk.save({ phone: '2' })
    await desk.save({ company: 'Second' })
    await desk.answered()
    await desk.undo()
    expect(Object.assign({}, ...desk.sync.state.edits.map(({ patch }) => patch))).toEqual({
      company: 'First',
      notes: 'n',
      phone: '2',
    })
    desk.sync.setPaused('drain', false)
    await desk.until(() => desk.sync.state.edits.length === 0)
    expect(desk.store.read(1, 0)).toMatchObject({ company: 'First', notes: 'n', phone: '2' })
    expect(desk.sync.state.faults).toEqual([])
  })

  it('asks about what the save before it wanted where a colleague changed the field after that', async () => {
    const desk = await deskThatSends({ company: 'First' }, '423')
    await desk.save({ company: 'Second' })
    await desk.answered()
    await desk.colleagueSets('Theirs')
    expect(desk.sync.state.edits).toMatchObject([{ state: { kind: 'conflict' } }])
    await desk.undo()
    expect(desk.sync.state.edits).toMatchObject([asked('First')])
    desk.sync.setPaused('drain', false)
    await desk.clock.advance(60_000)
    expect(desk.store.read(1, 0).company).toBe('Theirs')
  })

  it('asks about it also where the colleague did so before the last save', async () => {
    const desk = await deskThatSends({ company: 'First' }, '423')
    // The edit under way is left alone, and what was seen under it stays what was seen.
    await desk.colleagueSets('Theirs')
    await desk.save({ company: 'Second' })
    await desk.answered()
    await desk.undo()
    expect(desk.sync.state.edits).toMatchObject([asked('First')])
    desk.sync.setPaused('drain', false)
    await desk.clock.advance(60_000)
    expect(desk.store.read(1, 0).company).toBe('Theirs')
  })

  it.each([
    ['could not be sent', '423', 'company-0-1'],
    ['is in the store', 'ok', 'First'],
  ] as const)('gives back the save right before it where the first one %s', async (_words, fate, seen) => {
    const desk = await deskThatSends({ company: 'First' }, fate)
    await desk.save({ company: 'Second' })
    await desk.save({ company: 'Third' })
    await desk.answered()
    await desk.undo()
    expect(desk.sync.state.edits).toMatchObject([
      { patch: { company: 'Second' }, base: { company: seen }, state: { kind: 'queued' } },
    ])
  })

  it('does nothing more where the save before it is in the store', async () => {
    const desk = await deskThatSends({ company: 'First' }, 'ok')
    await desk.save({ company: 'Second' })
    await desk.answered()
    expect(await desk.undo()).toMatchObject({ value: { label: 'First1 Last1' } })
    expect(desk.sync.state.edits).toEqual([])
    expect([...desk.disk.counterfoils.values()].map(({ ending }) => ending.kind)).toEqual([
      'delivered',
      'discarded',
    ])
    desk.sync.setPaused('drain', false)
    await desk.clock.advance(60_000)
    expect(desk.handedOver).toHaveLength(1)
    expect(desk.store.read(1, 0).company).toBe('First')
    expect(desk.sync.state.faults).toEqual([])
  })

  it('does nothing more where a colleague changed what the save before it had brought', async () => {
    const desk = await deskThatSends({ company: 'First' }, 'ok')
    await desk.save({ company: 'Second' })
    await desk.answered()
    await desk.clock.advance(5_000)
    await desk.colleagueSets('Theirs')
    await desk.undo()
    expect(desk.sync.state.edits).toEqual([])
  })

  it('overwrites no colleague who took back what the save before it had brought', async () => {
    const desk = await deskThatSends({ company: 'First' }, 'ok')
    await desk.save({ company: 'Second' })
    await desk.answered()
    await desk.clock.advance(5_000)
    await desk.colleagueSets('company-0-1')
    await desk.undo()
    desk.sync.setPaused('drain', false)
    await desk.clock.advance(60_000)
    expect(desk.store.log.map(({ by }) => by)).toEqual([{ editId: 'id-1' }, 'colleague'])
  })

  it('brings nothing back that the person discarded', async () => {
    const desk = await deskThatSends({ company: 'First', phone: '1' }, '423')
    await desk.save({ company: 'Second' })
    await desk.answered()
    const [first] = desk.sync.state.edits
    expect(first).toMatchObject({ patch: { phone: '1' } })
    expect(await desk.settled(desk.sync.discard(first?.id ?? ''))).toMatchObject({ ok: true })
    await desk.undo()
    expect(desk.sync.state.edits).toEqual([])
    expect([...desk.disk.counterfoils.values()].map(({ ending }) => ending.kind)).toEqual([
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
