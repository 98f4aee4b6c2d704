import { describe, expect, it } from 'vitest'
import type { EditBatchRow } from '../../renderer/storage/database.ts'
import { StaleOutboxError } from '../../renderer/storage/local-store.ts'
import { openLocalStore } from '../../renderer/storage/open-local-store.ts'
import type { Edit } from '../../shared/edit.ts'
import { aCounterfoil, anEdit, NOW } from '../support/database/people.ts'
import { allRows, changeRows, damaged } from '../support/database/raw.ts'
import { open, reopen } from '../support/database/stores.ts'

/** Edits as a change for many makes them: the same patch, and nearly the same base. */
const many = (count: number, firstSeq = 1): readonly Edit[] =>
  Array.from({ length: count }, (_, at) =>
    anEdit({
      id: `edit-${firstSeq + at}`,
      customerId: 100 + firstSeq + at,
      seq: firstSeq + at,
      label: `Customer ${firstSeq + at}`,
      patch: { tax_exempt_category: 'WHOLESALE' },
      base: { tax_exempt_category: at % 3 === 0 ? 'CHARITY' : '' },
      createdAt: NOW + at,
      savedAt: NOW + at,
    }),
  )
const ids = (edits: readonly Edit[]) => edits.map(({ id }) => id)
const ending = (editId: string) => aCounterfoil({ editId })

describe('Many edits that are saved at once', () => {
  it('are a few rows, and come back as they were, in the order of saving', async () => {
    const edits = many(600)
    const single = anEdit({ id: 'single', seq: 601, state: { kind: 'gone', since: NOW } })
    const store = await open()
    await store.outbox.commit({ put: [...edits, single] })
    const rows = await allRows(store.storeHash)
    expect([rows.get('outbox')?.length, rows.get('editBatches')?.length]).toEqual([1, 3])
    const again = await reopen(store)
    expect(await again.outbox.all()).toEqual([...edits, single])
  })

  it('change and end one by one, and their rows go with the last of them', async () => {
    const edits = many(40)
    const store = await open()
    await store.outbox.commit({ put: edits })
    const sent = {
      ...(edits[7] as Edit),
      tries: 1,
      state: { kind: 'sending', attemptId: 'a', since: NOW },
    } as Edit
    await store.outbox.commit({ put: [sent] })
    await store.outbox.commit({ end: [ending('edit-8'), ending('edit-1')] })
    await store.outbox.commit({ put: [{ ...(edits[1] as Edit), saves: 2 }] })
    const again = await reopen(store)
    const left = await again.outbox.all()
    expect(ids(left)).toEqual(ids(edits).filter((id) => id !== 'edit-1' && id !== 'edit-8'))
    expect(left[0]).toEqual({ ...edits[1], saves: 2 })
    await again.outbox.commit({ end: left.map(({ id }) => ending(id)) })
    const rows = await allRows(store.storeHash)
    expect(['outbox', 'editBatches', 'batchMembers'].map((table) => rows.get(table))).toEqual([[], [], []])
    expect((await again.counterfoils.sums()).delivered).toBe(40)
  })

  it('are not written over by a window that does not know what another one did to them', async () => {
    const edits = many(40)
    const one = await open()
    await one.outbox.commit({ put: edits })
    const other = await open(one.storeHash)
    await other.outbox.all()
    const changed = (at: number, saves: number): Edit => ({ ...(edits[at] as Edit), saves })
    await one.outbox.commit({ put: [changed(0, 2)] })
    await one.outbox.commit({ end: [ending('edit-2')] })
    for (const change of [
      { put: [changed(0, 3)] },
      { put: [changed(1, 3)] },
      { end: [ending('edit-1')] },
      { end: [ending('edit-2')] },
      { put: [changed(2, 3), changed(1, 3)], end: [ending('edit-4')] },
    ]) {
      await expect(other.outbox.commit(change)).rejects.toThrow(StaleOutboxError)
    }
    expect(ids(await one.outbox.all())).toEqual(ids(edits).filter((id) => id !== 'edit-2'))
    // What the other window did not touch may be changed.
    await one.outbox.commit({ put: [changed(5, 2)] })
    const third = await open(one.storeHash)
    await third.outbox.commit({ put: [anEdit({ id: 'new', seq: 99 })] })
    await other.outbox.all()
    await other.outbox.commit({ put: [changed(0, 3)], end: [ending('edit-6'), ending('edit-7')] })
    await expect(one.outbox.commit({ end: [ending('edit-7')] })).rejects.toThrow(StaleOutboxError)
  })

  it.each<[string, (row: EditBatchRow) => EditBatchRow]>([
    ['damaged', (row) => ({ ...row, data: damaged(row.data) as EditBatchRow['data'] })],
    ['of other customers', (row) => ({ ...row, customerIds: row.customerIds.toReversed() as Uint32Array })],
    ['of other times', (row) => ({ ...row, savedAt: row.savedAt.map((time) => time + 1) })],
  ])('are shown as unreadable where they are %s, and can be given back', async (_what, change) => {
    const edits = many(40)
    const store = await open()
    await store.outbox.commit({ put: edits })
    await changeRows<EditBatchRow>(store.storeHash, 'editBatches', change)
    const again = await reopen(store)
    const broken = await again.outbox.all()
    expect(ids(broken)).toEqual(ids(edits))
    expect(new Set(broken.map(({ state }) => state.kind))).toEqual(new Set(['unreadable']))
    // The journal has them.
    await again.outbox.commit({ put: edits.slice(0, 2), end: [ending('edit-3')] })
    const mended = await (await reopen(again)).outbox.all()
    expect(mended.slice(0, 2)).toEqual(edits.slice(0, 2))
    expect([mended.length, mended[2]?.id, mended[2]?.state.kind]).toEqual([39, 'edit-4', 'unreadable'])
  })

  it('are as this window read them until another one does something to them', async () => {
    const one = await open()
    expect(await one.outbox.isAsRead()).toBe(false)
    await one.outbox.all()
    await one.outbox.commit({ put: [...many(40), anEdit({ id: 'single', seq: 41 })] })
    expect(await one.outbox.isAsRead()).toBe(true)
    const other = await open(one.storeHash)
    await other.outbox.all()
    await one.outbox.commit({ end: [ending('edit-1'), ending('single')] })
    await one.outbox.commit({ put: [{ ...(many(40)[4] as Edit), saves: 2 }] })
    expect([await one.outbox.isAsRead(), await other.outbox.isAsRead()]).toEqual([true, false])
    await other.outbox.all()
    expect(await other.outbox.isAsRead()).toBe(true)
    await one.outbox.commit({ put: [anEdit({ id: 'new', seq: 42 })] })
    expect(await other.outbox.isAsRead()).toBe(false)
    await other.outbox.all()
    await one.outbox.commit({ put: many(40, 100) })
    expect([await one.outbox.isAsRead(), await other.outbox.isAsRead()]).toEqual([true, false])
  })

  it('are counted where their key is lost', async () => {
    const store = await open()
    await store.outbox.commit({ put: many(40) })
    await store.outbox.commit({ put: [{ ...(many(40)[3] as Edit), saves: 2 }], end: [ending('edit-1')] })
    await store.close()
    const other = Uint8Array.from({ length: 32 }, () => 9)
    const opened = await openLocalStore({
      storeHash: store.storeHash,
      key: other,
      isKeyNew: true,
      appVersion: '0.2.0',
    })
    expect(opened).toEqual({ kind: 'key-lost', waiting: 39 })
  })
})
