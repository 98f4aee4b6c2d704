import { describe, expect, it } from 'vitest'
import { StaleOutboxError } from '../../renderer/db/local-store.ts'
import type { Edit, EditState } from '../../shared/edit.ts'
import { aCounterfoil, aCustomer, anEdit, NOW } from './builders/people.ts'
import { open, reopen } from './builders/stores.ts'

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
})
