import { describe, expect, it } from 'vitest'
import { bad, good } from '../../shared/answer.ts'
import { aDesk } from './builders/desk.ts'

describe('the first download', () => {
  it('walks by key in pages of 250 and shows how far it is', async () => {
    const desk = aDesk({ customers: 600 })
    const { sync } = await desk.open()
    const states: string[] = []
    sync.onChange(({ pull }) => {
      if (pull.kind === 'first-download') states.push(`${pull.got} of ${pull.total}`)
    })
    await desk.until(() => sync.state.pull.kind === 'idle' && desk.disk.customers.size === 600)
    expect(desk.pagesAsked.slice(0, 4)).toEqual([1, 251, 501, 601])
    expect([...new Set(states)]).toEqual(expect.arrayContaining(['250 of 600', '500 of 600']))
  })

  it('goes on where it was when the app died', async () => {
    const desk = aDesk({ customers: 600 })
    const first = await desk.open()
    await desk.until(() => desk.disk.customers.size === 250)
    await desk.clock.settle()
    first.life.end()
    const asked = desk.pagesAsked.length
    const { sync } = await desk.open()
    await desk.until(() => sync.state.pull.kind === 'idle' && desk.disk.customers.size === 600)
    expect(desk.pagesAsked[asked]).toBe(251)
  })

  it('waits for a person who stopped it', async () => {
    const desk = aDesk({ customers: 600 })
    const { sync } = await desk.open()
    sync.setPaused('pull', true)
    await desk.until(() => sync.state.pull.kind === 'paused-by-person')
    expect(desk.disk.customers.size).toBeLessThan(600)
    sync.setPaused('pull', false)
    await desk.until(() => desk.disk.customers.size === 600)
  })

  it('says why it failed and goes on by itself', async () => {
    const desk = aDesk()
    desk.main.fates.push('500-before')
    const { sync } = await desk.open()
    await desk.until(() => sync.state.pull.kind === 'failed')
    expect(sync.state.pull).toMatchObject({ problem: { code: 'server-error' }, firstDownloadDone: false })
    await desk.until(() => desk.disk.customers.size === 3)
  })
})

describe('an answer in the place of the store', () => {
  it('that ends the list too early is not the end of the first download', async () => {
    let isBetween = true
    const desk = aDesk({
      customers: 600,
      inItsPlace: ({ minId }) => (isBetween && minId === 251 ? good([]) : undefined),
    })
    const { sync } = await desk.open()
    await desk.until(() => sync.state.pull.kind === 'failed')
    expect(sync.state.pull).toMatchObject({
      problem: { code: 'bad-answer' },
      firstDownloadDone: false,
      got: 250,
    })
    isBetween = false
    await desk.until(() => sync.state.pull.kind === 'idle' && desk.disk.customers.size === 600)
  })

  it('is doubted anew at each place', async () => {
    const timesLeft = new Map([
      [251, 2],
      [501, 2],
    ])
    const desk = aDesk({
      customers: 600,
      inItsPlace({ minId, modifiedSince }) {
        const left = timesLeft.get(minId) ?? 0
        if (modifiedSince !== undefined) return good([])
        if (left === 0) return undefined
        timesLeft.set(minId, left - 1)
        return good([])
      },
    })
    const { sync } = await desk.open()
    await desk.until(() => sync.state.pull.kind === 'idle' && sync.state.pull.lastFinishedAt !== null)
    expect(desk.disk.customers.size).toBe(600)
  })

  it('is believed where only the count is at odds with it, and what it kept back comes later', async () => {
    let isBetween = true
    const desk = aDesk({
      customers: 600,
      inItsPlace: ({ minId, modifiedSince }) =>
        modifiedSince !== undefined || (isBetween && minId === 251) ? good([]) : undefined,
    })
    const { sync } = await desk.open()
    await desk.until(() => sync.state.pull.kind === 'idle' && sync.state.pull.lastFinishedAt !== null)
    expect(desk.disk.customers.size).toBe(250)
    isBetween = false
    await desk.until(() => desk.disk.customers.size === 600)
  })

  it('that breaks off every time is asked again after rests, though the store itself is reached', async () => {
    const desk = aDesk({
      customers: 600,
      inItsPlace: ({ minId }) => (minId === 251 ? bad('connection-lost') : undefined),
    })
    const { sync } = await desk.open()
    await desk.until(() => sync.state.pull.kind === 'failed')
    const before = desk.pagesAsked.length
    for (let times = 0; times < 50; times += 1) {
      desk.main.emit('connection', { kind: 'checking' })
      desk.main.emit('connection', { kind: 'online', since: desk.clock.now() })
      await desk.clock.advance(10)
    }
    expect(desk.pagesAsked).toHaveLength(before)
    await desk.until(() => desk.pagesAsked.length > before)
  })

  it('that shows nobody takes nobody away', async () => {
    let isBetween = false
    const desk = aDesk({
      inItsPlace: ({ modifiedSince }) => (isBetween && modifiedSince === undefined ? good([]) : undefined),
    })
    const { sync } = await desk.open()
    await desk.until(() => sync.state.pull.kind === 'idle' && desk.disk.customers.size === 3)
    isBetween = true
    const found = sync.findDeleted()
    await desk.clock.advance(1_000)
    expect(await found).toMatchObject({ ok: false, problem: { code: 'bad-answer' } })
    expect([...desk.disk.customers.keys()]).toEqual([1, 2, 3])
  })

  it('that keeps the first download from going on keeps nothing from being sent', async () => {
    const desk = aDesk({
      customers: 600,
      inItsPlace: ({ minId, modifiedSince }) =>
        minId === 251 && modifiedSince === undefined ? bad('bad-answer') : undefined,
    })
    const { sync } = await desk.open()
    await desk.until(() => sync.state.pull.kind === 'failed')
    void sync.save(3, { company: 'Mine' })
    await desk.until(() => sync.state.edits.length === 1)
    await desk.until(() => sync.state.edits.length === 0)
    expect(desk.store.read(3, 0).company).toBe('Mine')
    expect(sync.state.pull).toMatchObject({ kind: 'failed', firstDownloadDone: false })
  })
})

describe('later pulls', () => {
  const ready = async (customers = 3) => {
    const desk = aDesk({ customers })
    const { sync } = await desk.open()
    await desk.until(() => sync.state.pull.kind === 'idle' && desk.disk.customers.size === customers)
    return { ...desk, sync }
  }

  it('bring what a colleague changed, every few minutes', async () => {
    const desk = await ready()
    await desk.clock.advance(60_000)
    desk.store.colleague(2, 'company', 'Theirs')
    await desk.until(() => desk.disk.customers.get(2)?.company === 'Theirs')
  })

  it('come at once when the store is back', async () => {
    const desk = await ready()
    desk.main.setOffline(true, true)
    await desk.clock.advance(10_000)
    desk.store.colleague(2, 'company', 'Theirs')
    desk.main.setOffline(false, true)
    await desk.clock.advance(500)
    expect(desk.disk.customers.get(2)?.company).toBe('Theirs')
  })

  it('show a conflict in a waiting edit before anything is sent', async () => {
    const desk = await ready()
    desk.main.setOffline(true, true)
    void desk.sync.save(2, { company: 'Mine' })
    await desk.clock.advance(10_000)
    desk.store.colleague(2, 'company', 'Theirs')
    desk.main.setOffline(false, true)
    await desk.until(() => desk.sync.state.edits[0]?.state.kind === 'conflict')
    expect(desk.handedOver).toEqual([])
  })

  it('find customers that the store no longer has, and keep those with waiting edits', async () => {
    const desk = await ready()
    desk.main.setOffline(true, true)
    void desk.sync.save(3, { company: 'Mine' })
    await desk.clock.settle()
    for (const id of [3, 77, 78]) {
      desk.disk.customers.set(id, { ...desk.store.read(1, 0), id })
    }
    desk.sync.setPaused('drain', true)
    desk.main.setOffline(false, true)
    await desk.clock.advance(1_000)
    void desk.sync.findDeleted()
    await desk.until(() => !desk.disk.customers.has(77))
    expect([...desk.disk.customers.keys()]).toEqual([1, 2, 3])
  })

  it('fetch one customer afresh when asked', async () => {
    const desk = await ready()
    await desk.clock.advance(5_000)
    desk.store.colleague(2, 'company', 'Theirs')
    void desk.sync.refresh(2)
    await desk.clock.advance(100)
    expect(desk.disk.customers.get(2)?.company).toBe('Theirs')
  })

  it.each([
    [250, [1, 251]],
    [249, [1]],
  ])('that bring a page of %i ask for those from %j on', async (size, expected) => {
    const asked: number[] = []
    let isSoFar = false
    const desk = aDesk({
      customers: 300,
      inItsPlace({ minId, modifiedSince }) {
        if (!isSoFar || modifiedSince === undefined) return undefined
        asked.push(minId)
        const ids = desk.store.ids.filter((id) => id >= minId && id <= size)
        return good(ids.map((id) => desk.store.read(id, 0)))
      },
    })
    const { sync } = await desk.open()
    await desk.until(() => sync.state.pull.kind === 'idle' && desk.disk.customers.size === 300)
    await desk.clock.advance(5_000)
    isSoFar = true
    await desk.until(() => asked.length > 0)
    await desk.clock.advance(5_000)
    expect(asked).toEqual(expected)
    expect(sync.state.pull.kind).toBe('idle')
  })
})

describe('one customer that is fetched afresh', () => {
  it.each([
    ['cannot be read', 'getMany', []],
    ['cannot be written', 'save', []],
    ['cannot take a customer with a waiting edit', 'commit', ['Mine']],
  ] as const)('answers with a problem where the disk %s', async (_words, call, waiting) => {
    let isBroken = false
    const broken = async (): Promise<void> => {
      if (isBroken) throw new Error('disk')
    }
    const desk = aDesk()
    const { sync } = await desk.open((store) => ({
      ...store,
      customers: {
        ...store.customers,
        getMany: async (ids) => {
          if (call === 'getMany') await broken()
          return store.customers.getMany(ids)
        },
        save: async (customers) => {
          if (call === 'save') await broken()
          await store.customers.save(customers)
        },
      },
      outbox: {
        ...store.outbox,
        commit: async (change) => {
          if (call === 'commit') await broken()
          await store.outbox.commit(change)
        },
      },
    }))
    await desk.until(() => sync.state.pull.kind === 'idle' && desk.disk.customers.size === 3)
    await desk.clock.advance(5_000)
    sync.setPaused('drain', true)
    for (const phone of waiting) void sync.save(2, { phone })
    await desk.clock.settle()
    desk.store.colleague(2, 'company', 'Theirs')

    isBroken = true
    const refused = sync.refresh(2)
    await desk.clock.advance(100)
    expect(await refused).toMatchObject({ ok: false, problem: { code: 'disk-error', detail: 'disk' } })
    expect(desk.disk.customers.get(2)?.company).not.toBe('Theirs')

    isBroken = false
    const taken = sync.refresh(2)
    await desk.clock.advance(100)
    expect(await taken).toMatchObject({ ok: true, value: { company: 'Theirs' } })
    expect(desk.disk.customers.get(2)?.company).toBe('Theirs')
  })

  it('is answered also where the disk does not take its addresses', async () => {
    const desk = aDesk()
    const { sync } = await desk.open(
      (store) => ({
        ...store,
        notebook: { ...store.notebook, writeFor: () => Promise.reject(new Error('disk')) },
      }),
      (bridge) => ({ ...bridge, store: { ...bridge.store, addresses: async () => good([]) } }),
    )
    await desk.until(() => sync.state.pull.kind === 'idle' && desk.disk.customers.size === 3)
    const answer = sync.refresh(2)
    await desk.clock.advance(100)
    expect(await answer).toMatchObject({ ok: true, value: { id: 2 } })
  })
})
