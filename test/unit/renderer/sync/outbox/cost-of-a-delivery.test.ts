import { expect, it } from 'vitest'
import type { LocalStore } from '../../../../../renderer/storage/local-store.ts'
import type { Edit } from '../../../../../shared/edit.ts'
import { outboxRows } from '../../../../../renderer/domain/edits/outbox-rows.ts'
import { anEdit } from '../../../../support/builders/edit.ts'
import { openTestWorkspace } from '../../../../support/simulation/test-workspace.ts'

// No timer: what is counted are edits looked at, rows and customers read, rows written, writes, and marks in the list,
// while some of those waiting are delivered.

it('looks at as many edits for a delivery with 100 waiting as with 5,000', async () => {
  const few = await costOfDelivering(40, 100)
  const many = await costOfDelivering(40, 5_000)
  expect(many).toEqual(few)
  // Lanes side by side share their writes: each has two, a mark and an outcome.
  expect(many.writes).toBeLessThan(40)
})

async function costOfDelivering(deliveries: number, waiting: number) {
  const cost = { ...NOTHING }
  /** An edit that counts whenever its state is looked at. */
  const counted = (edit: Edit): Edit => {
    const { state } = edit
    return Object.defineProperty({ ...edit }, 'state', {
      enumerable: true,
      get: () => {
        cost.edits += 1
        return state
      },
    })
  }
  const workspace = openTestWorkspace({ customers: waiting })
  const before = await workspace.open()
  await workspace.until(() => workspace.disk.customers.size === waiting)
  before.life.end()
  for (let id = 1; id <= waiting; id += 1) {
    const more = { id: `e${id}`, customerId: id, seq: id, base: { company: `company-0-${id}` } }
    const edit = anEdit({ company: 'New' }, undefined, more)
    workspace.disk.edits.set(edit.id, edit)
  }
  const { sync } = await workspace.open((store) => counting(store, cost, counted))
  sync.setPaused('drain', true)
  await workspace.clock.advance(5_000)
  sync.subscribe(({ waiting }) => {
    // What is on every screen: the number, the oldest, how many need a person.
    void [waiting.count(), waiting.oldest(), waiting.count('conflict', 'refused'), waiting.lastSaved()]
    // What the outbox shows: a window of its rows, at the beginning and far below, and the selected one.
    const rows = outboxRows(waiting)
    for (const from of [0, 80]) for (let at = from; at < from + 15; at += 1) void rows.at(at)
    const selected = waiting.find('e60')
    void [selected && rows.placeOf(selected), selected && rows.next(selected), rows.rowOf(50)]
  })
  sync.subscribeToEdits(({ before, after }) => (cost.changesReported += before.length + after.length))
  Object.assign(cost, NOTHING)
  sync.setPaused('drain', false)
  await workspace.until(() => workspace.disk.counterfoils.size >= deliveries)
  return cost
}

const NOTHING = {
  ...{ edits: 0, rowsRead: 0, rowsWritten: 0, writes: 0, customersRead: 0, marks: 0, changesReported: 0 },
}

function counting(store: LocalStore, cost: typeof NOTHING, counted: (edit: Edit) => Edit): LocalStore {
  return {
    ...store,
    customers: {
      ...store.customers,
      async get(id) {
        cost.customersRead += 1
        return store.customers.get(id)
      },
    },
    search: {
      ...store.search,
      async setOverlays(overlays) {
        cost.marks += overlays.size
        await store.search.setOverlays(overlays)
      },
    },
    outbox: {
      ...store.outbox,
      async all() {
        const rows = await store.outbox.all()
        cost.rowsRead += rows.length
        return rows.map(counted)
      },
      async commit(change) {
        cost.writes += 1
        cost.rowsWritten += (change.put?.length ?? 0) + (change.end?.length ?? 0)
        await store.outbox.commit(change)
      },
    },
  }
}
