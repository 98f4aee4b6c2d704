import { describe, expect, it } from 'vitest'
import type { EditState } from '../../../../shared/edit.ts'
import { SETTLE_MS } from '../../../../shared/outbox/due.ts'
import { step } from '../../../../shared/outbox/edit-life.ts'
import { NOW } from '../../../support/builders/customer.ts'
import { anEdit, conflict, refused, sending, unknown } from '../../../support/builders/edit.ts'
import { aLane, changedLane } from '../../../support/builders/lane.ts'

describe('starting a delivery', () => {
  const start = { kind: 'start', editId: 'e1', attemptId: 'a1', at: NOW } as const

  it('marks the oldest edit of the lane as sending', () => {
    const [edit] = changedLane(aLane([anEdit({ company: 'New' })]), start).edits
    expect(edit?.state).toEqual({ kind: 'sending', attemptId: 'a1', since: NOW })
  })

  it('waits for the turn of an edit behind another one', () => {
    const lane = aLane([
      anEdit({ phone: '2' }, { kind: 'queued' }, { id: 'e0', seq: 0 }),
      anEdit({ company: 'x' }),
    ])
    expect(step(lane, start)).toEqual({ kind: 'nothing', why: 'not-due' })
  })

  it('passes over a row that cannot be read', () => {
    const raw = anEdit({}, { kind: 'unreadable', raw: '?' }, { id: 'e0', seq: 0 })
    const { edits } = changedLane(aLane([raw, anEdit({ company: 'x' })]), start)
    expect(edits.map(({ state }) => state.kind)).toEqual(['unreadable', 'sending'])
  })

  it.each<[string, EditState]>([
    ['one being sent', sending],
    ['a conflict', conflict('Theirs')],
    ['a refused one', refused],
    ['one whose customer is gone', { kind: 'gone', since: NOW }],
    ['one that waits for its time', { kind: 'deferred', reason: 'locked', from: NOW, until: NOW + 1 }],
    ['one that asks for its password', { kind: 'deferred', reason: 'ask-password', until: 0 }],
  ])('does not send %s', (_, state) => {
    expect(step(aLane([anEdit({ company: 'x' }, state)]), start).kind).toBe('nothing')
  })

  it('remembers through the attempt that an earlier outcome is unknown', () => {
    const [edit] = changedLane(aLane([anEdit({ company: 'x' }, unknown)]), start).edits
    expect(edit?.state).toMatchObject({
      kind: 'sending',
      unsure: { reason: 'connection-lost', status: null },
    })
  })

  it('asks before it sends a password that was sealed more than a day ago', () => {
    const password = { sealed: 's', sealedAt: NOW - 24 * 3_600_000 - 1 }
    const lane = aLane([anEdit({ password })])
    const asked = changedLane(lane, start)
    expect(asked.edits[0]?.state).toMatchObject({ kind: 'deferred', reason: 'ask-password' })
    const resent = changedLane(aLane(asked.edits), { kind: 'resend', editId: 'e1', repaired: {}, at: NOW })
    expect(changedLane(aLane(resent.edits), start).edits[0]?.state.kind).toBe('sending')
  })

  it('still reads first when it asks about the password of an edit whose outcome is unknown', () => {
    const password = { sealed: 's', sealedAt: NOW - 25 * 3_600_000 }
    const asked = changedLane(aLane([anEdit({ company: 'x', password }, unknown)]), start)
    expect(asked.edits[0]?.state).toMatchObject({ reason: 'ask-password', unsure: { status: null } })
    const resent = changedLane(aLane(asked.edits), { kind: 'resend', editId: 'e1', repaired: {}, at: NOW })
    expect(resent.edits[0]?.state.kind).toBe('unknown')
  })

  it('restarts the wait of an unknown outcome when the clock was set back', () => {
    const later: EditState = { ...unknown, from: NOW + 3_600_000, until: NOW + 3_603_000 } as EditState
    const [edit] = changedLane(aLane([anEdit({ company: 'x' }, later)]), start).edits
    expect(edit?.state).toMatchObject({ kind: 'unknown', from: NOW, until: NOW + SETTLE_MS })
  })
})

describe('a crash', () => {
  it('makes what was being sent unknown', () => {
    const crash = { kind: 'crash', editId: 'e1', attemptId: 'a1', at: NOW } as const
    const [edit] = changedLane(aLane([anEdit({ company: 'x' }, sending)]), crash).edits
    expect(edit?.state).toMatchObject({ kind: 'unknown', reason: 'crash', until: NOW + SETTLE_MS })
    expect(step(aLane([anEdit({ company: 'x' })]), crash).kind).toBe('nothing')
  })
})
