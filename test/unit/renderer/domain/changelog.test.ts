import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { changesSince, compareVersions, readChangelog } from '../../../../renderer/domain/changelog.ts'

const TEXT = `# Changelog

The format follows a rule.

## Unreleased

### Added

- Something of \`tomorrow\`

## [1.2.0] – 2026-11-29

### Added

- A long change that
  goes on here
- Another one

### Fixed

- A fault

## 1.1.0

### Added

- Old
`
const sections = readChangelog(TEXT)
const seen = (current: string, previous: string | null) =>
  changesSince(sections, current, previous).map(({ version }) => version)

describe('the changelog', () => {
  it('is read by version and kind of change', () => {
    expect(sections).toEqual([
      { version: null, groups: [{ title: 'Added', changes: ['Something of tomorrow'] }] },
      {
        version: '1.2.0',
        groups: [
          { title: 'Added', changes: ['A long change that goes on here', 'Another one'] },
          { title: 'Fixed', changes: ['A fault'] },
        ],
      },
      { version: '1.1.0', groups: [{ title: 'Added', changes: ['Old'] }] },
    ])
  })

  it.each<[string, string, string | null, (string | null)[]]>([
    ['from the version before', '1.2.0', '1.1.0', ['1.2.0']],
    ['over several versions', '1.2.0', '1.0.0', ['1.2.0', '1.1.0']],
    ['without an update', '1.2.0', null, ['1.2.0']],
    ['of an older version', '1.1.0', '1.0.0', ['1.1.0']],
    ['of a version that it does not name', '1.3.0', null, [null]],
  ])('shows what is new %s', (_name, current, previous, versions) => {
    expect(seen(current, previous)).toEqual(versions)
  })

  it('of this repository has something to show', () => {
    const own = readChangelog(readFileSync(join(import.meta.dirname, '../../../../CHANGELOG.md'), 'utf8'))
    const [newest] = changesSince(own, '0.1.0', null)
    expect(newest?.groups.flatMap(({ changes }) => changes).length).toBeGreaterThan(0)
  })

  it('shows nothing where there is nothing', () => {
    expect(changesSince(readChangelog('# Changelog\n'), '1.0.0', null)).toEqual([])
  })
})

describe('versions', () => {
  it('are in the order of semantic versioning', () => {
    const order = ['0.9.9', '0.10.0-alpha.2', '0.10.0-alpha.10', '0.10.0-beta.1', '0.10.0', '0.10.1', '1.0.0']
    expect([...order].reverse().toSorted(compareVersions)).toEqual(order)
    expect(compareVersions('1.0.0', '1.0.0+build')).toBe(0)
  })
})
