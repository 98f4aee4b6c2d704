import { chooseHost, ensureTestChromium } from '../../../scripts/setup/host-choice.mjs'
import { ensureBuild } from '../../../scripts/setup/build.mjs'
import { openKeyringSession } from '../../../scripts/setup/keyring-session.mjs'

/**
 * Before all specs: a fresh build and a host (`npm test` has both already), and a keychain of our own, so
 * that the person's secrets are not touched. The workers inherit the environment.
 */
export default async function prepare(): Promise<void> {
  if (!process.env['COUNTERFOIL_TEST_HOST']) {
    const { kind, program, args } = await chooseHost()
    process.env['COUNTERFOIL_CHROMIUM'] = await ensureTestChromium()
    process.env['COUNTERFOIL_TEST_HOST'] = JSON.stringify({ kind, program, args })
    await ensureBuild()
  }
  Object.assign(process.env, await openKeyringSession())
}
