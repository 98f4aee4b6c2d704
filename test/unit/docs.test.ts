import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

// The docs name files and folders, and link to one another. A name that nothing has any more fails here.

const ROOT = join(import.meta.dirname, '..', '..')
const PATH = /`((?:electron|renderer|shared|scripts|test|docs)\/[^`\s]*)`/g
/** Names of things in Electron's own repository. */
const OF_ELECTRON = /^(electron\/electron$|docs\/api\/)/
const LINK = /\]\(([^)#\s]+)[^)]*\)/g

const files = (pattern: string): readonly string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', pattern], {
    cwd: ROOT,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((path) => path !== '' && existsSync(join(ROOT, path)))

/** `a/{b,c}.ts` names two files. */
function alternatives(path: string): readonly string[] {
  const [all, inside] = /\{([^}]*)\}/.exec(path) ?? []
  if (all === undefined || inside === undefined) return [path]
  return inside.split(',').flatMap((one) => alternatives(path.replace(all, one)))
}

const isThere = (path: string): boolean =>
  alternatives(path).every((one) => (one.includes('*') ? files(one).length > 0 : existsSync(join(ROOT, one))))

const pages = files('*.md').filter((path) => !path.startsWith('test/fixtures/'))

describe.each(pages)('%s', (page) => {
  const text = readFileSync(join(ROOT, page), 'utf8')

  it('names only files and folders that exist', () => {
    const paths = [...text.matchAll(PATH)].map(([, path = '']) => path.replace(/[.,:]$/, ''))
    expect(paths.filter((path) => !OF_ELECTRON.test(path) && !isThere(path))).toEqual([])
  })

  it('links only to pages that exist', () => {
    const links = [...text.matchAll(LINK)].map(([, link = '']) => link)
    const inside = links.filter((link) => !/^[a-z]+:/.test(link))
    expect(inside.filter((link) => !existsSync(join(ROOT, dirname(page), link)))).toEqual([])
  })
})
