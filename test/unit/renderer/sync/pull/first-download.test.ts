import { describe, expect, it } from 'vitest'
import { bad, good } from '../../../../../shared/answer.ts'
import { openTestWorkspace } from '../../../../support/simulation/test-workspace.ts'
import { aPage } from '../../../../support/builders/page.ts'

describe('the first download', () => {
  it('walks by key in pages of 250 and shows how far it is', async () => {
    const workspace = openTestWorkspace({ customers: 600 })
    const { sync } = await workspace.open()
    const states: string[] = []
    sync.subscribe(({ pull }) => {
      if (pull.kind === 'first-download') states.push(`${pull.got} of ${pull.total}`)
    })
    await workspace.until(() => sync.state.pull.kind === 'idle' && workspace.disk.customers.size === 600)
    expect(workspace.pagesAsked.slice(0, 4)).toEqual([1, 251, 501, 601])
    expect([...new Set(states)]).toEqual(expect.arrayContaining(['250 of 600', '500 of 600']))
  })

  it('goes on where it was when the app died', async () => {
    const workspace = openTestWorkspace({ customers: 600 })
    const first = await workspace.open()
    await workspace.until(() => workspace.disk.customers.size === 250)
    await workspace.clock.settle()
    first.life.end()
    const asked = workspace.pagesAsked.length
    const { sync } = await workspace.open()
    await workspace.until(() => sync.state.pull.kind === 'idle' && workspace.disk.customers.size === 600)
    expect(workspace.pagesAsked[asked]).toBe(251)
  })

  it('waits for a person who stopped it', async () => {
    const workspace = openTestWorkspace({ customers: 600 })
    const { sync } = await workspace.open()
    sync.setPaused('pull', true)
    await workspace.until(() => sync.state.pull.kind === 'paused-by-person')
    expect(workspace.disk.customers.size).toBeLessThan(600)
    sync.setPaused('pull', false)
    await workspace.until(() => workspace.disk.customers.size === 600)
  })

  it('says why it failed and continues without any action', async () => {
    const workspace = openTestWorkspace()
    workspace.main.fates.push('500-before')
    const { sync } = await workspace.open()
    await workspace.until(() => sync.state.pull.kind === 'failed')
    expect(sync.state.pull).toMatchObject({ problem: { code: 'server-error' }, firstDownloadDone: false })
    await workspace.until(() => workspace.disk.customers.size === 3)
  })
})

describe('an answer in the place of the store', () => {
  it('that ends the list too early is not the end of the first download', async () => {
    let isBetween = true
    const workspace = openTestWorkspace({
      customers: 600,
      inItsPlace: ({ minId }) => (isBetween && minId === 251 ? good(aPage()) : undefined),
    })
    const { sync } = await workspace.open()
    await workspace.until(() => sync.state.pull.kind === 'failed')
    expect(sync.state.pull).toMatchObject({
      problem: { code: 'bad-answer' },
      firstDownloadDone: false,
      got: 250,
    })
    isBetween = false
    await workspace.until(() => sync.state.pull.kind === 'idle' && workspace.disk.customers.size === 600)
  })

  it('is verified again at each place', async () => {
    const timesLeft = new Map([
      [251, 2],
      [501, 2],
    ])
    const workspace = openTestWorkspace({
      customers: 600,
      inItsPlace({ minId, modifiedSince }) {
        const left = timesLeft.get(minId) ?? 0
        if (modifiedSince !== undefined) return good(aPage())
        if (left === 0) return undefined
        timesLeft.set(minId, left - 1)
        return good(aPage())
      },
    })
    const { sync } = await workspace.open()
    await workspace.until(() => sync.state.pull.kind === 'idle' && sync.state.pull.lastFinishedAt !== null)
    expect(workspace.disk.customers.size).toBe(600)
  })

  it('is believed where only the count is at odds with it, and what it kept back comes later', async () => {
    let isBetween = true
    const workspace = openTestWorkspace({
      customers: 600,
      inItsPlace: ({ minId, modifiedSince }) =>
        modifiedSince !== undefined || (isBetween && minId === 251) ? good(aPage()) : undefined,
    })
    const { sync } = await workspace.open()
    await workspace.until(() => sync.state.pull.kind === 'idle' && sync.state.pull.lastFinishedAt !== null)
    expect(workspace.disk.customers.size).toBe(250)
    isBetween = false
    await workspace.until(() => workspace.disk.customers.size === 600)
  })

  it('that breaks off every time is requested again after pauses, though the store itself is reached', async () => {
    const workspace = openTestWorkspace({
      customers: 600,
      inItsPlace: ({ minId }) => (minId === 251 ? bad('connection-lost') : undefined),
    })
    const { sync } = await workspace.open()
    await workspace.until(() => sync.state.pull.kind === 'failed')
    const before = workspace.pagesAsked.length
    for (let times = 0; times < 50; times += 1) {
      workspace.main.emit('connection', { kind: 'checking' })
      workspace.main.emit('connection', { kind: 'online', since: workspace.clock.now() })
      await workspace.clock.advance(10)
    }
    expect(workspace.pagesAsked).toHaveLength(before)
    await workspace.until(() => workspace.pagesAsked.length > before)
  })

  it('that is empty removes no customer', async () => {
    let isBetween = false
    const workspace = openTestWorkspace({
      inItsPlace: ({ modifiedSince }) =>
        isBetween && modifiedSince === undefined ? good(aPage()) : undefined,
    })
    const { sync } = await workspace.open()
    await workspace.until(() => sync.state.pull.kind === 'idle' && workspace.disk.customers.size === 3)
    isBetween = true
    const found = sync.findDeleted()
    await workspace.clock.advance(1_000)
    expect(await found).toMatchObject({ ok: false, problem: { code: 'bad-answer' } })
    expect([...workspace.disk.customers.keys()]).toEqual([1, 2, 3])
  })

  it('that keeps the first download from going on keeps nothing from being sent', async () => {
    const workspace = openTestWorkspace({
      customers: 600,
      inItsPlace: ({ minId, modifiedSince }) =>
        minId === 251 && modifiedSince === undefined ? bad('bad-answer') : undefined,
    })
    const { sync } = await workspace.open()
    await workspace.until(() => sync.state.pull.kind === 'failed')
    void sync.save(3, { company: 'Mine' })
    await workspace.until(() => sync.state.waiting.all().length === 1)
    await workspace.until(() => sync.state.waiting.all().length === 0)
    expect(workspace.store.read(3, 0).company).toBe('Mine')
    expect(sync.state.pull).toMatchObject({ kind: 'failed', firstDownloadDone: false })
  })
})
