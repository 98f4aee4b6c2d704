import { describe, expect, it } from 'vitest'
import { aDesk } from './builders/desk.ts'

async function readyDesk(customers = 3) {
  const desk = aDesk({ customers })
  const window = await desk.open()
  await desk.until(() => window.sync.state.pull.kind === 'idle' && desk.disk.customers.size === customers)
  // Long enough after the start that reads are believed at once.
  await desk.clock.advance(5_000)
  return { ...desk, ...window }
}

describe('the drain', () => {
  it('sends what was saved offline as soon as the store is back, changed fields only', async () => {
    const desk = await readyDesk()
    desk.main.setOffline(true, true)
    void desk.sync.save(1, { company: 'A' })
    void desk.sync.save(1, { phone: '2' })
    void desk.sync.save(2, { notes: 'n' })
    await desk.clock.advance(60_000)
    expect(desk.sync.state.drain.pause.kind).toBe('unreachable')
    expect(desk.handedOver).toEqual([])
    desk.main.setOffline(false, true)
    await desk.clock.advance(1_000)
    expect(desk.handedOver.map(({ customerId, patch }) => [customerId, patch])).toEqual([
      [1, { company: 'A', phone: '2' }],
      [2, { notes: 'n' }],
    ])
    expect(desk.sync.state.edits).toEqual([])
    expect(desk.disk.customers.get(1)).toMatchObject({ company: 'A', phone: '2' })
    expect(desk.sync.state.faults).toEqual([])
  })

  it('keeps several lanes under way, and one edit of a lane at a time', async () => {
    const desk = await readyDesk(20)
    for (let id = 1; id <= 20; id += 1) void desk.sync.save(id, { company: 'x' })
    await desk.clock.advance(30)
    const sending = desk.sync.state.edits.filter(({ state }) => state.kind === 'sending')
    expect(sending).toHaveLength(6)
    void desk.sync.save(1, { company: 'y' })
    await desk.until(() => desk.sync.state.edits.length === 0)
    expect(desk.handedOver).toHaveLength(21)
  })

  it('is not stopped by a lane that cannot go on', async () => {
    const desk = await readyDesk()
    desk.main.fates.push('400')
    void desk.sync.save(1, { email: 'taken' })
    await desk.until(() => desk.sync.state.edits[0]?.state.kind === 'refused')
    void desk.sync.save(2, { company: 'goes' })
    await desk.until(() => desk.sync.state.edits.length === 1)
    expect(desk.sync.state.edits[0]?.customerId).toBe(1)
  })

  it('forgets nothing that falls due between two looks at the clock', async () => {
    let looks = 0
    const desk = aDesk({ customers: 20, sinceTick: () => [0.2, 0.9, 0.1, 0.6, 0.4][(looks += 1) % 5] ?? 0 })
    const { sync } = await desk.open()
    await desk.until(() => desk.disk.customers.size === 20)
    await desk.clock.advance(5_000)
    for (let id = 1; id <= 20; id += 1) {
      desk.main.fates.push('reset-after')
      void sync.save(id, { company: 'A' })
      // An answer that was lost is looked for after three seconds, not after the minute of the last resort.
      await desk.clock.advance(10_000)
      expect(desk.disk.counterfoils.size).toBe(id)
    }
  })

  it('looks before it sends again after an answer was lost', async () => {
    const desk = await readyDesk()
    desk.main.fates.push('reset-after')
    void desk.sync.save(1, { company: 'A' })
    await desk.until(() => desk.disk.counterfoils.size === 1)
    expect(desk.handedOver.map(({ lookFirst }) => lookFirst)).toEqual([false, true])
    expect(desk.store.log).toHaveLength(1)
    expect([...desk.disk.counterfoils.values()]).toMatchObject([{ ending: { status: null }, tries: 2 }])
  })

  it('stops for a token that is not taken, and goes on with the new one', async () => {
    const desk = await readyDesk()
    desk.main.setRevoked(true)
    void desk.sync.save(1, { company: 'A' })
    await desk.until(() => desk.sync.state.drain.pause.kind === 'blocked')
    await desk.clock.advance(3_600_000)
    expect(desk.handedOver).toHaveLength(1)
    desk.main.setRevoked(false)
    desk.sync.tryNow()
    await desk.until(() => desk.sync.state.edits.length === 0)
  })

  it('says when it tries next', async () => {
    const desk = await readyDesk()
    desk.main.fates.push('429')
    void desk.sync.save(1, { company: 'A' })
    await desk.until(() => desk.sync.state.drain.pause.kind === 'rate-limited')
    const { nextTryAt } = desk.sync.state.drain
    expect(nextTryAt).toBeGreaterThan(desk.clock.now())
    await desk.until(() => desk.sync.state.edits.length === 0)
    expect(desk.clock.now() - (nextTryAt ?? 0)).toBeLessThan(500)
  })

  it('goes at once when a person is in a hurry', async () => {
    const desk = await readyDesk()
    desk.main.fates.push('423', '423', '423', '423', '423', '423')
    void desk.sync.save(1, { company: 'A' })
    await desk.until(() => desk.handedOver.length === 6)
    desk.sync.tryNow()
    await desk.clock.advance(500)
    expect(desk.sync.state.edits).toEqual([])
  })

  it('rests while a person has stopped it, over a restart too', async () => {
    const desk = await readyDesk()
    desk.sync.setPaused('drain', true)
    void desk.sync.save(1, { company: 'A' })
    await desk.clock.advance(60_000)
    expect(desk.handedOver).toEqual([])
    expect(desk.sync.state.drain.pause.kind).toBe('stopped-by-person')
    desk.life.end()
    const { sync } = await desk.open()
    await desk.clock.advance(60_000)
    expect(desk.handedOver).toEqual([])
    expect(sync.state.drain.pause.kind).toBe('stopped-by-person')
    sync.setPaused('drain', false)
    await desk.until(() => sync.state.edits.length === 0)
  })

  it('asks main for the outcomes of a page that died', async () => {
    const desk = await readyDesk()
    desk.main.fates.push('slow')
    void desk.sync.save(1, { company: 'A' })
    await desk.until(() => desk.handedOver.length === 1)
    desk.life.end()
    const { sync } = await desk.open()
    expect(sync.state.edits[0]?.state.kind).toBe('sending')
    await desk.until(() => sync.state.edits.length === 0)
    expect(desk.handedOver).toHaveLength(1)
  })
})

describe('two windows', () => {
  it('drain once, and both show it', async () => {
    const desk = await readyDesk()
    const other = await desk.open()
    void other.sync.save(1, { company: 'A' })
    await desk.until(() => desk.sync.state.edits.length === 1)
    await desk.until(() => other.sync.state.edits[0]?.state.kind === 'sending')
    await desk.until(() => other.sync.state.edits.length === 0)
    expect(desk.sync.state.edits).toEqual([])
    expect(desk.handedOver).toHaveLength(1)
  })

  it('hand the drain on when the first one closes', async () => {
    const desk = await readyDesk()
    const other = await desk.open()
    void desk.sync.close()
    await desk.clock.settle()
    void other.sync.save(1, { company: 'A' })
    await desk.until(() => other.sync.state.edits.length === 0 && desk.handedOver.length === 1)
  })
})

describe('the sum of all saves', () => {
  it('is shown to be broken when a row vanished', async () => {
    const desk = await readyDesk()
    void desk.sync.save(1, { company: 'A' })
    await desk.until(() => desk.disk.counterfoils.size === 1)
    await desk.clock.advance(1_000)
    desk.disk.counterfoils.clear()
    void desk.sync.save(2, { company: 'B' })
    await desk.until(() => desk.sync.state.faults.length > 0)
    expect(desk.sync.state.faults[0]).toContain('2 saves were made, but 1 are accounted for')
  })

  it('is whole again after the database was lost, and says what went with it', async () => {
    const desk = await readyDesk()
    void desk.sync.save(1, { company: 'A' })
    await desk.until(() => desk.disk.counterfoils.size === 1)
    desk.main.setOffline(true, true)
    void desk.sync.save(2, { company: 'B' })
    await desk.clock.advance(100)
    desk.life.end()
    for (const table of Object.values(desk.disk)) table.clear()
    const { sync } = await desk.open()
    await desk.until(() => sync.state.edits.length === 1)
    expect(sync.state.edits[0]).toMatchObject({ patch: { company: 'B' }, state: { kind: 'unknown' } })
    expect(sync.state.faults).toEqual([expect.stringContaining('The database on this machine was lost')])
    desk.main.setOffline(false, true)
    await desk.until(() => sync.state.edits.length === 0)
    expect(desk.store.read(2, 0).company).toBe('B')
  })
})
