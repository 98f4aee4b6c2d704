import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const page = readFileSync(join(ROOT, 'docs/security.md'), 'utf8')
const rows = page.split('\n').filter((line) => line.startsWith('|'))
const paths = rows.flatMap((row) =>
  [...row.matchAll(/`([\w./-]+\.(?:ts|mjs|vue|md|json))`/g)].map((match) => match[1] ?? ''),
)
const named = paths.filter((path) => path.includes('/') || existsSync(join(ROOT, path)))

describe('the tables of docs/security.md', () => {
  it.each([...new Set(named)])('name a file that exists: %s', (path) => {
    expect(existsSync(join(ROOT, path))).toBe(true)
  })

  it("have a row for each of Electron's 20 recommendations and each of the 16 points of the review", () => {
    const numbers = (heading: string): number[] => {
      const [, table = ''] = page.split(heading)
      const cells =
        table
          .split('\n\n')[0]
          ?.split('\n')
          .map((row) => row.split('|')[1] ?? '') ?? []
      return cells.flatMap((cell) => (/^ ?[\d, ]+/.exec(cell)?.[0].match(/\d+/g) ?? []).map(Number))
    }
    expect(new Set(numbers("| Electron's recommendation"))).toEqual(new Set(upTo(20)))
    expect(new Set(numbers('| found by review'))).toEqual(new Set(upTo(16)))
  })

  it('have a row for each fuse', () => {
    const config = readFileSync(join(ROOT, 'electron-builder.config.ts'), 'utf8')
    const fuses = [...config.matchAll(/^ {2}(\w+): (?:true|false),$/gm)].map((match) => match[1] ?? '')
    for (const fuse of fuses.filter(
      (one) => !['asar', 'npmRebuild', 'resetAdHocDarwinSignature'].includes(one),
    ))
      expect(page).toContain(`\`${fuse}\``)
  })
})

const upTo = (last: number): number[] => Array.from({ length: last }, (_, at) => at + 1)
