import { describe, expect, it } from 'vitest'
import { good } from '../../../../../shared/answer.ts'
import { openTestWorkspace } from '../../../../support/simulation/test-workspace.ts'
import { aPage } from '../../../../support/builders/page.ts'

describe('later pulls', () => {
  const ready = async (customers = 3) => {
    const workspace = openTestWorkspace({ customers })
    const { sync } = await workspace.open()
    await workspace.until(
      () => sync.state.pull.kind === 'idle' && workspace.disk.customers.size === customers,
    )
    return { ...workspace, sync }
  }

  it('bring what a colleague changed, every few minutes', async () => {
    const workspace = await ready()
    await workspace.clock.advance(60_000)
    workspace.store.colleague(2, 'company', 'Theirs')
    await workspace.until(() => workspace.disk.customers.get(2)?.company === 'Theirs')
  })

  it('come at once when the store is back', async () => {
    const workspace = await ready()
    workspace.main.setOffline(true, true)
    await workspace.clock.advance(10_000)
    workspace.store.colleague(2, 'company', 'Theirs')
    workspace.main.setOffline(false, true)
    await workspace.clock.advance(500)
    expect(workspace.disk.customers.get(2)?.company).toBe('Theirs')
  })

  it('begin again when a person asks while one is under way, which may have passed what changed', async () => {
    let atEnd = (): void => undefined
    const workspace = openTestWorkspace({
      customers: 3,
      inItsPlace({ minId, modifiedSince }) {
        if (modifiedSince === undefined) return undefined
        const page = good(
          aPage(workspace.store.ids.filter((id) => id >= minId).map((id) => workspace.store.read(id, 0))),
        )
        atEnd()
        return page
      },
    })
    const { sync } = await workspace.open()
    await workspace.until(() => sync.state.pull.kind === 'idle' && workspace.disk.customers.size === 3)
    await workspace.clock.advance(5_000)
    atEnd = () => {
      atEnd = () => undefined
      workspace.store.colleague(2, 'company', 'Theirs')
      sync.tryNow()
    }
    sync.tryNow()
    await workspace.clock.advance(1_000)
    expect(workspace.disk.customers.get(2)?.company).toBe('Theirs')
  })

  it('show a conflict in a waiting edit before anything is sent', async () => {
    const workspace = await ready()
    workspace.main.setOffline(true, true)
    void workspace.sync.save(2, { company: 'Mine' })
    await workspace.clock.advance(10_000)
    workspace.store.colleague(2, 'company', 'Theirs')
    workspace.main.setOffline(false, true)
    await workspace.until(() => workspace.sync.state.waiting.all()[0]?.state.kind === 'conflict')
    expect(workspace.handedOver).toEqual([])
  })

  it('find customers that the store no longer has, and keep those with waiting edits', async () => {
    const workspace = await ready()
    workspace.main.setOffline(true, true)
    void workspace.sync.save(3, { company: 'Mine' })
    await workspace.clock.settle()
    for (const id of [3, 77, 78]) {
      workspace.disk.customers.set(id, { ...workspace.store.read(1, 0), id })
    }
    workspace.sync.setPaused('drain', true)
    workspace.main.setOffline(false, true)
    await workspace.clock.advance(1_000)
    void workspace.sync.findDeleted()
    await workspace.until(() => !workspace.disk.customers.has(77))
    expect([...workspace.disk.customers.keys()]).toEqual([1, 2, 3])
  })

  it('fetch one customer afresh when asked', async () => {
    const workspace = await ready()
    await workspace.clock.advance(5_000)
    workspace.store.colleague(2, 'company', 'Theirs')
    void workspace.sync.refresh(2)
    await workspace.clock.advance(100)
    expect(workspace.disk.customers.get(2)?.company).toBe('Theirs')
  })

  it.each([
    [250, [1, 251]],
    // Some stores cut their pages shorter than was asked for.
    [249, [1, 250]],
    [50, [1, 51]],
  ])('that bring a page of %i ask for those from %j on', async (size, expected) => {
    const asked: number[] = []
    let isSoFar = false
    const workspace = openTestWorkspace({
      customers: 300,
      inItsPlace({ minId, modifiedSince }) {
        if (!isSoFar || modifiedSince === undefined) return undefined
        asked.push(minId)
        const ids = workspace.store.ids.filter((id) => id >= minId && id <= size)
        return good(aPage(ids.map((id) => workspace.store.read(id, 0))))
      },
    })
    const { sync } = await workspace.open()
    await workspace.until(() => sync.state.pull.kind === 'idle' && workspace.disk.customers.size === 300)
    await workspace.clock.advance(5_000)
    isSoFar = true
    await workspace.until(() => asked.length > 0)
    await workspace.clock.advance(5_000)
    expect(asked).toEqual(expected)
    expect(sync.state.pull.kind).toBe('idle')
  })
})
