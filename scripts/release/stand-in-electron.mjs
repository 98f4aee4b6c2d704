import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot } from '../setup/paths.mjs'

/** What Electron's own fuse tools look for in its binary. */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const FUSE_VERSION = 1
/** The fuses of a fresh Electron, in the order of its wire: `1` is on, `0` is off. */
const FRESH_FUSES = '101100111'

/**
 * Makes a folder that electron-builder takes for Electron on Linux, for machines that cannot have Electron. It runs
 * nothing. The binary carries a fuse wire, so that flipping fuses is the real thing.
 * @param {string} folder
 */
export function writeStandInElectron(folder) {
  const { version } = JSON.parse(readFileSync(inRoot('node_modules', 'electron', 'package.json'), 'utf8'))
  mkdirSync(join(folder, 'locales'), { recursive: true })
  for (const language of ['en-US', 'de', 'fr']) writeFileSync(join(folder, 'locales', `${language}.pak`), '')
  writeFileSync(join(folder, 'version'), version)
  writeFileSync(join(folder, 'LICENSE'), 'The licence of Electron stands here in a real distribution.\n')
  writeFileSync(join(folder, 'LICENSES.chromium.html'), '<!doctype html><title>Chromium</title>\n')
  writeFileSync(join(folder, 'chrome-sandbox'), '#!/bin/sh\nexit 1\n')
  const wire = Buffer.from([FUSE_VERSION, FRESH_FUSES.length])
  writeFileSync(
    join(folder, 'electron'),
    Buffer.concat([
      Buffer.from('#!/bin/sh\necho "This stands in for Electron and runs nothing." >&2\nexit 1\n# '),
      Buffer.from(FUSE_SENTINEL),
      wire,
      Buffer.from(`${FRESH_FUSES}\n`),
    ]),
  )
  for (const program of ['electron', 'chrome-sandbox']) chmodSync(join(folder, program), 0o755)
}
