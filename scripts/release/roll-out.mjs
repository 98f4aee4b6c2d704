import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

// `node scripts/release/roll-out.mjs DIR PERCENT`: writes into each description of an update which share of the machines
// is offered it. 0 stops a release that is bad; 100 offers it to all.

/** @param {string} description of an update, YAML @param {number} percent @returns {string} */
export function withShare(description, percent) {
  if (!Number.isInteger(percent) || percent < 0 || percent > 100) throw new Error('A share is 0 to 100.')
  if (!/^version: /m.test(description)) throw new Error('This describes no update.')
  const others = description
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('stagingPercentage:'))
  return [...others, ...(percent === 100 ? [] : [`stagingPercentage: ${percent}`]), ''].join('\n')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [folder = '.', percent = ''] = process.argv.slice(2)
  const names = readdirSync(folder).filter((name) => /^latest.*\.yml$/.test(name))
  if (names.length === 0) throw new Error(`There is no description of an update in ${folder}.`)
  for (const name of names) {
    const path = join(folder, name)
    writeFileSync(path, withShare(readFileSync(path, 'utf8'), percent === '' ? NaN : Number(percent)))
  }
}
