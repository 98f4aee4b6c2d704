import { describe, expect, it } from 'vitest'
import type { LocalStore } from '../../../../../renderer/storage/local-store.ts'
import {
  openTestWorkspace,
  aGate,
  type Gate,
  type Window,
} from '../../../../support/simulation/test-workspace.ts'

/** A store that has read a customer before `gate` says so, for as long as there is one. */
const reading =
  (gate: () => Gate | null) =>
  (store: LocalStore): LocalStore => ({
    ...store,
    customers: {
      ...store.customers,
      get: async (id) => {
        const held = gate()
        const found = await store.customers.get(id)
        await held?.through
        return found
      },
    },
  })

async function readyDesk() {
  const held: { gate: Gate | null } = { gate: null }
  const workspace = openTestWorkspace()
  const window = await workspace.open(reading(() => held.gate))
  await workspace.until(() => window.sync.state.pull.kind === 'idle' && workspace.disk.customers.size === 3)
  // Long enough after the start that reads are believed at once.
  await workspace.clock.advance(5_000)
  return {
    ...workspace,
    ...window,
    openOther: () => workspace.open(reading(() => held.gate)),
    /** Reads a customer; the answer is on its way until `arrive`. */
    async beginToRead({ sync }: Window, id: number) {
      const gate = aGate()
      held.gate = gate
      const shown = sync.shown(id)
      await workspace.clock.settle()
      held.gate = null
      return { shown, arrive: () => gate.open() }
    },
  }
}

describe('a customer that is being read from the disk', () => {
  it('while a pull stores a newer one is not what the next save is laid over', async () => {
    const workspace = await readyDesk()
    const { shown, arrive } = await workspace.beginToRead(workspace, 1)
    workspace.store.colleague(1, 'company', 'Theirs')
    void workspace.sync.refresh(1)
    await workspace.clock.advance(100)
    expect(workspace.disk.customers.get(1)?.company).toBe('Theirs')
    arrive()
    await shown
    workspace.main.setOffline(true, true)
    void workspace.sync.save(1, { company: 'Mine' })
    await workspace.clock.settle()
    expect(workspace.sync.state.waiting.all()).toMatchObject([
      { patch: { company: 'Mine' }, base: { company: 'Theirs' } },
    ])
  })

  it('while an outcome brings a newer one is not what the next save is laid over', async () => {
    const workspace = await readyDesk()
    const { shown, arrive } = await workspace.beginToRead(workspace, 1)
    void workspace.sync.save(1, { company: 'First' })
    await workspace.until(() => workspace.disk.counterfoils.size === 1)
    arrive()
    expect(await shown).toMatchObject({ confirmed: { company: 'First' } })
    workspace.main.setOffline(true, true)
    void workspace.sync.save(1, { company: 'Second' })
    await workspace.clock.settle()
    expect(workspace.sync.state.waiting.all()).toMatchObject([
      { patch: { company: 'Second' }, base: { company: 'First' } },
    ])
  })

  it('while another window stores a newer one is not what the next save is laid over', async () => {
    const workspace = await readyDesk()
    const other = await workspace.openOther()
    await workspace.clock.advance(1_000)
    const { shown, arrive } = await workspace.beginToRead(other, 1)
    void workspace.sync.save(1, { company: 'First' })
    await workspace.until(() => workspace.disk.counterfoils.size === 1)
    await workspace.clock.advance(100)
    arrive()
    await shown
    workspace.main.setOffline(true, true)
    void other.sync.save(1, { company: 'Second' })
    await workspace.clock.settle()
    expect(other.sync.state.waiting.all()).toMatchObject([
      { patch: { company: 'Second' }, base: { company: 'First' } },
    ])
  })
})
