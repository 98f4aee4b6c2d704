import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openVault } from '../../electron/main/workspace/vault.ts'
import { type Keyring, startKeyring, whyNoKeyring } from '../support/contract/keyring.ts'

// A file of its own: a process finds its D-Bus session once.
const why = whyNoKeyring()
if (why) process.stdout.write(`SKIPPED: the vault on a locked keyring (${why})\n`)

describe.skipIf(why !== null)('the vault on a locked keyring', () => {
  let keyring: Keyring
  beforeAll(async () => {
    keyring = await startKeyring('locked')
  })
  afterAll(() => keyring.stop())

  it("gives the keyring's own reason, has nothing to install, and keeps nothing", async () => {
    const vault = openVault()
    expect(await vault.state()).toMatchObject({
      kind: 'unavailable',
      why: expect.stringMatching(/locked/),
      install: '',
    })
    await expect(vault.write('token:abc123', 'secret')).rejects.toMatchObject({
      problem: { code: 'vault-unavailable' },
    })
  })
})
