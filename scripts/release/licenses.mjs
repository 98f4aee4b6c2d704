import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Shipped packages that the page's bundler doesn't see: a native library, a font, a package that only re-exports
 * others, and what only workers import.
 */
const UNSEEN = ['keytar', '@fontsource-variable/inter', 'vue', 'hucre', 'jschardet']
/** What only main bundles, with all that it needs. */
const OF_MAIN = 'electron-updater'

/**
 * The licences of all that is shipped, as one text for the About section.
 * @param {string} modules the folder `node_modules`
 * @returns {(bundled: readonly Package[]) => string} takes what the bundler put into the page
 */
export const licensesText = (modules) => (bundled) => {
  const unseen = [...UNSEEN.map((name) => join(modules, name)), ...withDependencies(modules, OF_MAIN)]
  const all = [...bundled, ...unseen.map(readPackage)].filter(
    ({ name, version }, at, list) =>
      at === list.findIndex((one) => one.name === name && one.version === version),
  )
  const parts = all
    .toSorted((a, b) => (a.name ?? '').localeCompare(b.name ?? ''))
    .map(
      ({ name, version, license, licenseText }) => `${name} ${version} (${license})

${(licenseText ?? '').trim()}`,
    )
  return [ELECTRON, ...parts].join(`

${'-'.repeat(72)}

`)
}

/** @typedef {{ name: string | null, version: string | null, license: string | null, licenseText: string | null }} Package */

const ELECTRON = `Electron and Chromium

Their licences are in LICENSE.electron.txt and LICENSES.chromium.html, beside the program.`

/**
 * The folders of a package and of everything that it needs.
 * @param {string} modules
 * @param {string} name
 * @returns {readonly string[]}
 */
function withDependencies(modules, name) {
  /** @type {Set<string>} */
  const folders = new Set()
  /** @param {string} dependency @param {string} parent */
  const add = (dependency, parent) => {
    const own = join(parent, 'node_modules', dependency)
    const folder = existsSync(own) ? own : join(modules, dependency)
    if (folders.has(folder)) return
    folders.add(folder)
    const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    for (const next of Object.keys(dependencies)) add(next, folder)
  }
  add(name, modules)
  return [...folders]
}

/** @param {string} folder @returns {Package} */
function readPackage(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
  return { name, version, license, licenseText: file ? readFileSync(join(folder, file), 'utf8') : null }
}
