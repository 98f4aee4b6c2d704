import { describe, expect, it } from 'vitest'
import type { Edit, EditState } from '../../shared/edit.ts'
import type { Outcome } from '../../shared/outcome.ts'
import { SETTLE_MS } from '../../shared/outbox/due.ts'
import { step } from '../../shared/outbox/edit-life.ts'
import { aCustomer, aLane, anEdit, NOW, saving, sending, stepped, unknown } from './builders/lane.ts'

const outcome = (of: Outcome, more: { at?: number; random?: number; attemptId?: string } = {}) =>
  ({ kind: 'outcome', editId: 'e1', attemptId: 'a1', outcome: of, at: NOW, random: 0.5, ...more }) as const

const refused: EditState = {
  kind: 'refused',
  status: 400,
  refusal: { message: 'taken', fields: { email: 'taken' } },
  since: NOW,
}
const conflict = (theirs: string, mine = 'Mine'): EditState => ({
  kind: 'conflict',
  conflicts: [{ field: 'company', base: 'Old Co', mine, theirs }],
  since: NOW,
})

describe('starting a delivery', () => {
  const start = { kind: 'start', editId: 'e1', attemptId: 'a1', at: NOW } as const

  it('marks the oldest edit of the lane as sending', () => {
    const [edit] = stepped(aLane([anEdit({ company: 'New' })]), start).edits
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
    const { edits } = stepped(aLane([raw, anEdit({ company: 'x' })]), start)
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
    const [edit] = stepped(aLane([anEdit({ company: 'x' }, unknown)]), start).edits
    expect(edit?.state).toMatchObject({
      kind: 'sending',
      unsure: { reason: 'connection-lost', status: null },
    })
  })

  it('asks before it sends a password that was sealed more than a day ago', () => {
    const password = { sealed: 's', sealedAt: NOW - 24 * 3_600_000 - 1 }
    const lane = aLane([anEdit({ password })])
    const asked = stepped(lane, start)
    expect(asked.edits[0]?.state).toMatchObject({ kind: 'deferred', reason: 'ask-password' })
    const resent = stepped(aLane(asked.edits), { kind: 'resend', editId: 'e1', repaired: {}, at: NOW })
    expect(stepped(aLane(resent.edits), start).edits[0]?.state.kind).toBe('sending')
  })

  it('keeps looking first when it asks about the password of an edit whose outcome is unknown', () => {
    const password = { sealed: 's', sealedAt: NOW - 25 * 3_600_000 }
    const asked = stepped(aLane([anEdit({ company: 'x', password }, unknown)]), start)
    expect(asked.edits[0]?.state).toMatchObject({ reason: 'ask-password', unsure: { status: null } })
    const resent = stepped(aLane(asked.edits), { kind: 'resend', editId: 'e1', repaired: {}, at: NOW })
    expect(resent.edits[0]?.state.kind).toBe('unknown')
  })

  it('begins the wait of an unknown outcome anew when the clock was set back', () => {
    const later: EditState = { ...unknown, from: NOW + 3_600_000, until: NOW + 3_603_000 } as EditState
    const [edit] = stepped(aLane([anEdit({ company: 'x' }, later)]), start).edits
    expect(edit?.state).toMatchObject({ kind: 'unknown', from: NOW, until: NOW + SETTLE_MS })
  })
})

describe('an outcome', () => {
  const lane = aLane([anEdit({ company: 'New' }, sending)])

  it('delivered ends the edit, leaves a counterfoil and brings the customer', () => {
    const customer = aCustomer({ company: 'New' })
    const next = stepped(lane, outcome({ kind: 'delivered', customer, differs: [], status: 200 }))
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
    const next = stepped(aLane([edit]), outcome({ kind: 'delivered', customer, differs: [], status: 200 }))
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
    expect(stepped(lane, outcome(of)).edits[0]?.state).toMatchObject(state)
  })

  it.each<[Outcome, string]>([
    [{ kind: 'blocked', reason: 'no-permission', message: 'm' }, 'blocked'],
    [{ kind: 'deferred', reason: 'unreachable', retryAfterMs: null }, 'unreachable'],
    [{ kind: 'deferred', reason: 'rate-limited', retryAfterMs: 10 }, 'rate-limited'],
    [{ kind: 'deferred', reason: 'locked', retryAfterMs: null }, 'none'],
    [{ kind: 'unknown', reason: 'crash', status: null }, 'none'],
    [{ kind: 'refused', status: 400, refusal: { message: '', fields: {} } }, 'none'],
  ])('%j makes the whole drain rest: %s', (of, pause) => {
    expect(stepped(lane, outcome(of)).pause.kind).toBe(pause)
  })

  it.each<Outcome>([
    { kind: 'deferred', reason: 'read-failed', retryAfterMs: null },
    { kind: 'deferred', reason: 'unreachable', retryAfterMs: null },
    { kind: 'deferred', reason: 'aborted', retryAfterMs: null },
    { kind: 'deferred', reason: 'rate-limited', retryAfterMs: 5 },
    { kind: 'blocked', reason: 'token-rejected', message: '' },
  ])('of a look that failed leaves the earlier outcome unknown: %j', (of) => {
    const looking: EditState = { ...sending, unsure: { reason: 'time-out', status: null } } as EditState
    const [edit] = stepped(aLane([anEdit({ company: 'x' }, looking)]), outcome(of)).edits
    expect(edit?.state).toMatchObject({ kind: 'unknown', reason: 'time-out' })
  })

  it('does not count what never reached the store as a try', () => {
    const tries = (of: Outcome) => stepped(lane, outcome(of)).edits[0]?.tries
    expect(tries({ kind: 'deferred', reason: 'unreachable', retryAfterMs: null })).toBe(0)
    expect(tries({ kind: 'blocked', reason: 'not-signed-in', message: '' })).toBe(0)
    expect(tries({ kind: 'deferred', reason: 'locked', retryAfterMs: null })).toBe(1)
    expect(tries({ kind: 'unknown', reason: 'time-out', status: null })).toBe(1)
  })

  it('of a conflict that the lane does not see goes again, but not at once', () => {
    const customer = aCustomer()
    const next = stepped(lane, outcome({ kind: 'conflict', customer, conflicts: [] }))
    expect(next.edits[0]?.state).toMatchObject({ kind: 'deferred', until: NOW + SETTLE_MS })
  })
})

describe('a crash', () => {
  it('makes what was being sent unknown', () => {
    const crash = { kind: 'crash', editId: 'e1', attemptId: 'a1', at: NOW } as const
    const [edit] = stepped(aLane([anEdit({ company: 'x' }, sending)]), crash).edits
    expect(edit?.state).toMatchObject({ kind: 'unknown', reason: 'crash', until: NOW + SETTLE_MS })
    expect(step(aLane([anEdit({ company: 'x' })]), crash).kind).toBe('nothing')
  })
})

describe('a customer that a pull brings', () => {
  const pulled = (values: Parameters<typeof aCustomer>[0]) =>
    ({ kind: 'confirmed', customer: aCustomer(values), at: NOW }) as const

  it('drops a field that a colleague changed to the same value', () => {
    const lane = aLane([anEdit({ company: 'New', phone: '2' })])
    const next = stepped(lane, pulled({ company: 'New' }))
    expect(next.edits[0]).toMatchObject({ patch: { phone: '2' }, base: { phone: '1' } })
  })

  it('ends an edit that the store already holds', () => {
    const next = stepped(aLane([anEdit({ company: 'New' })]), pulled({ company: 'New' }))
    expect(next.edits).toEqual([])
    expect(next.ended[0]?.ending.kind).toBe('nothing-left')
  })

  it('is a conflict where it has a value that the person did not see', () => {
    const next = stepped(aLane([anEdit({ company: 'Mine', phone: '2' })]), pulled({ company: 'Theirs' }))
    expect(next.edits[0]?.state).toMatchObject({
      kind: 'conflict',
      conflicts: [{ field: 'company', base: 'Old Co', mine: 'Mine', theirs: 'Theirs' }],
    })
  })

  it('is no conflict in a field that the edit does not touch, or in another spelling', () => {
    const lane = aLane([anEdit({ store_credit: '5.0000' })])
    const next = stepped(lane, pulled({ company: 'Theirs', store_credit: '0' }))
    expect(next.edits[0]?.state.kind).toBe('queued')
  })

  it('ends a conflict when the store goes back to what the person saw', () => {
    const lane = aLane([anEdit({ company: 'Mine' }, conflict('Theirs'))])
    expect(stepped(lane, pulled({})).edits[0]?.state.kind).toBe('queued')
  })

  it.each([sending, unknown])('leaves an edit in flight alone ($kind)', (state) => {
    const edit = anEdit({ company: 'Mine' }, state)
    const next = stepped(aLane([edit]), pulled({ company: 'Theirs' }))
    expect(next.edits).toEqual([edit])
    expect(next.confirmed?.company).toBe('Theirs')
  })
})

describe('resolving a conflict', () => {
  const edit = anEdit({ company: 'Mine', phone: '2' }, conflict('Theirs'))
  const lane = aLane([edit], aCustomer({ company: 'Theirs' }))
  const shown = edit.state.kind === 'conflict' ? edit.state.conflicts : []
  const resolve = (choices: object, seen = shown) =>
    stepped(lane, { kind: 'resolve', editId: 'e1', choices, shown: seen, at: NOW })

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
    const next = stepped(alone, { kind: 'resolve', editId: 'e1', choices, shown, at: NOW })
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

describe('a person', () => {
  const discard = { kind: 'discard', editId: 'e1', at: NOW } as const

  it('discards an edit that is not on its way', () => {
    const next = stepped(aLane([anEdit({ company: 'x' }, refused)]), discard)
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
    expect(stepped(aLane([anEdit({ company: 'x' }, state)]), again).edits[0]?.state.kind).toBe('queued')
  })

  it('repairs a refused edit', () => {
    const again = { kind: 'resend', editId: 'e1', repaired: { email: 'new@example.com' }, at: NOW } as const
    const next = stepped(aLane([anEdit({ email: 'taken@example.com' }, refused)]), again)
    expect(next.edits[0]).toMatchObject({
      patch: { email: 'new@example.com' },
      base: { email: 'ada@example.com' },
      state: { kind: 'queued' },
    })
  })

  it('cannot settle a conflict by sending again', () => {
    const again = { kind: 'resend', editId: 'e1', repaired: {}, at: NOW } as const
    const lane = aLane([anEdit({ company: 'Mine' }, conflict('Theirs'))], aCustomer({ company: 'Theirs' }))
    expect(stepped(lane, again).edits[0]?.state.kind).toBe('conflict')
  })

  it('takes the last save back while it waits, and not when it is on its way', () => {
    const before = anEdit({ company: 'First' })
    const after = stepped(aLane([before]), saving({ company: 'Second', phone: '2' }))
    const back = { kind: 'take-back', editId: 'e1', to: before, at: NOW } as const
    expect(stepped(aLane(after.edits), back).edits[0]).toMatchObject({
      patch: { company: 'First' },
      saves: 2,
    })
    expect(step(aLane([anEdit({ company: 'x' }, sending)]), back)).toEqual({
      kind: 'nothing',
      why: 'in-flight',
    })
  })

  it('is in a hurry: waits end, but the store is given its moment', () => {
    const hurry = { kind: 'hurry', at: NOW } as const
    const locked = anEdit(
      { company: 'x' },
      { kind: 'deferred', reason: 'locked', from: NOW, until: NOW + 99_999 },
    )
    expect(stepped(aLane([locked]), hurry).edits[0]?.state).toMatchObject({ until: NOW })
    const unsure = anEdit({ company: 'x' }, { ...unknown, until: NOW + 99_999 } as EditState)
    expect(stepped(aLane([unsure]), hurry).edits[0]?.state).toMatchObject({ until: NOW + SETTLE_MS })
    expect(step(aLane([anEdit({ company: 'x' })]), hurry).kind).toBe('nothing')
  })
})

describe('a lane of two', () => {
  const first = (state: EditState, patch: Edit['patch'] = { company: 'B' }) => anEdit(patch, state)
  const second = (patch: Edit['patch']) => anEdit(patch, { kind: 'queued' }, { id: 'e2', seq: 2 })

  it('gives the later edit what was delivered as its base', () => {
    const customer = aCustomer({ company: 'B' })
    const lane = aLane([first(sending), second({ company: 'C' })])
    const next = stepped(lane, outcome({ kind: 'delivered', customer, differs: [], status: 200 }))
    expect(next.edits[0]).toMatchObject({ id: 'e2', base: { company: 'B' }, state: { kind: 'queued' } })
  })

  it('shows what the store made of the first as a conflict of the second, not as something seen', () => {
    const customer = aCustomer({ company: 'B!' })
    const lane = aLane([first(sending), second({ company: 'C' })])
    const differs = [{ field: 'company', sent: 'B', stored: 'B!' }] as const
    const next = stepped(lane, outcome({ kind: 'delivered', customer, differs, status: 200 }))
    expect(next.edits[0]?.state).toMatchObject({ conflicts: [{ base: 'B', mine: 'C', theirs: 'B!' }] })
  })

  it('leaves a field with the later edit when the first comes back undelivered', () => {
    const lane = aLane([first(sending, { company: 'B', phone: '2' }), second({ company: 'C' })])
    const next = stepped(lane, outcome({ kind: 'deferred', reason: 'locked', retryAfterMs: null }))
    expect(next.edits.map(({ patch }) => patch)).toEqual([{ phone: '2' }, { company: 'C' }])
    expect(next.edits[1]?.base).toEqual({ company: 'Old Co' })
  })

  it('ends both when the later one put back what the first, refused, had changed', () => {
    const lane = aLane([first(sending), second({ company: 'Old Co' })])
    const of: Outcome = { kind: 'refused', status: 400, refusal: { message: '', fields: {} } }
    const next = stepped(lane, outcome(of))
    expect(next.edits).toEqual([])
    expect(next.ended.map(({ ending }) => ending.kind)).toEqual(['nothing-left', 'nothing-left'])
  })

  it('does not take a field for settled that is still on its way before it', () => {
    const lane = aLane([first(unknown), second({ company: 'Old Co' })])
    const next = stepped(lane, { kind: 'confirmed', customer: aCustomer(), at: NOW })
    expect(next.edits.map(({ id }) => id)).toEqual(['e1', 'e2'])
  })
})
