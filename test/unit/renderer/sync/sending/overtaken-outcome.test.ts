import { describe, expect, it } from 'vitest'
import type { LocalStore } from '../../../../../renderer/storage/local-store.ts'
import {
  openTestWorkspace,
  aGate,
  type Workspace,
  type Gate,
} from '../../../../support/simulation/test-workspace.ts'

async function readyDesk(change: (store: LocalStore) => LocalStore) {
  const workspace = openTestWorkspace()
  const window = await workspace.open(change)
  await workspace.until(() => window.sync.state.pull.kind === 'idle' && workspace.disk.customers.size === 3)
  // Long enough after the start that reads are believed at once.
  await workspace.clock.advance(5_000)
  return { ...workspace, ...window }
}

const settled = async <T>({ clock }: Pick<Workspace, 'clock'>, call: Promise<T>): Promise<T> => {
  await clock.settle()
  return call
}

describe('a pulled customer', () => {
  it.each([
    ['by seconds', 'slow'],
    ['within the second of its date', 'ok'],
  ] as const)('older %s than what an outcome stored meanwhile does not undo it', async (_words, fate) => {
    let gate: Gate | null = null
    const workspace = await readyDesk((store) => ({
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
    await workspace.clock.advance(1_000 - (workspace.clock.now() % 1_000))
    workspace.main.fates.push(fate)
    void workspace.sync.save(1, { company: 'Mine' })
    await workspace.until(() => workspace.handedOver.length === 1)
    // What the pull brings differs from what is here, but is from before the delivery.
    workspace.store.colleague(1, 'phone', 'Theirs')
    const held = (gate = aGate())
    void workspace.sync.refresh(1)
    await workspace.until(() => workspace.store.read(1, 0).company === 'Mine')
    await workspace.clock.advance(500)
    expect(workspace.disk.counterfoils.size).toBe(0)
    gate = null
    held.open()
    await workspace.clock.settle()
    expect(workspace.disk.counterfoils.size).toBe(1)
    expect(workspace.disk.customers.get(1)).toMatchObject({ company: 'Mine', phone: 'Theirs' })
    expect(await settled(workspace, workspace.sync.shown(1))).toMatchObject({
      confirmed: { company: 'Mine' },
    })
  })
})

describe('an outcome that the disk does not take at first', () => {
  it('does not undo what a pull stores during the pause', async () => {
    let failures = 0
    const workspace = await readyDesk((store) => ({
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
    void workspace.sync.save(1, { company: 'Mine' })
    await workspace.until(() => failures === 1)
    expect(workspace.sync.state.waiting.all()).toMatchObject([{ state: { kind: 'sending' } }])
    await workspace.clock.advance(1_000)
    workspace.store.colleague(1, 'phone', 'Theirs')
    void workspace.sync.refresh(1)
    await workspace.clock.advance(100)
    expect(workspace.disk.customers.get(1)).toMatchObject({ company: 'Mine', phone: 'Theirs' })
    await workspace.until(() => workspace.disk.counterfoils.size === 1)
    expect(workspace.disk.customers.get(1)).toMatchObject({ company: 'Mine', phone: 'Theirs' })
    expect(workspace.sync.state.waiting.all()).toEqual([])
    // No other person's change looks like one of ours.
    expect([...workspace.disk.counterfoils.values()]).toMatchObject([
      { ending: { kind: 'delivered', differs: [] } },
    ])
    expect(workspace.handedOver).toHaveLength(1)
  })
})
