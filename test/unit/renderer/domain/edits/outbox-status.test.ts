import { describe, expect, test } from 'vitest'
import { outboxStatus } from '../../../../../renderer/domain/edits/outbox-status.ts'
import { createLaneMap } from '../../../../../renderer/sync/outbox/lane-map.ts'
import type { DrainState } from '../../../../../renderer/domain/sync-state.ts'
import type { Edit, EditState } from '../../../../../shared/edit.ts'
import type { Connection } from '../../../../../shared/session.ts'
import { NOW } from '../../../../support/builders/customer.ts'
import { anEdit, sending } from '../../../../support/builders/edit.ts'

const refused: EditState = {
  kind: 'refused',
  status: 400,
  refusal: { message: 'The field phone is too long.', fields: { phone: 'Too long.' } },
  since: NOW,
}
const gone: EditState = { kind: 'gone', since: NOW }
const later: EditState = { kind: 'deferred', reason: 'locked', until: NOW + 9_000 }
const queued: EditState = { kind: 'queued' }
const online: Connection = { kind: 'online', since: NOW }

const edits = (...states: readonly EditState[]): readonly Edit[] =>
  states.map((state, at) => anEdit({ phone: '2' }, state, { id: `e${at}`, seq: at }))
/** The outbox with these edits waiting. */
function waitingOf(all: readonly Edit[]) {
  const lanes = createLaneMap()
  lanes.replaceAll(all)
  return lanes
}
const drain = (more: Partial<DrainState> = {}): DrainState => ({
  kind: 'idle',
  pause: { kind: 'none' },
  delivered: 0,
  deliveredInAll: 0,
  started: null,
  nextTryAt: null,
  ...more,
})

describe('what happens to the outbox as a whole', () => {
  const of = (
    states: readonly EditState[],
    more: Partial<DrainState> = {},
    connection: Connection = online,
  ) =>
    outboxStatus({
      going: waitingOf(edits(...states)).needing(null).count,
      drain: drain(more),
      connection,
      now: NOW,
    })

  test('a person who paused it comes before everything else', () => {
    const pause = { kind: 'stopped-by-person' } as const
    expect(of([queued], { pause, kind: 'running', started: NOW, delivered: 0 }).kind).toBe('stopped')
  })

  test('a rejected token is reported even where every edit waits for a person', () => {
    const pause = { kind: 'blocked', reason: 'token-rejected', message: '' } as const
    expect(of([refused], { pause })).toMatchObject({ kind: 'blocked', reason: 'token-rejected' })
  })

  test('a drain that is under way', () => {
    expect(of([sending, queued], { kind: 'running', started: NOW, delivered: 5 })).toMatchObject({
      kind: 'sending',
      progress: { done: 5, all: 7 },
    })
  })

  test('says nothing of waiting where only a person can continue', () => {
    const offline: Connection = { kind: 'offline', since: NOW, nextProbeAt: NOW + 500 }
    expect(of([refused, gone], {}, offline).kind).toBe('only-person')
  })

  test('an unreachable store, with the next probe', () => {
    const offline: Connection = { kind: 'offline', since: NOW, nextProbeAt: NOW + 500 }
    expect(of([queued], {}, offline)).toEqual({ kind: 'unreachable', nextTryAt: NOW + 500 })
    const pause = { kind: 'unreachable' } as const
    expect(of([queued], { pause, nextTryAt: NOW + 70 })).toEqual({ kind: 'unreachable', nextTryAt: NOW + 70 })
  })

  test('a pause that the store asked for, and a wait of an edit of its own', () => {
    const pause = { kind: 'rate-limited', until: NOW + 5 } as const
    expect(of([queued], { pause })).toEqual({ kind: 'rate-limited', until: NOW + 5 })
    expect(of([later], { nextTryAt: NOW + 9_000 })).toEqual({ kind: 'waiting', nextTryAt: NOW + 9_000 })
  })
})
