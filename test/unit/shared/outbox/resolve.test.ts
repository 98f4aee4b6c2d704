import { describe, expect, it } from 'vitest'
import { step } from '../../../../shared/outbox/edit-life.ts'
import { aCustomer, NOW } from '../../../support/builders/customer.ts'
import { anEdit, conflict } from '../../../support/builders/edit.ts'
import { aLane, changedLane } from '../../../support/builders/lane.ts'

describe('resolving a conflict', () => {
  const edit = anEdit({ company: 'Mine', phone: '2' }, conflict('Theirs'))
  const lane = aLane([edit], aCustomer({ company: 'Theirs' }))
  const shown = edit.state.kind === 'conflict' ? edit.state.conflicts : []
  const resolve = (choices: object, seen = shown) =>
    changedLane(lane, { kind: 'resolve', editId: 'e1', choices, shown: seen, at: NOW })

  it('with mine sends mine over what the person now saw', () => {
    const [next] = resolve({ company: { take: 'mine' } }).edits
    expect(next).toMatchObject({
      patch: { company: 'Mine' },
      base: { company: 'Theirs' },
      state: { kind: 'queued' },
    })
  })

  it('with theirs drops the field and sends the rest', () => {
    const [next] = resolve({ company: { take: 'theirs' } }).edits
    expect(next).toMatchObject({ patch: { phone: '2' }, base: { phone: '1' }, state: { kind: 'queued' } })
    expect(next?.patch).not.toHaveProperty('company')
  })

  it('with another value sends that', () => {
    const [next] = resolve({ company: { take: 'other', value: 'Both' } }).edits
    expect(next).toMatchObject({ patch: { company: 'Both' }, base: { company: 'Theirs' } })
  })

  it('with theirs for every field ends the edit as discarded', () => {
    const alone = aLane([anEdit({ company: 'Mine' }, conflict('Theirs'))], aCustomer({ company: 'Theirs' }))
    const choices = { company: { take: 'theirs' } } as const
    const next = changedLane(alone, { kind: 'resolve', editId: 'e1', choices, shown, at: NOW })
    expect(next.edits).toEqual([])
    expect(next.ended[0]?.ending.kind).toBe('discarded')
  })

  it('does not take a choice about a value that has changed since it was shown', () => {
    const [old] = shown
    if (!old) throw new Error('no conflict')
    const [next] = resolve({ company: { take: 'mine' } }, [{ ...old, theirs: 'Older' }]).edits
    expect(next?.state.kind).toBe('conflict')
  })

  it('is not for an edit without a conflict', () => {
    const queued = aLane([anEdit({ company: 'x' })])
    expect(step(queued, { kind: 'resolve', editId: 'e1', choices: {}, shown: [], at: NOW }).kind).toBe(
      'nothing',
    )
  })
})
