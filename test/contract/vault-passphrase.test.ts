import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openPassphraseVault } from '../../electron/main/workspace/passphrase-vault.ts'

const CHEAP = { N: 1024, r: 8, p: 1 }
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterfoil-passphrase-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const file = () => readFileSync(join(folder, 'vault.json'), 'utf8')

describe('the vault under a passphrase', () => {
  it('gives its secrets back to the same passphrase, at the cost that people use', async () => {
    const vault = await openPassphraseVault(folder, 'correct horse battery')
    await vault.write('token:abc123', 's3cret')
    expect(JSON.parse(file())).toMatchObject({ cost: { N: 131072, r: 8, p: 1 } })
    const again = await openPassphraseVault(folder, 'correct horse battery')
    expect(await again.read('token:abc123')).toBe('s3cret')
    expect(await again.read('token:other')).toBeNull()
  })

  it('opens to no other passphrase', async () => {
    await (await openPassphraseVault(folder, 'right', CHEAP)).write('token:abc123', 's3cret')
    for (const wrong of ['', 'Right', 'right ', 'x'.repeat(1024)]) {
      await expect(openPassphraseVault(folder, wrong, CHEAP)).rejects.toMatchObject({
        problem: { code: 'passphrase-wrong' },
      })
    }
  })

  it('takes a passphrase however its accents were typed', async () => {
    await (await openPassphraseVault(folder, 'Gru\u0308\u00dfe', CHEAP)).write('a', 'b')
    expect(await (await openPassphraseVault(folder, 'Gr\u00fc\u00dfe', CHEAP)).read('a')).toBe('b')
  })

  it('has neither secrets nor names in its file, and forgets what is removed', async () => {
    const vault = await openPassphraseVault(folder, 'right', CHEAP)
    await vault.write('token:abc123', 's3cret')
    await vault.write('data-key:abc123', 'k3y')
    expect(file()).not.toMatch(/s3cret|k3y|abc123|right/)
    await vault.remove('token:abc123')
    const again = await openPassphraseVault(folder, 'right', CHEAP)
    expect(await again.read('token:abc123')).toBeNull()
    expect(await again.read('data-key:abc123')).toBe('k3y')
  })

  it('loses none of many writes at once', async () => {
    const vault = await openPassphraseVault(folder, 'right', CHEAP)
    const names = Array.from({ length: 30 }, (_, at) => `name-${at}`)
    await Promise.all(names.map((name) => vault.write(name, name)))
    const again = await openPassphraseVault(folder, 'right', CHEAP)
    expect(await Promise.all(names.map((name) => again.read(name)))).toEqual(names)
  })

  it.each([
    ['cut off', (text: string) => text.slice(0, 40)],
    ['of another shape', () => '{"version":1}'],
    ['asking for all memory', (text: string) => text.replace('"N": 1024', '"N": 1073741824')],
  ])('is never overwritten when its file is %s', async (_what, damage) => {
    await (await openPassphraseVault(folder, 'right', CHEAP)).write('a', 'b')
    writeFileSync(join(folder, 'vault.json'), damage(file()))
    const damaged = file()
    await expect(openPassphraseVault(folder, 'right', CHEAP)).rejects.toMatchObject({
      problem: { code: 'vault-unavailable' },
    })
    expect(file()).toBe(damaged)
  })
})
