import { expect, it } from 'vitest'
import { createJournalParts } from '../../../../../electron/main/workspace/journal-parts.ts'
import { readJournal } from '../../../../../renderer/sync/journal/read-journal.ts'
import { good } from '../../../../../shared/answer.ts'
import type { Bridge, JournalPart } from '../../../../../shared/bridge.ts'

const LARGE = 'x'.repeat(300_000)

function aJournal(entries: string[]) {
  const readPart = createJournalParts(async () => ({
    ...{ entries: [...entries], tornTail: false, damagedRecords: 2 },
  }))
  const parts: JournalPart[] = []
  const read: Bridge['journal']['read'] = async ({ from }) => {
    parts.push(await readPart(from))
    return good(parts.at(-1) as JournalPart)
  }
  return { readPart, parts, bridge: { journal: { read } } as unknown as Bridge }
}

it('hands a large journal over in parts, which are all of it', async () => {
  const entries = Array.from({ length: 10 }, (_, at) => `${at}${LARGE}`)
  const { bridge, parts } = aJournal(entries)
  expect(await readJournal(bridge, 'shop')).toMatchObject(good({ entries, damagedRecords: 2 }))
  expect(parts.map((part) => part.entries.length)).toEqual([2, 2, 2, 2, 2])
})

it('hands a small or an empty one over at once', async () => {
  for (const entries of [['a', 'b'], []]) {
    const { bridge, parts } = aJournal(entries)
    expect(await readJournal(bridge, 'shop')).toMatchObject(good({ entries }))
    expect(parts).toHaveLength(1)
  }
})

it('hands over what was there when the reading began, beside other readings', async () => {
  const entries = [LARGE, LARGE, 'third']
  const { readPart } = aJournal(entries)
  const first = await readPart()
  entries.push('fourth')
  const other = await readPart()
  expect((await readPart(first.next ?? undefined)).entries).toEqual(['third'])
  expect((await readPart(other.next ?? undefined)).entries).toEqual(['third', 'fourth'])
})

it('says that a reading is over, and forgets one that is not ended', async () => {
  const { readPart } = aJournal([LARGE, LARGE, 'third'])
  const first = await readPart()
  for (let at = 0; at < 4; at += 1) await readPart()
  await expect(readPart(first.next ?? undefined)).rejects.toMatchObject({ problem: { code: 'aborted' } })
})
