import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Journal, memoryJournal, openJournal } from '../../../../../electron/main/workspace/journal.ts'
import { packRows } from '../../../../../renderer/domain/edits/packed-edits.ts'
import { encodeEntry } from '../../../../../renderer/sync/journal/journal-entry.ts'
import { anEdit } from '../../../../support/builders/edit.ts'
import { newKey } from '../../../../../electron/main/workspace/seal.ts'

const edit = (id: string, customerId: number, more = {}): string =>
  JSON.stringify({ v: 1, kind: 'edit', edit: { id, customerId, seq: 1, ...more }, saves: 1 })
const end = (editId: string): string =>
  JSON.stringify({ v: 1, kind: 'end', editId, ending: 'delivered', saves: 1 })
const revoked = (editId: string, was: unknown): string =>
  JSON.stringify({ v: 1, kind: 'void', editId, was, saves: 1 })

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterfoil-index-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const key = newKey()
const kinds: readonly (readonly [string, () => Journal])[] = [
  ['on the disk', () => openJournal(join(folder, 'journal-abc123.cfj'), 'abc123', key)],
  ['in memory', memoryJournal],
]

describe.each(kinds)('a journal %s', (_kind, open) => {
  it('knows edits that the page wrote as one entry', async () => {
    const journal = open()
    const edits = [1, 2, 3].map((id) => anEdit({ notes: 'x' }, undefined, { id: `e-${id}`, customerId: id }))
    await journal.append([encodeEntry({ v: 1, kind: 'edits', packed: packRows(edits) }), end('e-2')])
    const known = [1, 2, 3].map((id) => journal.knows(`e-${id}`, id))
    expect(await Promise.all(known)).toEqual([true, false, true])
    expect(await journal.knows('e-1', 3)).toBe(false)
  })

  it('knows an edit of its customer, and of no other', async () => {
    const journal = open()
    await journal.append([edit('e-1', 5)])
    expect(await journal.knows('e-1', 5)).toBe(true)
    expect(await journal.knows('e-1', 6)).toBe(false)
    expect(await journal.knows('e-2', 5)).toBe(false)
    await journal.close()
  })

  it('knows it from the moment on that it is to be written, and after it was compacted', async () => {
    const journal = open()
    const writing = journal.append([edit('e-1', 5)])
    expect(await journal.knows('e-1', 5)).toBe(true)
    await writing
    await journal.compact([edit('e-2', 7)])
    expect(await journal.knows('e-2', 7)).toBe(true)
    await journal.close()
  })

  it('no longer knows one that ended or was revoked', async () => {
    const journal = open()
    await journal.append([edit('e-1', 5), edit('e-2', 5), edit('e-3', 5)])
    await journal.append([end('e-1'), revoked('e-2', null), revoked('e-3', { customerId: 5, id: 'e-3' })])
    expect(await Promise.all(['e-1', 'e-2', 'e-3'].map((id) => journal.knows(id, 5)))).toEqual([
      false,
      false,
      true,
    ])
    await journal.close()
  })

  it('takes no harm from entries that are no entries', async () => {
    const journal = open()
    await journal.append([
      '',
      'null',
      '[]',
      '{"kind":"edit"}',
      '{"kind":"edit","edit":{"id":1}}',
      'x'.repeat(99),
    ])
    expect(await journal.knows('1', 1)).toBe(false)
    await journal.close()
  })
})

describe('a journal that is opened again', () => {
  it('knows what an earlier run wrote, before the page has read it', async () => {
    const [, openFile] = kinds[0] ?? []
    const before = openFile?.()
    await before?.append([edit('e-1', 5), edit('e-2', 6), end('e-2')])
    await before?.close()
    const after = openFile?.()
    expect(await after?.knows('e-1', 5)).toBe(true)
    expect(await after?.knows('e-2', 6)).toBe(false)
    await after?.close()
  })
})
