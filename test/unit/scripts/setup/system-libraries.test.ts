import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { installSystemPackages } from '../../../../scripts/setup/system-libraries.mjs'

const folders: string[] = []
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'counterfoil-setup-'))
  folders.push(made)
  return made
}
afterEach(() => {
  for (const one of folders.splice(0)) rmSync(one, { recursive: true, force: true })
})

test('sudo is announced before it is used', async () => {
  const programs = folder()
  for (const name of ['sudo', 'apt-get'])
    writeFileSync(join(programs, name), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
  const before = process.env['PATH']
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  process.env['PATH'] = `${programs}:${before}`
  try {
    await expect(installSystemPackages(['libsecret-1-0'], 'for the keychain', false)).rejects.toThrow(
      'sudo apt-get install -y libsecret-1-0',
    )
    expect(said.mock.calls.join()).toContain('needs sudo: sudo apt-get install -y libsecret-1-0')
  } finally {
    process.env['PATH'] = before
    said.mockRestore()
  }
})
