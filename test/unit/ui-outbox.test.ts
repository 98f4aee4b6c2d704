import { describe, expect, test } from 'vitest'
import {
  editDraftsFromKept,
  editDraftsOf,
  editDraftsToKept,
  isTyped,
  NO_EDIT_DRAFT,
  withEditDraft,
} from '../../renderer/components/outbox/edit-draft.ts'
import { drainProgress } from '../../renderer/components/outbox/drain-progress.ts'
import { listMove } from '../../renderer/components/outbox/list-move.ts'
import { markOf } from '../../renderer/components/outbox/mark.ts'
import { outboxStatus } from '../../renderer/components/outbox/outbox-status.ts'
import { fieldsToRepair, repairedValues, wordsOfTheWhole } from '../../renderer/components/outbox/repair.ts'
import { isDiscardable, outboxRows, stillSelected } from '../../renderer/components/outbox/rows.ts'
import { readTyped, typedOf } from '../../renderer/components/outbox/typed-value.ts'
import type { DrainState } from '../../renderer/sync/sync.ts'
import type { Edit, EditState } from '../../shared/edit.ts'
import type { Connection } from '../../shared/session.ts'
import { anEdit, NOW, sending, unknown } from './builders/lane.ts'

const refused: EditState = {
  kind: 'refused',
  status: 400,
  refusal: { message: 'The field phone is too long.', fields: { phone: 'Too long.' } },
  since: NOW,
}
const gone: EditState = { kind: 'gone', since: NOW }
const conflict: EditState = { kind: 'conflict', conflicts: [], since: NOW }
const asks: EditState = { kind: 'deferred', reason: 'ask-password', until: NOW }
const later: EditState = { kind: 'deferred', reason: 'locked', until: NOW + 9_000 }
const unreadable: EditState = { kind: 'unreadable', raw: '{}' }
const queued: EditState = { kind: 'queued' }
const online: Connection = { kind: 'online', since: NOW }

const edits = (...states: readonly EditState[]): readonly Edit[] =>
  states.map((state, at) => anEdit({ phone: '2' }, state, { id: `e${at}`, seq: at }))
const drain = (more: Partial<DrainState> = {}): DrainState => ({
  kind: 'idle',
  pause: { kind: 'none' },
  delivered: 0,
  started: null,
  nextTryAt: null,
  ...more,
})

describe('the rows of the outbox', () => {
  test('what needs a person comes first, by kind, then what goes by itself, each in the order of saving', () => {
    const rows = outboxRows(edits(queued, asks, conflict, gone, sending, refused, unreadable, later, refused))
    expect(rows.map(({ id }) => id)).toEqual([
      'person',
      'e5',
      'e8',
      'e3',
      'e2',
      'e6',
      'e1',
      'going',
      'e0',
      'e4',
      'e7',
    ])
    expect(rows.filter(({ kind }) => kind === 'heading')).toMatchObject([{ count: 6 }, { count: 3 }])
  })

  test('a group without edits has no heading', () => {
    expect(outboxRows(edits(queued)).map(({ id }) => id)).toEqual(['going', 'e0'])
    expect(outboxRows(edits(queued), true).map(({ id }) => id)).toEqual(['held', 'e0'])
    expect(outboxRows([])).toEqual([])
  })

  test('only what is on its way cannot be discarded', () => {
    const all = edits(queued, later, asks, conflict, refused, gone, unreadable, sending, unknown)
    expect(all.filter((edit) => !isDiscardable(edit)).map(({ state }) => state.kind)).toEqual([
      'sending',
      'unknown',
    ])
  })

  test('an edit that asks its person is marked like one that the store refused', () => {
    expect(edits(queued, later, asks, sending, conflict, gone).map(markOf)).toEqual([
      'waiting',
      'waiting',
      'refused',
      'sending',
      'conflict',
      'refused',
    ])
  })
})

describe('the chosen edit', () => {
  test('stays while it is there, wherever it moves', () => {
    expect(stillSelected(['a', 'b', 'c'], ['c', 'b'], 'b')).toBe('b')
  })

  test('gives way to the one that follows it, at the end to the last', () => {
    expect(stillSelected(['a', 'b', 'c'], ['a', 'c'], 'b')).toBe('c')
    expect(stillSelected(['a', 'b', 'c'], ['a', 'b'], 'c')).toBe('b')
    expect(stillSelected(['a'], [], 'a')).toBeNull()
  })

  test('is the first where none was chosen', () => {
    expect(stillSelected([], ['a', 'b'], null)).toBe('a')
    expect(stillSelected(['x'], ['a', 'b'], 'y')).toBe('a')
  })
})

describe('keys in a list', () => {
  const ids = ['a', 'b', 'c']
  test.each([
    ['ArrowDown', 'a', 'b'],
    ['ArrowDown', 'c', 'c'],
    ['ArrowUp', 'a', 'a'],
    ['ArrowUp', 'c', 'b'],
    ['Home', 'c', 'a'],
    ['End', 'a', 'c'],
    ['PageDown', 'a', 'c'],
    ['PageUp', 'c', 'a'],
    ['ArrowDown', null, 'a'],
    ['x', 'a', null],
  ])('%s from %s leads to %s', (key, from, to) => {
    expect(listMove(key, ids, from)).toBe(to)
  })

  test('lead nowhere in an empty list', () => {
    expect(listMove('ArrowDown', [], null)).toBeNull()
  })
})

describe('the progress of a drain', () => {
  const running = drain({ kind: 'running', started: NOW - 60_000, delivered: 30 })

  test('tells done, all, rate and time left; what waits for a person is not part of it', () => {
    expect(drainProgress(running, edits(queued, queued, refused, later), NOW)).toEqual({
      done: 30,
      all: 33,
      perMinute: 30,
      leftMs: 6_000,
    })
  })

  test('names no rate before there is one', () => {
    const begun = { ...running, started: NOW - 1_000, delivered: 1 }
    expect(drainProgress(begun, edits(queued), NOW)).toEqual({
      done: 1,
      all: 2,
      perMinute: null,
      leftMs: null,
    })
  })

  test('is none while nothing is being delivered, or nothing is left', () => {
    expect(drainProgress(drain(), edits(queued), NOW)).toBeNull()
    expect(drainProgress(running, edits(refused), NOW)).toBeNull()
  })
})

describe('what happens to the outbox as a whole', () => {
  const of = (
    states: readonly EditState[],
    more: Partial<DrainState> = {},
    connection: Connection = online,
  ) => outboxStatus({ edits: edits(...states), drain: drain(more), connection, now: NOW })

  test('a person who paused it comes before everything else', () => {
    const pause = { kind: 'stopped-by-person' } as const
    expect(of([queued], { pause, kind: 'running', started: NOW, delivered: 0 }).kind).toBe('stopped')
  })

  test('a token that is not taken is told even where only a person is waited for', () => {
    const pause = { kind: 'blocked', reason: 'token-rejected', message: '' } as const
    expect(of([refused], { pause })).toMatchObject({ kind: 'blocked', reason: 'token-rejected' })
  })

  test('a drain that is under way', () => {
    expect(of([sending, queued], { kind: 'running', started: NOW, delivered: 5 })).toMatchObject({
      kind: 'sending',
      progress: { done: 5, all: 7 },
    })
  })

  test('where only a person can go on, nobody is told to wait', () => {
    const offline: Connection = { kind: 'offline', since: NOW, nextProbeAt: NOW + 500 }
    expect(of([refused, gone], {}, offline).kind).toBe('only-person')
  })

  test('an unreachable store, with the next look at it', () => {
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

describe('repairing', () => {
  const edit = anEdit({ phone: '2', company: 'New Co', store_credit: '5.0000' }, refused)

  test('asks for the fields that the store named, else for all that were sent', () => {
    expect(fieldsToRepair(edit)).toEqual(['phone'])
    const silent = { ...refused, refusal: { message: '', fields: {} } }
    expect(fieldsToRepair({ ...edit, state: silent })).toEqual(['company', 'phone', 'store_credit'])
  })

  test('sends only what was changed, by the form in which the store writes it', () => {
    expect(repairedValues(edit, { phone: '3', company: 'New Co', store_credit: '5' })).toEqual({ phone: '3' })
  })

  test('never brings in a field that the edit does not have', () => {
    expect(repairedValues(edit, { email: 'x@example.com' })).toEqual({})
  })
})

describe('typed values', () => {
  const german = { decimal: ',', group: '.', decimals: 2, signs: ['€', 'EUR'] }

  test('an amount stands as people of the language write it, and is read back as the store does', () => {
    expect(typedOf('store_credit', '1234.5000', german)).toBe('1234,50')
    expect(typedOf('store_credit', '0.1250', german)).toBe('0,125')
    expect(typedOf('store_credit', '7.0000', { ...german, decimals: 0 })).toBe('7')
    expect(readTyped('store_credit', '1.234,50 €', german)).toEqual({ kind: 'value', value: '1234.5000' })
    expect(readTyped('store_credit', 'viel', german)).toMatchObject({ problem: { kind: 'not-an-amount' } })
  })

  test('other fields are taken as they are, within the limits of the API', () => {
    expect(readTyped('phone', '030', german)).toEqual({ kind: 'value', value: '030' })
    expect(readTyped('first_name', ' ', german)).toMatchObject({ problem: { kind: 'required' } })
    expect(readTyped('reset_pass_on_login', true, german)).toEqual({ kind: 'value', value: true })
  })
})

describe('what was typed for an edit that needs its person', () => {
  const draft = {
    repaired: { phone: '030 12' },
    chosen: { notes: { take: 'other', typed: 'Both', theirs: 'Theirs' } },
  } as const

  test('is kept and read again, and what cannot be understood is left out', () => {
    const edits = withEditDraft(null, 'e1', draft)
    expect(edits).toEqual({ e1: draft })
    expect(editDraftsFromKept(editDraftsToKept(edits ?? {}))).toEqual(edits)
    const kept = { e1: { ...draft, repaired: { phone: '030 12', email: {}, password: 'x' } }, e2: 7 }
    expect(editDraftsFromKept({ edits: kept })).toEqual({ e1: draft })
    expect(editDraftsFromKept({ edits: { e2: 7 } })).toBeNull()
  })

  test('goes with its edit, and where nothing is left of it', () => {
    const both = withEditDraft({ e1: draft }, 'e2', draft) ?? {}
    expect(editDraftsOf(both, new Set(['e2']))).toEqual({ e2: draft })
    expect(editDraftsOf(both, new Set())).toBeNull()
    expect(withEditDraft({ e1: draft }, 'e1', NO_EDIT_DRAFT)).toBeNull()
  })

  test('is typed text where it is more than a choice', () => {
    expect(isTyped(draft)).toBe(true)
    expect(isTyped({ ...draft, repaired: {} })).toBe(true)
    expect(isTyped({ repaired: {}, chosen: { notes: { take: 'mine', theirs: 'Theirs' } } })).toBe(false)
  })
})

describe("the store's words about a refused edit", () => {
  const said = (message: string, fields: Readonly<Record<string, string>>, patch = {}) =>
    wordsOfTheWhole(
      anEdit(
        { phone: '2', ...patch },
        { kind: 'refused', status: 400, refusal: { message, fields }, since: NOW },
      ),
    )

  test('are said once: beside their field, or else as a whole', () => {
    expect(said("The field 'phone' is invalid. Too long.", { phone: 'Too long.' })).toBe('')
    expect(said('The store is closed.', {})).toBe('The store is closed.')
    expect(said('Two are wrong.\nPhone: Too long.', { phone: 'Too long.' })).toBe('Two are wrong.')
  })

  test('stay where the field they are about is not asked for', () => {
    expect(said('Force_reset: No.', { force_reset: 'No.' }, { force_reset: true })).toBe('Force_reset: No.')
    expect(said('Email: Taken.', { email: 'Taken.' })).toBe('Email: Taken.')
  })
})
