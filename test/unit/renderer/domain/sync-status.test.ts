import { anEdit } from '../../../support/builders/edit.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { inBatches } from '../../../../renderer/app/shell/debounced-batch.ts'
import { downloadLeft, nextTryAt } from '../../../../renderer/domain/sync-status.ts'
import { addNews, newsOf, NO_NEWS } from '../../../../renderer/app/shell/announcements.ts'
import type { DrainState } from '../../../../renderer/domain/sync-state.ts'
import type { Edit, EditState } from '../../../../shared/edit.ts'

const download = (got: number, gotAtStart: number, total: number | null = 1000) =>
  ({ kind: 'first-download', got, total, startedAt: 0, gotAtStart }) as const

describe('the time that the first download still takes', () => {
  it('uses the rate of this run, not of earlier ones', () => {
    expect(downloadLeft(download(600, 500), 10_000)).toBe(40_000)
    expect(downloadLeft(download(100, 0), 10_000)).toBe(90_000)
  })

  it('is not guessed without a total, without a pace, or at once', () => {
    expect(downloadLeft(download(600, 500, null), 10_000)).toBeNull()
    expect(downloadLeft(download(500, 500), 10_000)).toBeNull()
    expect(downloadLeft(download(600, 500), 500)).toBeNull()
  })

  it('is never negative, though customers were added meanwhile', () => {
    expect(downloadLeft(download(1100, 0), 10_000)).toBe(0)
  })
})

const drain = (more: Partial<DrainState> = {}): DrainState => ({
  kind: 'idle',
  pause: { kind: 'none' },
  delivered: 0,
  deliveredInAll: 0,
  started: null,
  nextTryAt: 5_000,
  ...more,
})
const online = { kind: 'online', since: 0 } as const

describe('the next try', () => {
  it('is the next probe while the store cannot be reached, whether something waits or not', () => {
    const offline = { kind: 'offline', since: 0, nextProbeAt: 700 } as const
    expect(nextTryAt(offline, drain(), 0)).toBe(700)
    expect(nextTryAt(offline, drain(), 3)).toBe(700)
  })

  it('is when the first waiting edit is due', () => {
    expect(nextTryAt(online, drain(), 1)).toBe(5_000)
    expect(nextTryAt(online, drain({ nextTryAt: null }), 1)).toBeNull()
    expect(nextTryAt(online, drain(), 0)).toBeNull()
    expect(nextTryAt(online, undefined, 1)).toBeNull()
  })

  it('is not named while it is being tried', () => {
    expect(nextTryAt(online, drain({ kind: 'running' }), 1)).toBeNull()
  })

  it('is the end of the pause that the store asked for', () => {
    expect(nextTryAt(online, drain({ pause: { kind: 'rate-limited', until: 9_000 } }), 1)).toBe(9_000)
  })

  it('is nothing where only a person can continue', () => {
    const blocked = drain({ pause: { kind: 'blocked', reason: 'no-permission', message: '' } })
    expect(nextTryAt(online, blocked, 1)).toBeNull()
    expect(nextTryAt(online, drain({ pause: { kind: 'stopped-by-person' } }), 1)).toBeNull()
  })
})

const edit = (id: string, state: EditState): Edit => anEdit({}, state, { id })
const queued: EditState = { kind: 'queued' }
const refused: EditState = { kind: 'refused', status: 400, refusal: { message: '', fields: {} }, since: 0 }
const conflict: EditState = { kind: 'conflict', conflicts: [], since: 0 }
const gone: EditState = { kind: 'gone', since: 0 }

const ids = (edits: readonly Edit[]): readonly string[] => edits.map(({ id }) => id)

describe('news of the outbox', () => {
  it('are edits that became refused, gone or in conflict', () => {
    const before = ['a', 'b', 'c', 'd'].map((id) => edit(id, queued))
    const after = [edit('a', refused), edit('b', conflict), edit('c', gone), edit('d', queued)]
    const news = newsOf(before, after)
    expect(ids(news.refused)).toEqual(['a', 'c'])
    expect(ids(news.conflicts)).toEqual(['b'])
  })

  it('are not announced twice', () => {
    const outbox = [edit('a', refused), edit('b', conflict)]
    expect(newsOf(outbox, outbox)).toEqual(NO_NEWS)
  })

  it('are announced again when it happens again', () => {
    expect(ids(newsOf([edit('a', queued)], [edit('a', refused)]).refused)).toEqual(['a'])
    expect(ids(newsOf([edit('a', conflict)], [edit('a', refused)]).refused)).toEqual(['a'])
  })

  it('are kept together, without those that were settled meanwhile', () => {
    const first = newsOf([edit('a', queued), edit('b', queued)], [edit('a', refused), edit('b', conflict)])
    const present = [edit('a', queued), edit('b', conflict), edit('c', refused)]
    const all = addNews(first, newsOf([edit('c', queued)], [edit('c', refused)]), present)
    expect(ids(all.refused)).toEqual(['c'])
    expect(ids(all.conflicts)).toEqual(['b'])
  })
})

describe('a batch', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is announced once, when it is quiet', () => {
    const call = vi.fn()
    const batch = inBatches(call, 100, 1_000)
    for (let n = 0; n < 5; n += 1) {
      batch.soon()
      vi.advanceTimersByTime(50)
    }
    expect(call).not.toHaveBeenCalled()
    vi.advanceTimersByTime(100)
    expect(call).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(5_000)
    expect(call).toHaveBeenCalledTimes(1)
  })

  it('does not wait for a quiet that never comes', () => {
    const call = vi.fn()
    const batch = inBatches(call, 100, 1_000)
    for (let n = 0; n < 25; n += 1) {
      batch.soon()
      vi.advanceTimersByTime(90)
    }
    expect(call).toHaveBeenCalledTimes(2)
  })

  it('is not announced after its end', () => {
    const call = vi.fn()
    const batch = inBatches(call, 100, 1_000)
    batch.soon()
    batch.stop()
    vi.advanceTimersByTime(5_000)
    expect(call).not.toHaveBeenCalled()
  })
})
