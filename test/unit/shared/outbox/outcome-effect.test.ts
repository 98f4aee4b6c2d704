import { describe, expect, it } from 'vitest'
import type { EditState } from '../../../../shared/edit.ts'
import type { Outcome } from '../../../../shared/outcome.ts'
import { SETTLE_MS } from '../../../../shared/outbox/due.ts'
import { step } from '../../../../shared/outbox/edit-life.ts'
import { aCustomer, NOW } from '../../../support/builders/customer.ts'
import { anEdit, outcome, sending } from '../../../support/builders/edit.ts'
import { aLane, changedLane } from '../../../support/builders/lane.ts'

describe('an outcome', () => {
  const lane = aLane([anEdit({ company: 'New' }, sending)])

  it('delivered ends the edit, leaves a counterfoil and brings the customer', () => {
    const customer = aCustomer({ company: 'New' })
    const next = changedLane(lane, outcome({ kind: 'delivered', customer, differs: [], status: 200 }))
    expect(next.edits).toEqual([])
    expect(next.confirmed).toBe(customer)
    expect(next.ended[0]).toMatchObject({
      editId: 'e1',
      ending: { kind: 'delivered', status: 200 },
      before: { company: 'Old Co' },
      after: { company: 'New' },
      tries: 1,
    })
  })

  it('never shows a password in the counterfoil', () => {
    const edit = anEdit({ password: { sealed: 'secret', sealedAt: NOW }, force_reset: true }, sending)
    const customer = aCustomer()
    const next = changedLane(
      aLane([edit]),
      outcome({ kind: 'delivered', customer, differs: [], status: 200 }),
    )
    expect(next.ended[0]?.secrets).toEqual(['password', 'force_reset'])
    expect(JSON.stringify(next.ended)).not.toContain('sealed')
  })

  it('of another attempt changes nothing', () => {
    const late = outcome({ kind: 'gone', status: 404 }, { attemptId: 'a0' })
    expect(step(lane, late)).toEqual({ kind: 'nothing', why: 'not-found' })
    expect(step(aLane([anEdit({ company: 'x' })]), outcome({ kind: 'gone', status: 404 })).kind).toBe(
      'nothing',
    )
  })

  it.each<[string, Outcome, Partial<EditState>]>([
    ['gone', { kind: 'gone', status: 404 }, { kind: 'gone' }],
    [
      'refused',
      { kind: 'refused', status: 400, refusal: { message: 'no', fields: {} } },
      { kind: 'refused', status: 400, refusal: { message: 'no', fields: {} } },
    ],
    [
      'locked waits half of its first bound',
      { kind: 'deferred', reason: 'locked', retryAfterMs: null },
      { kind: 'deferred', reason: 'locked', until: NOW + 1_000 },
    ],
    [
      'rate-limited waits as long as the store says',
      { kind: 'deferred', reason: 'rate-limited', retryAfterMs: 7_000 },
      { kind: 'deferred', reason: 'rate-limited', until: NOW + 7_000 },
    ],
    [
      'unreachable may go as soon as the store is back',
      { kind: 'deferred', reason: 'unreachable', retryAfterMs: null },
      { kind: 'deferred', reason: 'unreachable', until: NOW },
    ],
    [
      'blocked goes back to the queue',
      { kind: 'blocked', reason: 'token-rejected', message: '' },
      { kind: 'queued' },
    ],
    [
      'unknown waits before anybody looks',
      { kind: 'unknown', reason: 'server-error', status: 502 },
      { kind: 'unknown', status: 502, until: NOW + SETTLE_MS },
    ],
    [
      'unknown waits as long as the store asks for',
      { kind: 'unknown', reason: 'server-error', status: 503, retryAfterMs: 60_000 },
      { kind: 'unknown', status: 503, until: NOW + 60_000 },
    ],
    [
      'unknown after a time-out waits longer',
      { kind: 'unknown', reason: 'time-out', status: null },
      { kind: 'unknown', until: NOW + 10_000 },
    ],
  ])('%s', (_, of, state) => {
    expect(changedLane(lane, outcome(of)).edits[0]?.state).toMatchObject(state)
  })

  it.each<[Outcome, string]>([
    [{ kind: 'blocked', reason: 'no-permission', message: 'm' }, 'blocked'],
    [{ kind: 'deferred', reason: 'unreachable', retryAfterMs: null }, 'unreachable'],
    [{ kind: 'deferred', reason: 'rate-limited', retryAfterMs: 10 }, 'rate-limited'],
    [{ kind: 'deferred', reason: 'locked', retryAfterMs: null }, 'none'],
    [{ kind: 'unknown', reason: 'crash', status: null }, 'none'],
    [{ kind: 'refused', status: 400, refusal: { message: '', fields: {} } }, 'none'],
  ])('%j pauses the whole drain: %s', (of, pause) => {
    expect(changedLane(lane, outcome(of)).pause.kind).toBe(pause)
  })

  it.each<Outcome>([
    { kind: 'deferred', reason: 'read-failed', retryAfterMs: null },
    { kind: 'deferred', reason: 'unreachable', retryAfterMs: null },
    { kind: 'deferred', reason: 'aborted', retryAfterMs: null },
    { kind: 'deferred', reason: 'rate-limited', retryAfterMs: 5 },
    { kind: 'blocked', reason: 'token-rejected', message: '' },
  ])('of a failed read leaves the earlier outcome unknown: %j', (of) => {
    const looking: EditState = { ...sending, unsure: { reason: 'time-out', status: null } } as EditState
    const [edit] = changedLane(aLane([anEdit({ company: 'x' }, looking)]), outcome(of)).edits
    expect(edit?.state).toMatchObject({ kind: 'unknown', reason: 'time-out' })
  })

  it('does not count what never reached the store as a try', () => {
    const tries = (of: Outcome) => changedLane(lane, outcome(of)).edits[0]?.tries
    expect(tries({ kind: 'deferred', reason: 'unreachable', retryAfterMs: null })).toBe(0)
    expect(tries({ kind: 'blocked', reason: 'not-signed-in', message: '' })).toBe(0)
    expect(tries({ kind: 'deferred', reason: 'locked', retryAfterMs: null })).toBe(1)
    expect(tries({ kind: 'unknown', reason: 'time-out', status: null })).toBe(1)
  })

  it('of a conflict that the lane does not see goes again, but not at once', () => {
    const customer = aCustomer()
    const next = changedLane(lane, outcome({ kind: 'conflict', customer, conflicts: [] }))
    expect(next.edits[0]?.state).toMatchObject({ kind: 'deferred', until: NOW + SETTLE_MS })
  })
})
