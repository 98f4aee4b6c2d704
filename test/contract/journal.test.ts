import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Journal, memoryJournal, openJournal } from '../../electron/main/journal.ts'
import { newKey } from '../../electron/main/seal.ts'

const key = newKey()
const STORE = 'abc123'
const seed = process.env['SEED'] ? Number(process.env['SEED']) : undefined

let folder: string
let path: string
let opened: Journal[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterfoil-journal-'))
  path = join(folder, 'journal-abc123.cfj')
  opened = []
})
afterEach(async () => {
  for (const journal of opened) await journal.close()
  rmSync(folder, { recursive: true })
})

function openAgain(at = path, withKey: Uint8Array = key, store = STORE): Journal {
  const journal = openJournal(at, store, withKey)
  opened.push(journal)
  return journal
}

/** A new process: only what is on the disk. */
const read = (at = path) => openAgain(at).read()
const whole = (...entries: string[]) => ({ entries, tornTail: false, damagedRecords: 0 })
const entry = (number: number) => JSON.stringify({ number, note: 'ä 世界 '.repeat(number % 4) })

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
    expect(await openAgain(path, key, 'other').read()).toEqual(lost)
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

describe('a damaged journal', () => {
  const entries = [1, 2, 3, 4, 5].map(entry)

  /** The file of five records, and where each of them begins. */
  async function fiveRecords(): Promise<{ file: Buffer; starts: number[] }> {
    const journal = openAgain()
    const starts = [0]
    for (const one of entries) {
      await journal.append([one])
      starts.push(statSync(path).size)
    }
    return { file: readFileSync(path), starts }
  }

  it('cut at every byte of its last two records gives all the others, and takes new ones', async () => {
    const { file, starts } = await fiveRecords()
    for (let length = starts[3] ?? 0; length <= file.length; length += 1) {
      const cut = join(folder, `cut-${length}.cfj`)
      writeFileSync(cut, file.subarray(0, length))
      const count = starts.filter((start) => start > 0 && start <= length).length
      const isBetween = starts.includes(length)
      const survivors = entries.slice(0, count)
      expect(await read(cut)).toEqual({ entries: survivors, tornTail: !isBetween, damagedRecords: 0 })

      const journal = openAgain(cut)
      await journal.append(['new'])
      await journal.close()
      expect(await read(cut)).toEqual(whole(...survivors, 'new'))
    }
  })

  it('with any bit flipped gives all other records and reports the one', async () => {
    const { file, starts } = await fiveRecords()
    for (let at = 0; at < file.length; at += 1) {
      const broken = join(folder, 'broken.cfj')
      const changed = Buffer.from(file)
      changed[at] = (changed[at] ?? 0) ^ (1 << (at & 7))
      writeFileSync(broken, changed)
      const hit = starts.filter((start) => start <= at).length - 1
      const found = await read(broken)
      expect(found.entries).toEqual(entries.filter((_, index) => index !== hit))
      expect(found.tornTail || found.damagedRecords > 0, `byte ${at} went unnoticed`).toBe(true)

      const journal = openAgain(broken)
      await journal.append(['new'])
      expect((await journal.read()).entries).toEqual([...found.entries, 'new'])
      await journal.close()
      rmSync(broken)
    }
  })

  it('still counts a damaged last record after new ones came behind it', async () => {
    const { file, starts } = await fiveRecords()
    const changed = Buffer.from(file)
    changed.fill(0xff, starts[4])
    writeFileSync(path, changed)
    await openAgain().append(['new'])
    expect(await read()).toEqual({
      entries: [...entries.slice(0, 4), 'new'],
      tornTail: false,
      damagedRecords: 1,
    })
  })

  it('whose end is zeros, as after a power cut, is only torn', async () => {
    const { file } = await fiveRecords()
    writeFileSync(path, Buffer.concat([file, Buffer.alloc(4096)]))
    expect(await read()).toEqual({ entries, tornTail: true, damagedRecords: 0 })
  })

  it('with a record of another place put into it ignores that one', async () => {
    const { file, starts } = await fiveRecords()
    const [first, second, third] = [0, 1, 2].map((n) => file.subarray(starts[n], starts[n + 1]))
    writeFileSync(path, Buffer.concat([first, second, first, third].map((part) => part ?? Buffer.alloc(0))))
    expect(await read()).toEqual(whole(...entries.slice(0, 3)))
  })

  it('under any damage never invents, never reorders and never throws', async () => {
    const { file } = await fiveRecords()
    const damage = fc.record({
      from: fc.nat(file.length),
      length: fc.nat(60),
      by: fc.uint8Array({ maxLength: 80 }),
    })
    let number = 0
    const property = fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 5 }), async (all) => {
      let bytes = file
      for (const { from, length, by } of all) {
        bytes = Buffer.concat([bytes.subarray(0, from), by, bytes.subarray(from + length)])
      }
      const broken = join(folder, `random-${(number += 1)}.cfj`)
      writeFileSync(broken, bytes)
      const found = await read(broken)
      let from = 0
      for (const one of found.entries) {
        from = entries.indexOf(one, from) + 1
        expect(from).toBeGreaterThan(0)
      }
      if (found.entries.length < entries.length && bytes.length > 0) {
        const isCutAtRecord = entries.slice(0, found.entries.length).join() === found.entries.join()
        expect(found.tornTail || found.damagedRecords > 0 || isCutAtRecord).toBe(true)
      }
    })
    await fc.assert(property, { numRuns: 300, ...(seed === undefined ? {} : { seed }) })
  })

  it('becomes whole by compacting', async () => {
    const { file, starts } = await fiveRecords()
    const changed = Buffer.from(file)
    changed.fill(0, starts[1], starts[2])
    writeFileSync(path, changed)
    const journal = openAgain()
    const found = await journal.read()
    expect(found).toMatchObject({ damagedRecords: 1 })
    await journal.compact(found.entries)
    expect(await journal.read()).toEqual(whole(...found.entries))
  })
})

describe('a full disk', () => {
  const isMountable = ((): boolean => {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
    const trial = mkdtempSync(join(tmpdir(), 'counterfoil-mount-'))
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', trial], { stdio: 'ignore' })
      execFileSync('umount', [trial])
      return true
    } catch {
      return false
    } finally {
      rmSync(trial, { recursive: true })
    }
  })()
  if (!isMountable) process.stdout.write('SKIPPED: a full disk (no small tmpfs can be mounted here)\n')

  it.runIf(isMountable)(
    'refuses an entry by name, loses none before it and goes on when there is room',
    async () => {
      const disk = join(folder, 'disk')
      execFileSync('mkdir', [disk])
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk])
      const at = join(disk, 'journal.cfj')
      const journal = openJournal(at, STORE, key)
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

        execFileSync('mount', ['-o', 'remount,size=1m', disk])
        await journal.append(['after'])
        expect(await journal.read()).toEqual(whole(...kept, 'after'))
      } finally {
        await journal.close()
        execFileSync('umount', [disk])
      }
    },
  )

  it('is told apart from a folder that is gone', async () => {
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
