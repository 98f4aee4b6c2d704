import { describe, expect, it } from 'vitest'
import { encodeEntry, type JournalEntry } from '../../../../../renderer/sync/journal/journal-entry.ts'
import { packRows } from '../../../../../renderer/domain/edits/packed-edits.ts'
import { replayJournal } from '../../../../../renderer/sync/journal/replay-journal.ts'
import { anEdit } from '../../../../support/builders/edit.ts'

const tell = (...entries: JournalEntry[]) => replayJournal(entries.map(encodeEntry))
const put = (id: string, saves = 1, more = {}): JournalEntry => ({
  v: 1,
  kind: 'edit',
  edit: anEdit({ company: id }, { kind: 'queued' }, { id, ...more }),
  saves,
})
const end = (editId: string, saves = 1): JournalEntry => ({
  v: 1,
  kind: 'end',
  editId,
  ending: 'delivered',
  saves,
})

describe('a journal read from its beginning', () => {
  it('finds what is live, what ended, and how many saves there were', () => {
    const tale = tell(put('a'), put('b'), put('b'), end('a'))
    expect([...tale.live.keys()]).toEqual(['b'])
    expect([...tale.ended]).toEqual(['a'])
    expect(tale.count).toEqual({ saved: 3, delivered: 1, discarded: 0, nothingLeft: 0 })
  })

  it('keeps the newest form of an edit', () => {
    expect(tell(put('a'), put('a', 1, { saves: 2 })).live.get('a')?.saves).toBe(2)
  })

  it('revokes what the database did not take', () => {
    const was = anEdit({ company: 'before' }, { kind: 'queued' }, { id: 'a' })
    const entries = [put('a'), put('b')]
    const voids: JournalEntry[] = [
      { v: 1, kind: 'void', editId: 'a', was, saves: 1 },
      { v: 1, kind: 'void', editId: 'b', was: null, saves: 1 },
    ]
    const tale = tell(...entries, ...voids)
    expect([...tale.live.values()]).toEqual([was])
    expect(tale.count.saved).toBe(0)
  })

  it('counts an end once that a crash wrote twice', () => {
    expect(tell(put('a'), end('a'), end('a')).count.delivered).toBe(1)
  })

  it('goes on from the sums of what was compacted away', () => {
    const count = { saved: 7, delivered: 5, discarded: 1, nothingLeft: 1 }
    const tale = tell({ v: 1, kind: 'count', ...count, highestSeq: 12 }, put('a'))
    expect(tale.count).toEqual({ ...count, saved: 8 })
    expect(tale.highestSeq).toBe(12)
  })

  it('counts what it does not understand, and reads on', () => {
    const tale = replayJournal(['not json', '{"v":9,"kind":"edit"}', 'null', encodeEntry(put('a'))])
    expect(tale.notUnderstood).toHaveLength(3)
    expect(tale.live.size).toBe(1)
  })
})

describe('many edits in one entry', () => {
  const edits = Array.from({ length: 40 }, (_, at) =>
    anEdit({ company: 'New' }, undefined, { id: `e${at}`, customerId: at, seq: at + 1, savedAt: at }),
  )
  const packed: JournalEntry = { v: 1, kind: 'edits', packed: packRows(edits) }

  it('are read as if each had its own, and are revoked and end one by one', () => {
    const end: JournalEntry = { v: 1, kind: 'end', editId: 'e1', ending: 'delivered', saves: 1 }
    const undone: JournalEntry = { v: 1, kind: 'void', editId: 'e2', was: null, saves: 1 }
    const { live, count, highestSeq } = replayJournal([packed, end, undone].map(encodeEntry))
    expect([...live.values()]).toEqual(edits.filter(({ id }) => id !== 'e1' && id !== 'e2'))
    expect(count).toEqual({ saved: 39, delivered: 1, discarded: 0, nothingLeft: 0 })
    expect(highestSeq).toBe(40)
  })

  it('count as not understood where something of them is missing', () => {
    const broken: JournalEntry = { v: 1, kind: 'edits', packed: { ...packRows(edits), labels: [] } }
    expect(replayJournal([encodeEntry(broken)])).toMatchObject({
      notUnderstood: [encodeEntry(broken)],
      count: { saved: 0 },
    })
  })
})
