import { createHash } from 'node:crypto'
import { createReadStream, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { pathToFileURL } from 'node:url'

// `node scripts/release/checksums.mjs DIR`: writes DIR/SHA256SUMS, which `sha256sum --check` reads. The descriptions of
// the update (`latest*.yml`) are left out: a staged roll-out changes them after the release.

/** @param {string} folder @returns {Promise<string>} a line for each file that people install */
export async function checksums(folder) {
  const names = readdirSync(folder).filter((name) => name !== 'SHA256SUMS' && !name.endsWith('.yml'))
  const lines = []
  for (const name of names.toSorted()) {
    const hash = createHash('sha256')
    await pipeline(createReadStream(join(folder, name)), hash)
    lines.push(`${hash.digest('hex')}  ${name}`)
  }
  return `${lines.join('\n')}\n`
}

const [folder] = process.argv.slice(2)
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (!folder) throw new Error('Which folder?')
  writeFileSync(join(folder, 'SHA256SUMS'), await checksums(folder))
}
