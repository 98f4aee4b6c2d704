import crypto from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { writeDurably } from '../../../../../electron/main/platform/durable-file.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterfoil-durable-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
  vi.restoreAllMocks()
  syncBuiltinESMExports()
})

/** Chance is what a test cannot wait for: from now on it gives these bytes. */
function nextRandomBytes(bytes: Buffer): void {
  vi.spyOn(crypto, 'randomBytes').mockReturnValue(bytes as never)
  syncBuiltinESMExports()
}

const path = (): string => join(folder, 'settings.json')

/** The name under which the new text is on the disk before it takes the old one's place. */
async function temporaryName(): Promise<string> {
  let names: readonly string[] = []
  await writeDurably(path(), 'new', async () => void (names = readdirSync(folder)))
  return names.find((name) => name !== 'settings.json') ?? ''
}

describe('a file that is replaced', () => {
  it('is the old one or the new one, for its owner alone, and leaves nothing beside it', async () => {
    await writeDurably(path(), 'old')
    await expect(
      writeDurably(path(), 'new', () => Promise.reject(new Error('The power went.'))),
    ).rejects.toThrow('power')
    expect(readFileSync(path(), 'utf8')).toBe('old')
    await writeDurably(path(), 'new')
    expect(readFileSync(path(), 'utf8')).toBe('new')
    expect(readdirSync(folder)).toEqual(['settings.json'])
    if (process.platform !== 'win32') expect(statSync(path()).mode & 0o777).toBe(0o600)
  })

  it('has a temporary name that cannot be known before', async () => {
    const names = [await temporaryName(), await temporaryName()]
    for (const name of names) expect(name).toMatch(/^settings\.json\.[0-9a-f]{16}\.new$/)
    expect(names[0]).not.toBe(names[1])
  })

  it.runIf(process.platform !== 'win32')(
    'is not written through a link, even where its name was guessed',
    async () => {
      writeFileSync(join(folder, 'elsewhere'), 'theirs')
      nextRandomBytes(Buffer.alloc(8, 7))
      symlinkSync(join(folder, 'elsewhere'), `${path()}.${'07'.repeat(8)}.new`)
      await expect(writeDurably(path(), 'new')).rejects.toMatchObject({ code: 'EEXIST' })
      expect(readFileSync(join(folder, 'elsewhere'), 'utf8')).toBe('theirs')
    },
  )

  it.runIf(process.platform !== 'win32')(
    'takes the place of a link, and leaves what it leads to',
    async () => {
      writeFileSync(join(folder, 'elsewhere'), 'theirs')
      symlinkSync(join(folder, 'elsewhere'), path())
      await writeDurably(path(), 'new')
      expect(readFileSync(join(folder, 'elsewhere'), 'utf8')).toBe('theirs')
      expect(readFileSync(path(), 'utf8')).toBe('new')
    },
  )
})
