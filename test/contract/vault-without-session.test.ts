import { describe, expect, it } from 'vitest'
import { openVault } from '../../electron/main/workspace/vault.ts'

// A file of its own: a process finds its D-Bus session once.
describe.runIf(process.platform === 'linux')('the vault without a D-Bus session', () => {
  it('says why, and that as a value', async () => {
    process.env['DBUS_SESSION_BUS_ADDRESS'] = 'unix:path=/nowhere'
    const vault = openVault()
    const state = await vault.state()
    expect(state.kind).toBe('unavailable')
    expect(state.kind === 'unavailable' && state.why).not.toBe('')
    await expect(vault.read('token:abc123')).rejects.toMatchObject({ problem: { code: 'vault-unavailable' } })
  })
})
