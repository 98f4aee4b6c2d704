import { describe, expect, it } from 'vitest'
import type { Edit, EditState } from '../../../../shared/edit.ts'
import type { Outcome } from '../../../../shared/outcome.ts'
import { SETTLE_MS } from '../../../../shared/outbox/due.ts'
import { step } from '../../../../shared/outbox/edit-life.ts'
import { aCustomer, NOW } from '../../../support/builders/customer.ts'
import { anEdit, conflict, outcome, refused, sending, unknown } from '../../../support/builders/edit.ts'
import { aLane, saving, changedLane } from '../../../support/builders/lane.ts'

describe('a person', () => {
  const discard = { kind: 'discard', editId: 'e1', at: NOW } as const

  it('discards an edit that is not on its way', () => {
    const next = changedLane(aLane([anEdit({ company: 'x' }, refused)]), discard)
    expect(next.edits).toEqual([])
    expect(next.ended[0]?.ending.kind).toBe('discarded')
  })

  it.each([sending, unknown])('cannot discard what may be in the store already ($kind)', (state) => {
    expect(step(aLane([anEdit({ company: 'x' }, state)]), discard)).toEqual({
      kind: 'nothing',
      why: 'in-flight',
    })
  })

  it.each<EditState>([
    refused,
    { kind: 'gone', since: NOW },
    { kind: 'deferred', reason: 'locked', until: NOW + 9 },
  ])('sends again what is $kind', (state) => {
    const again = { kind: 'resend', editId: 'e1', repaired: {}, at: NOW } as const
    expect(changedLane(aLane([anEdit({ company: 'x' }, state)]), again).edits[0]?.state.kind).toBe('queued')
  })

  it('repairs a refused edit', () => {
    const again = { kind: 'resend', editId: 'e1', repaired: { email: 'new@example.com' }, at: NOW } as const
    const next = changedLane(aLane([anEdit({ email: 'taken@example.com' }, refused)]), again)
    expect(next.edits[0]).toMatchObject({
      patch: { email: 'new@example.com' },
      base: { email: 'ada@example.com' },
      state: { kind: 'queued' },
    })
  })

  it('cannot settle a conflict by sending again', () => {
    const again = { kind: 'resend', editId: 'e1', repaired: {}, at: NOW } as const
    const lane = aLane([anEdit({ company: 'Mine' }, conflict('Theirs'))], aCustomer({ company: 'Theirs' }))
    expect(changedLane(lane, again).edits[0]?.state.kind).toBe('conflict')
  })

  it('undoes the last save while it waits, and not when it is on its way', () => {
    const before = anEdit({ company: 'First' })
    const after = changedLane(aLane([before]), saving({ company: 'Second', phone: '2' }))
    const back = { kind: 'undo-save', editId: 'e1', to: before, at: NOW } as const
    expect(changedLane(aLane(after.edits), back).edits[0]).toMatchObject({
      patch: { company: 'First' },
      saves: 2,
    })
    expect(step(aLane([anEdit({ company: 'x' }, sending)]), back)).toEqual({
      kind: 'nothing',
      why: 'in-flight',
    })
  })

  it('presses "try now": waits end, but the store is given its moment', () => {
    const hurry = { kind: 'retry-now', at: NOW } as const
    const locked = anEdit(
      { company: 'x' },
      { kind: 'deferred', reason: 'locked', from: NOW, until: NOW + 99_999 },
    )
    expect(changedLane(aLane([locked]), hurry).edits[0]?.state).toMatchObject({ until: NOW })
    const unsure = anEdit({ company: 'x' }, { ...unknown, until: NOW + 99_999 } as EditState)
    expect(changedLane(aLane([unsure]), hurry).edits[0]?.state).toMatchObject({ until: NOW + SETTLE_MS })
    expect(step(aLane([anEdit({ company: 'x' })]), hurry).kind).toBe('nothing')
  })
})

describe('a lane of two', () => {
  const first = (state: EditState, patch: Edit['patch'] = { company: 'B' }) => anEdit(patch, state)
  const second = (patch: Edit['patch']) => anEdit(patch, { kind: 'queued' }, { id: 'e2', seq: 2 })

  it('gives the later edit what was delivered as its base', () => {
    const customer = aCustomer({ company: 'B' })
    const lane = aLane([first(sending), second({ company: 'C' })])
    const next = changedLane(lane, outcome({ kind: 'delivered', customer, differs: [], status: 200 }))
    expect(next.edits[0]).toMatchObject({ id: 'e2', base: { company: 'B' }, state: { kind: 'queued' } })
  })

  it('shows what the store made of the first as a conflict of the second, not as something seen', () => {
    const customer = aCustomer({ company: 'B!' })
    const lane = aLane([first(sending), second({ company: 'C' })])
    const differs = [{ field: 'company', sent: 'B', stored: 'B!' }] as const
    const next = changedLane(lane, outcome({ kind: 'delivered', customer, differs, status: 200 }))
    expect(next.edits[0]?.state).toMatchObject({ conflicts: [{ base: 'B', mine: 'C', theirs: 'B!' }] })
  })

  it('leaves a field with the later edit when the first comes back undelivered', () => {
    const lane = aLane([first(sending, { company: 'B', phone: '2' }), second({ company: 'C' })])
    const next = changedLane(lane, outcome({ kind: 'deferred', reason: 'locked', retryAfterMs: null }))
    expect(next.edits.map(({ patch }) => patch)).toEqual([{ phone: '2' }, { company: 'C' }])
    expect(next.edits[1]?.base).toEqual({ company: 'Old Co' })
  })

  it('ends both when the later one put back what the first, refused, had changed', () => {
    const lane = aLane([first(sending), second({ company: 'Old Co' })])
    const of: Outcome = { kind: 'refused', status: 400, refusal: { message: '', fields: {} } }
    const next = changedLane(lane, outcome(of))
    expect(next.edits).toEqual([])
    expect(next.ended.map(({ ending }) => ending.kind)).toEqual(['nothing-left', 'nothing-left'])
  })

  it('does not take a field for settled that is still on its way before it', () => {
    const lane = aLane([first(unknown), second({ company: 'Old Co' })])
    const next = changedLane(lane, { kind: 'confirmed', customer: aCustomer(), at: NOW })
    expect(next.edits.map(({ id }) => id)).toEqual(['e1', 'e2'])
  })
})
