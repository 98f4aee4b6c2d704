import { readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eraseJournal } from '../../electron/main/workspace/open-store.ts'
import {
  COUNT,
  entry,
  folder,
  openAgain,
  path,
  read,
  STORE,
  whole,
} from '../support/contract/journal-folder.ts'

const seed = process.env['SEED'] ? Number(process.env['SEED']) : undefined

describe('a damaged journal', () => {
  const entries = [1, 2, 3, 4, 5].map(entry)

  /** The file of five records, and where each of them begins. */
  async function fiveRecords(): Promise<{ file: Buffer; starts: number[] }> {
    const journal = openAgain()
    const starts: number[] = []
    for (const one of entries) {
      starts.push(Math.max(COUNT, statSync(path, { throwIfNoEntry: false })?.size ?? 0))
      await journal.append([one])
    }
    starts.push(statSync(path).size)
    return { file: readFileSync(path), starts }
  }

  it('cut at every byte of its last two records gives all the others, says so, and takes new ones', async () => {
    const { file, starts } = await fiveRecords()
    for (let length = starts[3] ?? 0; length <= file.length; length += 1) {
      const cut = join(folder, `cut-${length}.cfj`)
      writeFileSync(cut, file.subarray(0, length))
      const count = starts.filter((start) => start <= length).length - 1
      const survivors = entries.slice(0, count)
      const tornTail = !starts.includes(length)
      expect(await read(cut)).toEqual({ entries: survivors, tornTail, damagedRecords: 5 - count })

      const journal = openAgain(cut)
      await journal.append(['new'])
      await journal.close()
      expect(await read(cut)).toEqual({ ...whole(...survivors, 'new'), damagedRecords: 5 - count })
    }
  })

  it('with any bit flipped gives all other records and reports the one', async () => {
    const { file, starts } = await fiveRecords()
    for (let at = 0; at < file.length; at += 1) {
      const broken = join(folder, 'broken.cfj')
      const changed = Buffer.from(file)
      changed[at] = (changed[at] ?? 0) ^ (1 << (at & 7))
      writeFileSync(broken, changed)
      // The first bytes are the count: without it all records are there.
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
    const [first, second] = [starts[0] ?? 0, starts[1] ?? 0]
    const copy = file.subarray(first, second)
    writeFileSync(path, Buffer.concat([file.subarray(0, starts[2]), copy, file.subarray(starts[2])]))
    expect(await read()).toEqual(whole(...entries))
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
        expect(found.tornTail || found.damagedRecords > 0).toBe(true)
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
describe('a journal that someone else wrote into', () => {
  const entries = [1, 2, 3].map(entry)

  async function threeRecords(): Promise<Buffer> {
    await openAgain().append(entries)
    return readFileSync(path)
  }

  /** A head with a sound checksum that says what the forger likes. */
  function forgedHead(number: bigint, length: number): Buffer {
    const head = Buffer.alloc(20)
    head.writeUInt32BE(0xc075f011)
    head.writeUInt32BE(length, 4)
    head.writeBigUInt64BE(number, 8)
    head.writeUInt32BE(crc32(head.subarray(0, 16)), 16)
    return head
  }
  /** A whole record whose checksums are right and whose seal is not. */
  function forgedRecord(number: bigint, length = 40): Buffer {
    const sealed = Buffer.alloc(length, 7)
    const tail = Buffer.alloc(4)
    tail.writeUInt32BE(crc32(sealed))
    return Buffer.concat([forgedHead(number, length), sealed, tail])
  }

  it.each([
    ['a record with the highest number', (file: Buffer) => [forgedRecord(2n ** 53n - 1n), file]],
    ['a record with an impossible number', (file: Buffer) => [forgedRecord(2n ** 64n - 1n), file]],
    ['a record of number 3 before the others', (file: Buffer) => [forgedRecord(3n), file]],
    ['a head that says it spans them all', (file: Buffer) => [forgedHead(9n, file.length - 4), file]],
    ['a torn record', (file: Buffer) => [forgedHead(9n, 2 ** 20), file]],
    ['nonsense', (file: Buffer) => [Buffer.from('nonsense'), file]],
  ] as const)('hides nothing: %s in front', async (_what, forge) => {
    const file = await threeRecords()
    writeFileSync(path, Buffer.concat(forge(file)))
    expect((await read()).entries).toEqual(entries)
    const journal = openAgain()
    await journal.append(['new'])
    expect((await journal.read()).entries).toEqual([...entries, 'new'])
    await journal.close()
    expect((await read()).entries).toEqual([...entries, 'new'])
  })

  it('continues after a record at the end that claims the highest number', async () => {
    const file = await threeRecords()
    writeFileSync(path, Buffer.concat([file, forgedRecord(2n ** 53n - 1n)]))
    const journal = openAgain()
    for (const one of ['a', 'b']) await journal.append([one])
    expect(await journal.read()).toMatchObject({ entries: [...entries, 'a', 'b'], damagedRecords: 1 })
  })

  it('says what was cut off between two records', async () => {
    await openAgain().append([entry(1)])
    const short = readFileSync(path).length
    await openAgain().append([entry(2), entry(3)])
    writeFileSync(path, readFileSync(path).subarray(0, short))
    expect(await read()).toEqual({ entries: [entry(1)], tornTail: false, damagedRecords: 2 })
  })

  it('says that its count is gone', async () => {
    const file = await threeRecords()
    writeFileSync(path, file.subarray(COUNT))
    expect(await read()).toEqual({ entries, tornTail: false, damagedRecords: 1 })
  })

  it('is kept beside the file that replaces it, and erased with the store', async () => {
    const file = await threeRecords()
    const forged = Buffer.concat([file, forgedRecord(4n)])
    writeFileSync(path, forged)
    const journal = openAgain()
    await journal.compact(entries)
    expect(await journal.read()).toEqual(whole(...entries))
    const [aside] = readdirSync(folder).filter((name) => name.includes('.unreadable-'))
    expect(readFileSync(join(folder, aside ?? ''))).toEqual(forged)
    await journal.compact(entries)
    expect(readdirSync(folder)).toHaveLength(2)
    await journal.close()
    await eraseJournal(folder, STORE)
    expect(readdirSync(folder)).toEqual([])
  })

  it('that is a link is not followed, neither to read nor to write', async () => {
    if (process.platform === 'win32') return
    const elsewhere = join(folder, 'elsewhere')
    writeFileSync(elsewhere, 'theirs')
    symlinkSync(elsewhere, path)
    await expect(openAgain().read()).rejects.toMatchObject({ problem: { detail: 'ELOOP' } })
    await expect(openAgain().append(['a'])).rejects.toMatchObject({ problem: { detail: 'ELOOP' } })
    expect(readFileSync(elsewhere, 'utf8')).toBe('theirs')
  })
})
