import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { memoryJournal, openJournal } from '../../electron/main/workspace/journal.ts'
import { writeRecord } from '../../electron/main/workspace/journal-records.ts'
import { newKey } from '../../electron/main/workspace/seal.ts'
import {
  COUNT,
  entry,
  folder,
  KEY,
  openAgain,
  path,
  read,
  STORE,
  whole,
} from '../support/contract/journal-folder.ts'
import { hasSmallDisks, onSmallDisk } from '../support/contract/small-disk.ts'

describe('the journal', () => {
  it('is empty before the first entry', async () => {
    expect(await read()).toEqual(whole())
    expect(readdirSync(folder)).toEqual([])
  })

  it('gives back what was appended, in order, after a restart', async () => {
    const journal = openAgain()
    await journal.append([entry(1), entry(2)])
    await journal.append([])
    await journal.append([entry(3), ''])
    expect(await journal.read()).toEqual(whole(entry(1), entry(2), entry(3), ''))
    expect(await read()).toEqual(whole(entry(1), entry(2), entry(3), ''))
  })

  it('goes on where the last run ended', async () => {
    for (const number of [1, 2, 3]) {
      const journal = openAgain()
      await journal.append([entry(number)])
      await journal.close()
    }
    expect(await read()).toEqual(whole(entry(1), entry(2), entry(3)))
  })

  it('has nothing readable in its file', async () => {
    await openAgain().append([JSON.stringify({ email: 'ada@example.com', notes: 'n'.repeat(500) })])
    const file = readFileSync(path)
    expect(file.includes('ada@example.com')).toBe(false)
    expect(file.includes('nnnn')).toBe(false)
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('opens with no other key and for no other store, and says how much that is', async () => {
    await openAgain().append([entry(1), entry(2)])
    const lost = { entries: [], tornTail: false, damagedRecords: 2 }
    expect(await openAgain(path, newKey()).read()).toEqual(lost)
    expect(await openAgain(path, KEY, 'other').read()).toEqual(lost)
  })

  it('keeps the order of many appends at once, and shares their syncs', async () => {
    const journal = openAgain()
    const numbers = Array.from({ length: 2000 }, (_, at) => at)
    const started = performance.now()
    await Promise.all(numbers.map((number) => journal.append([entry(number)])))
    const took = performance.now() - started
    expect(await read()).toEqual(whole(...numbers.map(entry)))
    // One sync each would take a second and more on any disk; the figure is there to be read.
    process.stdout.write(`2,000 appends at once: ${took.toFixed(0)} ms\n`)
  })

  it('keeps the turn of appends, reads and compactions', async () => {
    const journal = openAgain()
    const steps = [
      journal.append(['a']),
      journal.append(['b']),
      journal.read(),
      journal.compact(['B']),
      journal.append(['c']),
      journal.read(),
    ]
    const answers = await Promise.all(steps)
    expect(answers[2]).toEqual(whole('a', 'b'))
    expect(answers[5]).toEqual(whole('B', 'c'))
    expect(await read()).toEqual(whole('B', 'c'))
  })

  it('becomes small when it is compacted, and leaves no second file', async () => {
    const journal = openAgain()
    await journal.append(Array.from({ length: 500 }, (_, at) => entry(at)))
    const before = statSync(path).size
    await journal.compact([entry(499)])
    expect(statSync(path).size).toBeLessThan(before / 100)
    await journal.compact([])
    expect(await read()).toEqual(whole())
    expect(readdirSync(folder)).toEqual(['journal-abc123.cfj'])
  })

  it('is the old one when the compaction did not get to its end', async () => {
    await openAgain().append([entry(1)])
    writeFileSync(`${path}.new`, 'half a file')
    expect(await read()).toEqual(whole(entry(1)))
  })
})
describe('a full disk', () => {
  it.runIf(hasSmallDisks)(
    'names the problem of an entry, loses none before it and continues when there is room',
    () =>
      onSmallDisk(folder, async (disk, grow) => {
        const journal = openJournal(join(disk, 'journal.cfj'), STORE, KEY)
        try {
          const kept: string[] = []
          let problem: unknown = null
          for (let number = 0; number < 1000 && problem === null; number += 1) {
            const one = `${number} ${'x'.repeat(700)}`
            await journal.append([one]).then(
              () => kept.push(one),
              (error: unknown) => (problem = error),
            )
          }
          expect(problem).toMatchObject({ problem: { code: 'disk-full', detail: 'ENOSPC' } })
          expect(kept.length).toBeGreaterThan(10)
          expect(await journal.read()).toEqual(whole(...kept))
          await expect(journal.compact([...kept, 'more'])).rejects.toMatchObject({
            problem: { code: 'disk-full' },
          })
          expect(readdirSync(disk)).toEqual(['journal.cfj'])
          expect(await journal.read()).toEqual(whole(...kept))

          grow()
          await journal.append(['after'])
          expect(await journal.read()).toEqual(whole(...kept, 'after'))
        } finally {
          await journal.close()
        }
      }),
  )

  it('is distinguished from a folder that is gone', async () => {
    const journal = openAgain(join(folder, 'gone', 'journal.cfj'))
    await expect(journal.append(['a'])).rejects.toMatchObject({
      problem: { code: 'disk-error', detail: 'ENOENT' },
    })
  })
})
describe('the journal of a run that keeps nothing', () => {
  it('lasts until the end of the run', async () => {
    const journal = memoryJournal()
    await journal.append(['a', 'b'])
    expect(await journal.read()).toEqual(whole('a', 'b'))
    await journal.compact(['b'])
    expect(await journal.read()).toEqual(whole('b'))
    expect(readdirSync(folder)).toEqual([])
  })
})
describe('a journal of version 0.1.0', () => {
  /** As 0.1.0 wrote it: records without a count. */
  function oldFile(count: number): Buffer {
    return Buffer.concat(
      Array.from({ length: count }, (_, at) =>
        writeRecord({ key: KEY, storeHash: STORE, isCounted: false }, at + 1, entry(at + 1)),
      ),
    )
  }

  it('opens, takes new entries and becomes one of today when it is compacted', async () => {
    writeFileSync(path, oldFile(3))
    const journal = openAgain()
    await journal.append([entry(4)])
    const all = [1, 2, 3, 4].map(entry)
    expect(await read()).toEqual(whole(...all))
    await journal.compact(all)
    expect(await read()).toEqual(whole(...all))
    expect(readFileSync(path).readUInt32BE()).toBe(0xc075f101)
  })

  it('opens with damage at its beginning', async () => {
    const file = oldFile(3)
    file.fill(0, 0, 30)
    writeFileSync(path, file)
    expect(await read()).toEqual({ entries: [2, 3].map(entry), tornTail: false, damagedRecords: 1 })
  })
})
describe('a journal of a newer version', () => {
  /** As a later version writes: another format in the head of each record, and a checksum that fits. */
  function writeLaterFormat(): Buffer {
    const bytes = readFileSync(path)
    for (let at = COUNT; at < bytes.length; at += 20 + bytes.readUInt32BE(at + 4) + 4) {
      bytes.writeUInt8(0x13, at + 3)
      bytes.writeUInt32BE(crc32(bytes.subarray(at, at + 16)), at + 16)
    }
    writeFileSync(path, bytes)
    return bytes
  }

  it('is neither read, extended nor replaced', async () => {
    const journal = openAgain()
    await journal.append([entry(1), entry(2)])
    await journal.close()
    const before = writeLaterFormat()
    const older = openAgain()
    const newer = { problem: { code: 'newer-data' } }
    await expect(older.read()).rejects.toMatchObject(newer)
    await expect(older.append([entry(3)])).rejects.toMatchObject(newer)
    await expect(older.compact([])).rejects.toMatchObject(newer)
    expect(readFileSync(path)).toEqual(before)
    expect(readdirSync(folder)).toEqual(['journal-abc123.cfj'])
  })
})
