import { describe, expect, test } from 'vitest'
import { markOf } from '../../../../../renderer/domain/edits/edit-mark.ts'
import { isDiscardable } from '../../../../../renderer/domain/edits/action-needed.ts'
import { type EditRows, outboxRows } from '../../../../../renderer/domain/edits/outbox-rows.ts'
import { createLaneMap } from '../../../../../renderer/sync/outbox/lane-map.ts'
import type { Edit, EditState } from '../../../../../shared/edit.ts'
import { NOW } from '../../../../support/builders/customer.ts'
import { anEdit, sending, unknown } from '../../../../support/builders/edit.ts'

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

const edits = (...states: readonly EditState[]): readonly Edit[] =>
  states.map((state, at) => anEdit({ phone: '2' }, state, { id: `e${at}`, seq: at }))
/** The outbox with these edits waiting. */
function waitingOf(all: readonly Edit[]) {
  const lanes = createLaneMap()
  lanes.replaceAll(all)
  return lanes
}
const rowsOf = (rows: EditRows) => Array.from({ length: rows.count }, (_, at) => rows.at(at))
const idsOf = (rows: EditRows) => rowsOf(rows).map((row) => row?.id)

describe('the rows of the outbox', () => {
  test('what needs a person comes first, by kind, then what is sent automatically, each in the order of saving', () => {
    const all = edits(queued, asks, conflict, gone, sending, refused, unreadable, later, refused)
    const rows = outboxRows(waitingOf(all))
    expect(idsOf(rows)).toEqual(['person', 'e5', 'e8', 'e3', 'e2', 'e6', 'e1', 'going', 'e0', 'e4', 'e7'])
    expect(rowsOf(rows).filter((row) => row?.kind === 'heading')).toMatchObject([{ count: 6 }, { count: 3 }])
  })

  test('an edit is found by its place, and its place by the edit', () => {
    const all = edits(queued, conflict, sending, refused)
    const rows = outboxRows(waitingOf(all))
    expect([rows.count, rows.edits, rows.headings]).toEqual([6, 4, [0, 3]])
    const found = [0, 1, 2, 3].map((place) => rows.editAt(place))
    expect(found.map((edit) => edit?.id)).toEqual(['e3', 'e1', 'e0', 'e2'])
    expect(found.map((edit) => edit && rows.placeOf(edit))).toEqual([0, 1, 2, 3])
    expect([0, 1, 2, 3].map(rows.rowOf)).toEqual([1, 2, 4, 5])
    expect(rows.editAt(4)).toBeUndefined()
  })

  test('a group without edits has no heading', () => {
    expect(idsOf(outboxRows(waitingOf(edits(queued))))).toEqual(['going', 'e0'])
    expect(idsOf(outboxRows(waitingOf(edits(queued)), true))).toEqual(['held', 'e0'])
    expect(idsOf(outboxRows(waitingOf([])))).toEqual([])
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

describe('the edit that is shown once the chosen one is gone', () => {
  const next = (states: readonly EditState[], gone: number) => {
    const all = edits(...states)
    const chosen = all[gone] as Edit
    return outboxRows(waitingOf(all.filter((edit) => edit !== chosen))).next(chosen)?.id
  }

  test('is the one that follows it, also in the next group', () => {
    expect(next([queued, queued, queued], 1)).toBe('e2')
    expect(next([queued, refused, refused], 1)).toBe('e2')
    expect(next([queued, refused, refused], 2)).toBe('e0')
    expect(next([refused, conflict, queued], 0)).toBe('e1')
  })

  test('is the last where none follows', () => {
    expect(next([queued, queued, queued], 2)).toBe('e1')
    expect(next([queued], 0)).toBeUndefined()
  })
})
