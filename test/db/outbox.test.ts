/// <reference types="@vitest/browser-playwright" />
import { describe, expect, it, vi } from 'vitest'
import { cdp } from 'vitest/browser'
import { createCipher, importKey } from '../../renderer/storage/cipher.ts'
import type { OutboxRow } from '../../renderer/storage/database.ts'
import { DiskFullError, StaleOutboxError } from '../../renderer/storage/local-store.ts'
import { sealJson } from '../../renderer/storage/compression.ts'
import type { Edit, EditState } from '../../shared/edit.ts'
import { aCounterfoil, aCustomer, anEdit, NOW } from '../support/database/people.ts'
import { seededRandom } from '../support/simulation/seeded-random.ts'
import { allRows, changeRows, damaged } from '../support/database/raw.ts'
import { KEY, open, reopen } from '../support/database/stores.ts'

const states: readonly EditState[] = [
  { kind: 'queued' },
  { kind: 'sending', attemptId: 'a1', since: NOW, unsure: { reason: 'time-out', status: null } },
  { kind: 'unknown', attemptId: 'a1', reason: 'crash', status: null, until: NOW, from: NOW },
  { kind: 'deferred', reason: 'locked', until: NOW },
  {
    kind: 'conflict',
    conflicts: [{ field: 'company', base: 'a', mine: 'b', theirs: 'c' }],
    since: NOW,
  },
  { kind: 'refused', status: 409, refusal: { message: 'taken', fields: { email: 'taken' } }, since: NOW },
  { kind: 'gone', since: NOW },
]

describe('The outbox', () => {
  it('keeps edits of every state, in the order of saving', async () => {
    const edits = states.map((state, at) =>
      anEdit({
        id: `e${at}`,
        seq: states.length - at,
        state,
        patch: {
          store_credit: '1.5000',
          reset_pass_on_login: true,
          password: { sealed: 'x', sealedAt: NOW },
        },
      }),
    )
    const store = await open()
    await store.outbox.commit({ put: edits })
    const again = await reopen(store)
    expect(await again.outbox.all()).toEqual([...edits].reverse())
  })

  it('ends an edit, keeps its counterfoil and takes its customer in one step', async () => {
    const store = await open()
    await store.outbox.commit({ put: [anEdit(), anEdit({ id: 'edit-2', seq: 2 })] })
    await store.outbox.commit({
      put: [anEdit({ id: 'edit-3', seq: 3 })],
      end: [aCounterfoil()],
      confirmed: [aCustomer({ last_name: 'Lovelace' })],
    })
    expect((await store.outbox.all()).map(({ id }) => id)).toEqual(['edit-2', 'edit-3'])
    expect(await store.counterfoils.get('edit-1')).toEqual(aCounterfoil())
    expect((await store.customers.get(5))?.last_name).toBe('Lovelace')
  })

  it('refuses to write over what another window wrote, and writes nothing of it', async () => {
    const one = await open()
    await one.outbox.commit({ put: [anEdit()] })
    const other = await open(one.storeHash)
    const [read] = await other.outbox.all()
    await one.outbox.commit({ put: [anEdit({ saves: 2 })] })
    const stale = other.outbox.commit({
      put: [{ ...(read as Edit), tries: 9 }, anEdit({ id: 'edit-2', seq: 2 })],
      end: [aCounterfoil({ editId: 'edit-0' })],
      confirmed: [aCustomer()],
    })
    await expect(stale).rejects.toThrow(StaleOutboxError)
    expect(await other.outbox.all()).toEqual([anEdit({ saves: 2 })])
    expect(await other.counterfoils.count()).toBe(0)
    expect(await other.customers.count()).toBe(0)
    // Having read it, the other window may.
    await other.outbox.commit({ put: [anEdit({ saves: 3 })] })
    await expect(one.outbox.commit({ end: [aCounterfoil()] })).rejects.toThrow(StaleOutboxError)
    expect(await one.outbox.all()).toEqual([anEdit({ saves: 3 })])
  })

  it('refuses saves as well, the new ones among them, where another window was faster', async () => {
    const one = await open()
    const other = await open(one.storeHash)
    await one.outbox.commit({ put: [anEdit()] })
    const more = anEdit({ id: 'edit-2', seq: 2 })
    await expect(other.outbox.commit({ put: [more, anEdit({ tries: 9 })] })).rejects.toThrow(StaleOutboxError)
    expect(await other.outbox.all()).toEqual([anEdit()])
    await one.outbox.commit({ put: [anEdit({ saves: 2 })] })
    await expect(other.outbox.commit({ put: [more, anEdit({ tries: 9 })] })).rejects.toThrow(StaleOutboxError)
    expect(await other.outbox.all()).toEqual([anEdit({ saves: 2 })])
    await other.outbox.commit({ put: [more, anEdit({ saves: 3 })] })
    expect(await one.outbox.all()).toEqual([anEdit({ saves: 3 }), more])
  })

  it('does not end an edit twice, nor bring one back that another window ended', async () => {
    const one = await open()
    await one.outbox.commit({ put: [anEdit()] })
    const other = await open(one.storeHash)
    await other.outbox.all()
    await one.outbox.commit({ end: [aCounterfoil()] })
    await expect(other.outbox.commit({ put: [anEdit({ saves: 2 })] })).rejects.toThrow(StaleOutboxError)
    await expect(other.outbox.commit({ end: [aCounterfoil()] })).rejects.toThrow(StaleOutboxError)
    expect(await other.counterfoils.sums()).toEqual({ delivered: 1, discarded: 0, nothingLeft: 0 })
  })

  it('lets two windows change edits of their own in turns, and looks at each row where both know some', async () => {
    const ids = ['edit-1', 'edit-2', 'edit-3', 'edit-4']
    const one = await open()
    await one.outbox.commit({ put: ids.map((id, at) => anEdit({ id, seq: at + 1 })) })
    const other = await open(one.storeHash)
    await other.outbox.all()
    for (const saves of [2, 3]) {
      await one.outbox.commit({ put: [anEdit({ id: 'edit-1', seq: 1, saves })] })
      await other.outbox.commit({ put: [anEdit({ id: 'edit-2', seq: 2, saves })] })
    }
    await expect(
      one.outbox.commit({
        end: [aCounterfoil({ editId: 'edit-3' }), aCounterfoil({ editId: 'edit-2' })],
        confirmed: [aCustomer()],
      }),
    ).rejects.toThrow(StaleOutboxError)
    await expect(other.outbox.commit({ put: [anEdit({ id: 'edit-1', seq: 1 })] })).rejects.toThrow(
      StaleOutboxError,
    )
    expect(await one.counterfoils.count()).toBe(0)
    await one.outbox.commit({ end: [aCounterfoil({ editId: 'edit-3' })] })
    await other.outbox.commit({ end: [aCounterfoil({ editId: 'edit-4' })] })
    expect((await one.outbox.all()).map(({ id, saves }) => [id, saves])).toEqual([
      ['edit-1', 3],
      ['edit-2', 3],
    ])
    expect((await one.counterfoils.sums()).delivered).toBe(2)
  })

  it('shows a damaged row as unreadable, with what is kept beside it, and keeps it', async () => {
    const store = await open()
    await store.outbox.commit({ put: [anEdit(), anEdit({ id: 'edit-2', seq: 2, saves: 3 })] })
    await changeRows<OutboxRow>(store.storeHash, 'outbox', (row) =>
      row.id === 'edit-2' ? { ...row, data: damaged(row.data) as OutboxRow['data'] } : undefined,
    )
    const before = (await allRows(store.storeHash)).get('outbox')
    const again = await reopen(store)
    const [whole, broken] = await again.outbox.all()
    expect(whole).toEqual(anEdit())
    expect(broken).toMatchObject({ id: 'edit-2', customerId: 5, seq: 2, saves: 3, patch: {}, base: {} })
    const raw = broken?.state.kind === 'unreadable' ? broken.state.raw : ''
    expect(Uint8Array.from(atob(raw), (one) => one.charCodeAt(0))).toEqual((before?.[1] as OutboxRow).data)
    // A writer of the older form would lose what is there.
    await again.outbox.commit({ put: [broken as Edit] })
    expect((await allRows(store.storeHash)).get('outbox')).toEqual(before)
    await again.outbox.commit({ end: [aCounterfoil({ editId: 'edit-2', ending: { kind: 'discarded' } })] })
    expect(await again.outbox.all()).toEqual([anEdit()])
  })

  it.each<[string, Record<string, unknown>]>([
    ['a state of a later version', { state: { kind: 'teleported' } }],
    ['no patch', { patch: undefined }],
    ['a patch of another type', { patch: { customer_group_id: '7' } }],
    ['another id', { id: 'edit-9' }],
    ['a number for its label', { label: 5 }],
  ])('shows an edit with %s as unreadable, as it was written', async (_what, change) => {
    const store = await open()
    const strange = { ...anEdit(), ...change } as unknown as Edit
    await store.outbox.commit({ put: [anEdit()] })
    const sealed = await sealedAs(store.storeHash, strange)
    await changeRows<OutboxRow>(store.storeHash, 'outbox', (row) => ({ ...row, data: sealed }))
    const [edit] = await store.outbox.all()
    expect(edit?.state).toEqual({ kind: 'unreadable', raw: JSON.stringify(strange) })
    expect(edit?.id).toBe('edit-1')
  })

  it('says that the disk is full and has then written nothing', async () => {
    await withLittleRoom(async () => {
      const store = await open()
      await store.outbox.commit({ put: [anEdit()] })
      const large = anEdit({ id: 'edit-2', seq: 2, patch: { notes: randomText(2 * ROOM) } })
      const commit = store.outbox.commit({ put: [anEdit({ saves: 2 }), large], confirmed: [aCustomer()] })
      await expect(commit).rejects.toThrow(DiskFullError)
      const save = store.customers.save([aCustomer({ notes: randomText(3 * ROOM) })])
      await expect(save).rejects.toThrow(DiskFullError)
      expect(await store.outbox.all()).toEqual([anEdit()])
      expect(await store.customers.count()).toBe(0)
      // Chromium may have logged what it then refused: even something small finds a place only when there is room.
      await giveRoom(20 * ROOM)
      await vi.waitFor(() => store.outbox.commit({ put: [anEdit({ saves: 2 })] }), 60_000)
      expect(await store.outbox.all()).toEqual([anEdit({ saves: 2 })])
    })
  })
})

/** What a version of the app with other ideas would have written into the row of edit-1. */
async function sealedAs(storeHash: string, value: unknown): Promise<OutboxRow['data']> {
  const cipher = createCipher(storeHash, await importKey(KEY))
  return sealJson(cipher, { table: 'outbox', key: 'edit-1' }, value)
}

/**
 * Does `work` while the browser gives this page hardly any room. The browser remembers for a while how much
 * room it gave, but not for a page whose data were cleared.
 */
async function withLittleRoom(work: () => Promise<void>): Promise<void> {
  const { origin } = location
  await cdp().send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' })
  await giveRoom(ROOM)
  try {
    await work()
  } finally {
    await cdp().send('Storage.overrideQuotaForOrigin', { origin })
  }
}

/** @param quotaSize in bytes */
async function giveRoom(quotaSize: number): Promise<void> {
  await cdp().send('Storage.overrideQuotaForOrigin', { origin: location.origin, quotaSize })
}

const ROOM = 2_000_000

/** Cannot be compressed. */
function randomText(length: number): string {
  const chance = seededRandom(3)
  return Array.from({ length }, () => String.fromCharCode(0x20 + Math.floor(chance() * 95))).join('')
}
