import { describe, expect, test } from 'vitest'
import {
  fromStoredEditDrafts,
  onlyWaitingDrafts,
  toStoredEditDrafts,
  isTyped,
  NO_EDIT_DRAFT,
  withEditDraft,
} from '../../../../../renderer/domain/edits/edit-draft.ts'

describe('what was typed for an edit that needs its person', () => {
  const draft = {
    repaired: { phone: '030 12' },
    chosen: { notes: { take: 'other', typed: 'Both', theirs: 'Theirs' } },
  } as const

  test('is kept and read again, and what cannot be understood is left out', () => {
    const edits = withEditDraft(null, 'e1', draft)
    expect(edits).toEqual({ e1: draft })
    expect(fromStoredEditDrafts(toStoredEditDrafts(edits ?? {}))).toEqual(edits)
    const kept = { e1: { ...draft, repaired: { phone: '030 12', email: {}, password: 'x' } }, e2: 7 }
    expect(fromStoredEditDrafts({ edits: kept })).toEqual({ e1: draft })
    expect(fromStoredEditDrafts({ edits: { e2: 7 } })).toBeNull()
  })

  test('goes with its edit, and where nothing is left of it', () => {
    const both = withEditDraft({ e1: draft }, 'e2', draft) ?? {}
    expect(onlyWaitingDrafts(both, new Set(['e2']))).toEqual({ e2: draft })
    expect(onlyWaitingDrafts(both, new Set())).toBeNull()
    expect(withEditDraft({ e1: draft }, 'e1', NO_EDIT_DRAFT)).toBeNull()
  })

  test('is typed text where it is more than a choice', () => {
    expect(isTyped(draft)).toBe(true)
    expect(isTyped({ ...draft, repaired: {} })).toBe(true)
    expect(isTyped({ repaired: {}, chosen: { notes: { take: 'mine', theirs: 'Theirs' } } })).toBe(false)
  })
})
