import { describe, expect, it } from 'vitest'
import type { EditState } from '../../../../shared/edit.ts'
import { dueAt, laneDueAt } from '../../../../shared/outbox/due.ts'
import { step } from '../../../../shared/outbox/edit-life.ts'
import { isInFlight, laneState, shownOf } from '../../../../shared/outbox/lane.ts'
import { aCustomer, NOW } from '../../../support/builders/customer.ts'
import { anEdit, sending, unknown } from '../../../support/builders/edit.ts'
import { aLane, saving, changedLane } from '../../../support/builders/lane.ts'

const HOUR = 3_600_000

describe('a save', () => {
  it('makes an edit of what differs from the store, with what the person saw', () => {
    const next = changedLane(aLane(), saving({ company: 'New', phone: '1', store_credit: '0' }))
    expect(next.edits).toEqual([
      expect.objectContaining({
        id: 'new',
        seq: 9,
        saves: 1,
        patch: { company: 'New' },
        base: { company: 'Old Co' },
      }),
    ])
  })

  it('that changes nothing makes no edit', () => {
    expect(step(aLane(), saving({ company: 'Old Co', store_credit: '0.00', force_reset: false }))).toEqual({
      kind: 'nothing',
      why: 'unchanged',
    })
  })

  it('writes a credit as the store writes it', () => {
    expect(changedLane(aLane(), saving({ store_credit: '12.5' })).edits[0]?.patch).toEqual({
      store_credit: '12.5000',
    })
  })

  it.each<EditState>([
    { kind: 'queued' },
    { kind: 'deferred', reason: 'locked', until: NOW + 9 },
    { kind: 'refused', status: 400, refusal: { message: '', fields: {} }, since: NOW },
    { kind: 'gone', since: NOW },
  ])('is absorbed by a waiting edit ($kind)', (state) => {
    const next = changedLane(aLane([anEdit({ company: 'New' }, state)]), saving({ phone: '2' }))
    expect(next.edits).toEqual([
      expect.objectContaining({
        id: 'e1',
        saves: 2,
        savedAt: NOW + 1,
        patch: { company: 'New', phone: '2' },
      }),
    ])
  })

  it.each<EditState>([
    sending,
    unknown,
    { kind: 'deferred', reason: 'ask-password', until: 0, unsure: { reason: 'crash', status: null } },
    { kind: 'unreadable', raw: '?' },
  ])('waits behind an edit that must not be touched ($kind)', (state) => {
    const first = anEdit({ company: 'New' }, state)
    const next = changedLane(aLane([first]), saving({ phone: '2' }))
    expect(next.edits[0]).toBe(first)
    expect(next.edits[1]).toMatchObject({ id: 'new', patch: { phone: '2' } })
  })

  it('asks the store again about what it had refused', () => {
    const state: EditState = {
      kind: 'refused',
      status: 400,
      refusal: { message: '', fields: {} },
      since: NOW,
    }
    expect(
      changedLane(aLane([anEdit({ email: 'a@b' }, state)]), saving({ email: 'c@d' })).edits[0]?.state.kind,
    ).toBe('queued')
  })

  it('takes a field out of the edit when it is set back to what the store holds', () => {
    const lane = aLane([anEdit({ company: 'New', phone: '2' })])
    const [edit] = changedLane(lane, saving({ company: 'Old Co' })).edits
    expect(edit).toMatchObject({ patch: { phone: '2' }, base: { phone: '1' }, saves: 2 })
    expect(edit?.patch).not.toHaveProperty('company')
  })

  it('that leaves nothing ends the edit, and counts', () => {
    const next = changedLane(aLane([anEdit({ company: 'New' })]), saving({ company: 'Old Co' }))
    expect(next.edits).toEqual([])
    expect(next.ended[0]).toMatchObject({ ending: { kind: 'nothing-left' }, saves: 2 })
  })

  it('of the old value while the new one is on its way is an edit of its own', () => {
    const next = changedLane(aLane([anEdit({ company: 'New' }, sending)]), saving({ company: 'Old Co' }))
    expect(next.edits[1]).toMatchObject({ patch: { company: 'Old Co' } })
  })

  it('of a conflicting field stays a conflict, with the new value as mine', () => {
    const state: EditState = {
      kind: 'conflict',
      conflicts: [{ field: 'company', base: 'Old Co', mine: 'Mine', theirs: 'Theirs' }],
      since: NOW,
    }
    const lane = aLane([anEdit({ company: 'Mine' }, state)], aCustomer({ company: 'Theirs' }))
    expect(changedLane(lane, saving({ company: 'Other' })).edits[0]?.state).toMatchObject({
      conflicts: [{ base: 'Old Co', mine: 'Other', theirs: 'Theirs' }],
    })
  })

  it('takes fields over from an older edit that is stuck', () => {
    const refused: EditState = {
      kind: 'refused',
      status: 400,
      refusal: { message: '', fields: {} },
      since: NOW,
    }
    const stuck = anEdit({ email: 'taken@b', company: 'New' }, refused)
    const waiting = anEdit({ phone: '2' }, { kind: 'queued' }, { id: 'e2', seq: 2 })
    const next = changedLane(aLane([stuck, waiting]), saving({ email: 'free@b' }))
    expect(next.edits[0]).toMatchObject({ patch: { company: 'New' }, state: { kind: 'queued' } })
    expect(next.edits[1]).toMatchObject({
      patch: { phone: '2', email: 'free@b' },
      base: { phone: '1', email: 'ada@example.com' },
    })
  })

  it('from a form that showed an older value is a conflict, not a silent overwriting', () => {
    const lane = aLane([], aCustomer({ company: 'Theirs' }))
    const next = changedLane(lane, saving({ company: 'Mine' }, { seen: { company: 'Old Co' } }))
    expect(next.edits[0]?.state).toMatchObject({
      conflicts: [{ base: 'Old Co', mine: 'Mine', theirs: 'Theirs' }],
    })
  })

  it('does not put back what a form showed and was not touched', () => {
    const lane = aLane([], aCustomer({ company: 'Theirs' }))
    const seen = { company: 'Old Co', phone: '1' }
    const next = changedLane(lane, saving({ company: 'Old Co', phone: '2' }, { seen }))
    expect(next.edits[0]?.patch).toEqual({ phone: '2' })
  })

  it('of a new password answers an edit that asked for one', () => {
    const asking: EditState = { kind: 'deferred', reason: 'ask-password', until: 0 }
    const lane = aLane([anEdit({ password: { sealed: 'old', sealedAt: 0 } }, asking)])
    const password = { sealed: 'new', sealedAt: NOW }
    expect(changedLane(lane, saving({ password })).edits[0]).toMatchObject({
      patch: { password },
      state: { kind: 'queued' },
    })
  })

  it('with the reset switched off again takes it out of the waiting edit', () => {
    const lane = aLane([anEdit({ force_reset: true, phone: '2' })])
    expect(changedLane(lane, saving({ force_reset: false })).edits[0]?.patch).toEqual({ phone: '2' })
  })
})

describe('what people see', () => {
  it('is confirmed with the lane laid over it, oldest first', () => {
    const lane = aLane([
      anEdit({ company: 'B', phone: '2' }, sending),
      anEdit({ company: 'C' }, { kind: 'queued' }, { id: 'e2' }),
      anEdit({ company: 'lost' }, { kind: 'unreadable', raw: '' }, { id: 'e3' }),
    ])
    expect(shownOf(lane)).toMatchObject({ company: 'C', phone: '2', email: 'ada@example.com' })
  })

  it('says the gravest state of the lane', () => {
    const conflict: EditState = { kind: 'conflict', conflicts: [], since: NOW }
    const gone: EditState = { kind: 'gone', since: NOW }
    const state = (...states: EditState[]) => laneState(states.map((one) => anEdit({ phone: '2' }, one)))
    expect(state()).toBe('clean')
    expect(state(sending, { kind: 'queued' })).toBe('waiting')
    expect(state(gone, sending)).toBe('refused')
    expect(state(gone, conflict)).toBe('conflict')
  })
})

describe('when an edit may go', () => {
  const at = (state: EditState, now = NOW) => dueAt({ state }, now)

  it('is at once, at its time, or when a person says so', () => {
    expect(at({ kind: 'queued' })).toBe(0)
    expect(at({ kind: 'deferred', reason: 'locked', from: NOW, until: NOW + 5 })).toBe(NOW + 5)
    expect(at({ kind: 'deferred', reason: 'ask-password', until: 0 })).toBeNull()
    expect(at(sending)).toBeNull()
    expect(at({ kind: 'gone', since: NOW })).toBeNull()
  })

  it('does not depend on a clock that jumped', () => {
    const waiting: EditState = { kind: 'deferred', reason: 'locked', from: NOW, until: NOW + 60_000 }
    expect(at(waiting, NOW - 1)).toBe(0)
    expect(at(waiting, NOW - 10 * HOUR)).toBe(0)
    expect(at({ kind: 'deferred', reason: 'locked', until: NOW + 3 * HOUR })).toBe(0)
  })

  it('is decided by the oldest edit of the lane', () => {
    const stuck = anEdit({ phone: '2' }, { kind: 'gone', since: NOW })
    expect(laneDueAt([stuck, anEdit({ company: 'x' })], NOW)).toBeNull()
    expect(laneDueAt([], NOW)).toBeNull()
  })

  it('is in flight while the store may hold it already', () => {
    expect([sending, unknown].every((state) => isInFlight({ state }))).toBe(true)
    expect(isInFlight({ state: { kind: 'queued' } })).toBe(false)
  })
})
