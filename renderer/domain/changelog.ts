/** What changed in one version. */
export interface ChangelogSection {
  /** `null` for what is not released yet. */
  readonly version: string | null
  readonly groups: readonly { readonly title: string; readonly changes: readonly string[] }[]
}

/** Reads a changelog in the format of Keep a Changelog, newest version first. */
export function readChangelog(markdown: string): readonly ChangelogSection[] {
  const [, ...sections] = markdown.split(/^## /m)
  return sections.map((section) => {
    const [heading = '', ...rest] = section.split('\n')
    const [, ...groups] = rest.join('\n').split(/^### /m)
    return {
      version: /^\[?(\d+\.\d+\.\d+[^\s\]]*)/.exec(heading)?.[1] ?? null,
      groups: groups.map((group) => {
        const [title = '', ...lines] = group.split('\n')
        return { title: title.trim(), changes: bulletsOf(lines) }
      }),
    }
  })
}

/**
 * What a person has not seen yet: the versions after the one that was used before, up to this one. Where the changelog
 * names none of them, its newest section.
 */
export function changesSince(
  sections: readonly ChangelogSection[],
  current: string,
  previous: string | null,
): readonly ChangelogSection[] {
  const filled = sections.filter(({ groups }) => groups.some(({ changes }) => changes.length > 0))
  const found = filled.filter(
    ({ version }) =>
      version !== null &&
      compareVersions(version, current) <= 0 &&
      (previous === null ? version === current : compareVersions(version, previous) > 0),
  )
  return found.length > 0 ? found : filled.slice(0, 1)
}

/** Negative where `a` is older than `b`. A pre-release is older than its release. */
export function compareVersions(a: string, b: string): number {
  const [[x, preX], [y, preY]] = [parts(a), parts(b)]
  for (const [at, number] of x.entries()) {
    const difference = number - (y[at] ?? 0)
    if (difference !== 0) return difference
  }
  if (preX === preY) return 0
  if (preX === '' || preY === '') return preX === '' ? 1 : -1
  return preX.localeCompare(preY, 'en', { numeric: true })
}

function parts(version: string): [numbers: readonly number[], preRelease: string] {
  const [numbers = '', ...preRelease] = (version.split('+')[0] ?? '').split('-')
  return [numbers.split('.').map(Number), preRelease.join('-')]
}

/** A change may continue over indented lines. */
function bulletsOf(lines: readonly string[]): readonly string[] {
  const text = lines.join('\n').replace(/\n[ \t]+/g, ' ')
  return text
    .split('\n')
    .flatMap((line) => (line.startsWith('- ') ? [line.slice(2).replaceAll('`', '').trim()] : []))
}
