import { ensureBuild } from './build.mjs'
import { chooseHost } from './host-choice.mjs'
import { ensureKeytar } from './keytar.mjs'
import { ensurePackages } from './npm-packages.mjs'

/**
 * Prepares all that the built app needs to run; what is there already is not done again.
 * @param {{ isRetried?: boolean }} [options] whether to try again what failed before: Electron's download, keytar
 * @returns {Promise<import('./host-choice.mjs').Host>} what runs the app
 */
export async function prepareApp(options) {
  await ensurePackages()
  await ensureKeytar(options)
  const host = await chooseHost(options)
  await ensureBuild()
  return host
}
