import { describe, expect, it } from 'vitest'
import { aCustomer, NOW } from '../../../support/builders/customer.ts'
import { anEdit, conflict, sending, unknown } from '../../../support/builders/edit.ts'
import { aLane, changedLane } from '../../../support/builders/lane.ts'

describe('a customer that a pull brings', () => {
  const pulled = (values: Parameters<typeof aCustomer>[0]) =>
    ({ kind: 'confirmed', customer: aCustomer(values), at: NOW }) as const

  it('drops a field that a colleague changed to the same value', () => {
    const lane = aLane([anEdit({ company: 'New', phone: '2' })])
    const next = changedLane(lane, pulled({ company: 'New' }))
    expect(next.edits[0]).toMatchObject({ patch: { phone: '2' }, base: { phone: '1' } })
  })

  it('ends an edit that the store already holds', () => {
    const next = changedLane(aLane([anEdit({ company: 'New' })]), pulled({ company: 'New' }))
    expect(next.edits).toEqual([])
    expect(next.ended[0]?.ending.kind).toBe('nothing-left')
  })

  it('is a conflict where it has a value that the person did not see', () => {
    const next = changedLane(aLane([anEdit({ company: 'Mine', phone: '2' })]), pulled({ company: 'Theirs' }))
    expect(next.edits[0]?.state).toMatchObject({
      kind: 'conflict',
      conflicts: [{ field: 'company', base: 'Old Co', mine: 'Mine', theirs: 'Theirs' }],
    })
  })

  it('is no conflict in a field that the edit does not touch, or in another spelling', () => {
    const lane = aLane([anEdit({ store_credit: '5.0000' })])
    const next = changedLane(lane, pulled({ company: 'Theirs', store_credit: '0' }))
    expect(next.edits[0]?.state.kind).toBe('queued')
  })

  it('ends a conflict when the store goes back to what the person saw', () => {
    const lane = aLane([anEdit({ company: 'Mine' }, conflict('Theirs'))])
    expect(changedLane(lane, pulled({})).edits[0]?.state.kind).toBe('queued')
  })

  it.each([sending, unknown])('leaves an edit in flight alone ($kind)', (state) => {
    const edit = anEdit({ company: 'Mine' }, state)
    const next = changedLane(aLane([edit]), pulled({ company: 'Theirs' }))
    expect(next.edits).toEqual([edit])
    expect(next.confirmed?.company).toBe('Theirs')
  })
})
