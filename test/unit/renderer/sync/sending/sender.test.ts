import { describe, expect, it } from 'vitest'
import { openTestWorkspace } from '../../../../support/simulation/test-workspace.ts'

async function readyDesk(customers = 3) {
  const workspace = openTestWorkspace({ customers })
  const window = await workspace.open()
  await workspace.until(
    () => window.sync.state.pull.kind === 'idle' && workspace.disk.customers.size === customers,
  )
  // Long enough after the start that reads are believed at once.
  await workspace.clock.advance(5_000)
  return { ...workspace, ...window }
}

describe('the drain', () => {
  it('sends what was saved offline as soon as the store is back, changed fields only', async () => {
    const workspace = await readyDesk()
    workspace.main.setOffline(true, true)
    void workspace.sync.save(1, { company: 'A' })
    void workspace.sync.save(1, { phone: '2' })
    void workspace.sync.save(2, { notes: 'n' })
    await workspace.clock.advance(60_000)
    expect(workspace.sync.state.drain.pause.kind).toBe('unreachable')
    expect(workspace.handedOver).toEqual([])
    workspace.main.setOffline(false, true)
    await workspace.clock.advance(1_000)
    expect(workspace.handedOver.map(({ customerId, patch }) => [customerId, patch])).toEqual([
      [1, { company: 'A', phone: '2' }],
      [2, { notes: 'n' }],
    ])
    expect(workspace.sync.state.waiting.all()).toEqual([])
    expect(workspace.disk.customers.get(1)).toMatchObject({ company: 'A', phone: '2' })
    expect(workspace.sync.state.faults).toEqual([])
  })

  it('keeps several lanes under way, and one edit of a lane at a time', async () => {
    const workspace = await readyDesk(20)
    for (let id = 1; id <= 20; id += 1) void workspace.sync.save(id, { company: 'x' })
    await workspace.clock.advance(30)
    const sending = workspace.sync.state.waiting.all().filter(({ state }) => state.kind === 'sending')
    expect(sending).toHaveLength(6)
    void workspace.sync.save(1, { company: 'y' })
    await workspace.until(() => workspace.sync.state.waiting.all().length === 0)
    expect(workspace.handedOver).toHaveLength(21)
  })

  it('counts what it delivered in all, also after it ended and began again', async () => {
    const workspace = await readyDesk()
    for (const company of ['A', 'B']) {
      void workspace.sync.save(1, { company })
      await workspace.clock.advance(5_000)
      expect(workspace.sync.state.drain).toMatchObject({ kind: 'idle', delivered: 0 })
    }
    expect(workspace.sync.state.drain.deliveredInAll).toBe(2)
  })

  it('is not stopped by a lane that cannot go on', async () => {
    const workspace = await readyDesk()
    workspace.main.fates.push('400')
    void workspace.sync.save(1, { email: 'taken' })
    await workspace.until(() => workspace.sync.state.waiting.all()[0]?.state.kind === 'refused')
    void workspace.sync.save(2, { company: 'goes' })
    await workspace.until(() => workspace.sync.state.waiting.all().length === 1)
    expect(workspace.sync.state.waiting.all()[0]?.customerId).toBe(1)
  })

  it('forgets nothing that falls due between two readings of the clock', async () => {
    let looks = 0
    const workspace = openTestWorkspace({
      customers: 20,
      sinceTick: () => [0.2, 0.9, 0.1, 0.6, 0.4][(looks += 1) % 5] ?? 0,
    })
    const { sync } = await workspace.open()
    await workspace.until(() => workspace.disk.customers.size === 20)
    await workspace.clock.advance(5_000)
    for (let id = 1; id <= 20; id += 1) {
      workspace.main.fates.push('reset-after')
      void sync.save(id, { company: 'A' })
      // An answer that was lost is looked for after three seconds, not after the minute of the last resort.
      await workspace.clock.advance(10_000)
      expect(workspace.disk.counterfoils.size).toBe(id)
    }
  })

  it('reads the customer before it sends again after an answer was lost', async () => {
    const workspace = await readyDesk()
    workspace.main.fates.push('reset-after')
    void workspace.sync.save(1, { company: 'A' })
    await workspace.until(() => workspace.disk.counterfoils.size === 1)
    expect(workspace.handedOver.map(({ verifyFirst }) => verifyFirst)).toEqual([false, true])
    expect(workspace.store.log).toHaveLength(1)
    expect([...workspace.disk.counterfoils.values()]).toMatchObject([{ ending: { status: null }, tries: 2 }])
  })

  it('stops for a token that is not taken, and goes on with the new one', async () => {
    const workspace = await readyDesk()
    workspace.main.setRevoked(true)
    void workspace.sync.save(1, { company: 'A' })
    await workspace.until(() => workspace.sync.state.drain.pause.kind === 'blocked')
    await workspace.clock.advance(3_600_000)
    expect(workspace.handedOver).toHaveLength(1)
    workspace.main.setRevoked(false)
    workspace.sync.tryNow()
    await workspace.until(() => workspace.sync.state.waiting.all().length === 0)
  })

  it('says when it tries next', async () => {
    const workspace = await readyDesk()
    workspace.main.fates.push('429')
    void workspace.sync.save(1, { company: 'A' })
    await workspace.until(() => workspace.sync.state.drain.pause.kind === 'rate-limited')
    const { nextTryAt } = workspace.sync.state.drain
    expect(nextTryAt).toBeGreaterThan(workspace.clock.now())
    await workspace.until(() => workspace.sync.state.waiting.all().length === 0)
    expect(workspace.clock.now() - (nextTryAt ?? 0)).toBeLessThan(500)
  })

  it('sends at once when a person presses "try now"', async () => {
    const workspace = await readyDesk()
    workspace.main.fates.push('423', '423', '423', '423', '423', '423')
    void workspace.sync.save(1, { company: 'A' })
    await workspace.until(() => workspace.handedOver.length === 6)
    workspace.sync.tryNow()
    await workspace.clock.advance(500)
    expect(workspace.sync.state.waiting.all()).toEqual([])
  })

  it('pauses while a person has stopped it, over a restart too', async () => {
    const workspace = await readyDesk()
    workspace.sync.setPaused('drain', true)
    void workspace.sync.save(1, { company: 'A' })
    await workspace.clock.advance(60_000)
    expect(workspace.handedOver).toEqual([])
    expect(workspace.sync.state.drain.pause.kind).toBe('stopped-by-person')
    workspace.life.end()
    const { sync } = await workspace.open()
    await workspace.clock.advance(60_000)
    expect(workspace.handedOver).toEqual([])
    expect(sync.state.drain.pause.kind).toBe('stopped-by-person')
    sync.setPaused('drain', false)
    await workspace.until(() => sync.state.waiting.all().length === 0)
  })

  it('asks main for the outcomes of a page that died', async () => {
    const workspace = await readyDesk()
    workspace.main.fates.push('slow')
    void workspace.sync.save(1, { company: 'A' })
    await workspace.until(() => workspace.handedOver.length === 1)
    workspace.life.end()
    const { sync } = await workspace.open()
    expect(sync.state.waiting.all()[0]?.state.kind).toBe('sending')
    await workspace.until(() => sync.state.waiting.all().length === 0)
    expect(workspace.handedOver).toHaveLength(1)
  })
})

describe('two windows', () => {
  it('drain once, and both show it', async () => {
    const workspace = await readyDesk()
    const other = await workspace.open()
    void other.sync.save(1, { company: 'A' })
    await workspace.until(() => workspace.sync.state.waiting.all().length === 1)
    await workspace.until(() => other.sync.state.waiting.all()[0]?.state.kind === 'sending')
    await workspace.until(() => other.sync.state.waiting.all().length === 0)
    expect(workspace.sync.state.waiting.all()).toEqual([])
    expect(workspace.handedOver).toHaveLength(1)
  })

  it('hand the drain on when the first one closes', async () => {
    const workspace = await readyDesk()
    const other = await workspace.open()
    void workspace.sync.close()
    await workspace.clock.settle()
    void other.sync.save(1, { company: 'A' })
    await workspace.until(
      () => other.sync.state.waiting.all().length === 0 && workspace.handedOver.length === 1,
    )
  })
})

describe('the sum of all saves', () => {
  it('is shown to be broken when a row vanished', async () => {
    const workspace = await readyDesk()
    void workspace.sync.save(1, { company: 'A' })
    await workspace.until(() => workspace.disk.counterfoils.size === 1)
    await workspace.clock.advance(1_000)
    workspace.disk.counterfoils.clear()
    void workspace.sync.save(2, { company: 'B' })
    await workspace.until(() => workspace.sync.state.faults.length > 0)
    expect(workspace.sync.state.faults[0]).toContain('2 saves were made, but 1 are accounted for')
  })

  it('is whole again after the database was lost, and says what went with it', async () => {
    const workspace = await readyDesk()
    void workspace.sync.save(1, { company: 'A' })
    await workspace.until(() => workspace.disk.counterfoils.size === 1)
    workspace.main.setOffline(true, true)
    void workspace.sync.save(2, { company: 'B' })
    await workspace.clock.advance(100)
    workspace.life.end()
    for (const table of Object.values(workspace.disk)) table.clear()
    const { sync } = await workspace.open()
    await workspace.until(() => sync.state.waiting.all().length === 1)
    expect(sync.state.waiting.all()[0]).toMatchObject({ patch: { company: 'B' }, state: { kind: 'unknown' } })
    expect(sync.state.faults).toEqual([expect.stringContaining('The database on this machine was lost')])
    workspace.main.setOffline(false, true)
    await workspace.until(() => sync.state.waiting.all().length === 0)
    expect(workspace.store.read(2, 0).company).toBe('B')
  })
})
