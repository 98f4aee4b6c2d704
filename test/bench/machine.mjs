import { readFileSync } from 'node:fs'
import { arch, cpus, release, totalmem, type } from 'node:os'
import { inRoot } from '../../scripts/setup/paths.mjs'

/** What a reader needs to know about the machine. @param {import('playwright-core').Browser | null} browser */
export const machineOf = (browser) => ({
  processor: cpus()[0]?.model.trim() ?? 'unknown',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  system: `${type()} ${release()} ${arch()}`,
  node: process.versions.node,
  chromium: browser?.version() ?? 'unknown',
})

/** The exact versions of what is measured. @returns {Record<string, string>} */
export function versions() {
  const { dependencies } = JSON.parse(readFileSync(inRoot('test', 'bench', 'package.json'), 'utf8'))
  const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'))
  return { counterfoil: version, ...dependencies }
}
