import { describe, expect, it } from 'vitest'
import type { LocalStore } from '../../renderer/db/local-store.ts'
import { aDesk, aGate, type Gate, type Window } from './builders/desk.ts'

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
  const desk = aDesk()
  const window = await desk.open(reading(() => held.gate))
  await desk.until(() => window.sync.state.pull.kind === 'idle' && desk.disk.customers.size === 3)
  // Long enough after the start that reads are believed at once.
  await desk.clock.advance(5_000)
  return {
    ...desk,
    ...window,
    openOther: () => desk.open(reading(() => held.gate)),
    /** Reads a customer; the answer is on its way until `arrive`. */
    async beginToRead({ sync }: Window, id: number) {
      const gate = aGate()
      held.gate = gate
      const shown = sync.shown(id)
      await desk.clock.settle()
      held.gate = null
      return { shown, arrive: () => gate.open() }
    },
  }
}

describe('a customer that is being read from the disk', () => {
  it('while a pull stores a newer one is not what the next save is laid over', async () => {
    const desk = await readyDesk()
    const { shown, arrive } = await desk.beginToRead(desk, 1)
    desk.store.colleague(1, 'company', 'Theirs')
    void desk.sync.refresh(1)
    await desk.clock.advance(100)
    expect(desk.disk.customers.get(1)?.company).toBe('Theirs')
    arrive()
    await shown
    desk.main.setOffline(true, true)
    void desk.sync.save(1, { company: 'Mine' })
    await desk.clock.settle()
    expect(desk.sync.state.edits).toMatchObject([{ patch: { company: 'Mine' }, base: { company: 'Theirs' } }])
  })

  it('while an outcome brings a newer one is not what the next save is laid over', async () => {
    const desk = await readyDesk()
    const { shown, arrive } = await desk.beginToRead(desk, 1)
    void desk.sync.save(1, { company: 'First' })
    await desk.until(() => desk.disk.counterfoils.size === 1)
    arrive()
    expect(await shown).toMatchObject({ confirmed: { company: 'First' } })
    desk.main.setOffline(true, true)
    void desk.sync.save(1, { company: 'Second' })
    await desk.clock.settle()
    expect(desk.sync.state.edits).toMatchObject([
      { patch: { company: 'Second' }, base: { company: 'First' } },
    ])
  })

  it('while another window stores a newer one is not what the next save is laid over', async () => {
    const desk = await readyDesk()
    const other = await desk.openOther()
    await desk.clock.advance(1_000)
    const { shown, arrive } = await desk.beginToRead(other, 1)
    void desk.sync.save(1, { company: 'First' })
    await desk.until(() => desk.disk.counterfoils.size === 1)
    await desk.clock.advance(100)
    arrive()
    await shown
    desk.main.setOffline(true, true)
    void other.sync.save(1, { company: 'Second' })
    await desk.clock.settle()
    expect(other.sync.state.edits).toMatchObject([
      { patch: { company: 'Second' }, base: { company: 'First' } },
    ])
  })
})
