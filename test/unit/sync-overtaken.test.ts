import { describe, expect, it } from 'vitest'
import type { LocalStore } from '../../renderer/db/local-store.ts'
import { aDesk, aGate, type Desk, type Gate } from './builders/desk.ts'

async function readyDesk(change: (store: LocalStore) => LocalStore) {
  const desk = aDesk()
  const window = await desk.open(change)
  await desk.until(() => window.sync.state.pull.kind === 'idle' && desk.disk.customers.size === 3)
  // Long enough after the start that reads are believed at once.
  await desk.clock.advance(5_000)
  return { ...desk, ...window }
}

const settled = async <T>({ clock }: Pick<Desk, 'clock'>, call: Promise<T>): Promise<T> => {
  await clock.settle()
  return call
}

describe('a pulled customer', () => {
  it.each([
    ['by seconds', 'slow'],
    ['within the second that its date tells', 'ok'],
  ] as const)('older %s than what an outcome stored meanwhile does not undo it', async (_words, fate) => {
    let gate: Gate | null = null
    const desk = await readyDesk((store) => ({
      ...store,
      customers: {
        ...store.customers,
        getMany: async (ids) => {
          const found = await store.customers.getMany(ids)
          await gate?.through
          return found
        },
      },
    }))
    await desk.clock.advance(1_000 - (desk.clock.now() % 1_000))
    desk.main.fates.push(fate)
    void desk.sync.save(1, { company: 'Mine' })
    await desk.until(() => desk.handedOver.length === 1)
    // What the pull brings differs from what is here, but is from before the delivery.
    desk.store.colleague(1, 'phone', 'Theirs')
    const held = (gate = aGate())
    void desk.sync.refresh(1)
    await desk.until(() => desk.store.read(1, 0).company === 'Mine')
    await desk.clock.advance(500)
    expect(desk.disk.counterfoils.size).toBe(0)
    gate = null
    held.open()
    await desk.clock.settle()
    expect(desk.disk.counterfoils.size).toBe(1)
    expect(desk.disk.customers.get(1)).toMatchObject({ company: 'Mine', phone: 'Theirs' })
    expect(await settled(desk, desk.sync.shown(1))).toMatchObject({ confirmed: { company: 'Mine' } })
  })
})

describe('an outcome that the disk does not take at first', () => {
  it('does not undo what a pull stores during the rest', async () => {
    let failures = 0
    const desk = await readyDesk((store) => ({
      ...store,
      outbox: {
        ...store.outbox,
        commit: async (change) => {
          if (change.end?.length && failures === 0) {
            failures += 1
            throw new Error('disk')
          }
          await store.outbox.commit(change)
        },
      },
    }))
    void desk.sync.save(1, { company: 'Mine' })
    await desk.until(() => failures === 1)
    expect(desk.sync.state.edits).toMatchObject([{ state: { kind: 'sending' } }])
    await desk.clock.advance(1_000)
    desk.store.colleague(1, 'phone', 'Theirs')
    void desk.sync.refresh(1)
    await desk.clock.advance(100)
    expect(desk.disk.customers.get(1)).toMatchObject({ company: 'Mine', phone: 'Theirs' })
    await desk.until(() => desk.disk.counterfoils.size === 1)
    expect(desk.disk.customers.get(1)).toMatchObject({ company: 'Mine', phone: 'Theirs' })
    expect(desk.sync.state.edits).toEqual([])
    // Nobody else's change looks as if it were one of ours.
    expect([...desk.disk.counterfoils.values()]).toMatchObject([
      { ending: { kind: 'delivered', differs: [] } },
    ])
    expect(desk.handedOver).toHaveLength(1)
  })
})
