import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { inRoot } from '../setup/paths.mjs'

// `node scripts/release/release-notes.mjs TAG`: prints what the changelog says of the version. Fails where the tag is not
// the version in package.json, or the changelog has nothing under it.

/**
 * @param {{ tag: string, version: string, changelog: string }} release
 * @returns {string}
 */
export function releaseNotes({ tag, version, changelog }) {
  if (tag !== `v${version}`) throw new Error(`The tag is ${tag}, and package.json says ${version}.`)
  const heading = new RegExp(`^## \\[?${version.replaceAll('.', '\\.')}\\]?(?= |$)`, 'm')
  const begin = heading.exec(changelog)?.index ?? -1
  if (begin < 0) throw new Error(`CHANGELOG.md has no section for ${version}.`)
  const [, ...lines] = changelog.slice(begin).split('\n')
  const end = lines.findIndex((line) => line.startsWith('## '))
  const notes = (end < 0 ? lines : lines.slice(0, end)).join('\n').trim()
  if (notes === '') throw new Error(`CHANGELOG.md says nothing of ${version}.`)
  return notes
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'))
  const changelog = readFileSync(inRoot('CHANGELOG.md'), 'utf8')
  process.stdout.write(`${releaseNotes({ tag: process.argv[2] ?? '', version, changelog })}\n`)
}
