import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser'
import { afterEach, describe, expect, it } from 'vitest'
import config from '../../.dependency-cruiser.js'

// Each rule about who may import whom, with files that break it. A rule that no longer bites fails here.

const folders: string[] = []
afterEach(() => folders.splice(0).forEach((one) => rmSync(one, { recursive: true, force: true })))

/** The names of the rules that a tree of files breaks. */
async function broken(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const root = mkdtempSync(join(tmpdir(), 'arrows-'))
  folders.push(root)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const { options, ...ruleSet } = config
  const result = await cruise(
    ['electron', 'renderer', 'shared'].filter((top) =>
      Object.keys(files).some((path) => path.startsWith(`${top}/`)),
    ),
    { ...options, baseDir: root, ruleSet, validate: true, metrics: true } as ICruiseOptions,
  )
  return [...new Set((result.output as ICruiseResult).summary.violations.map(({ rule }) => rule.name))]
}

const A = 'export const a = 1\n'
const imports = (path: string): string => `import { a } from '${path}'\nexport const b = a\n`
const typeImports = (path: string): string => `import type { T } from '${path}'\nexport type B = T\n`
const T = 'export type T = 1\n'

describe('who may import whom', () => {
  it('lets a layer import what is below it', async () => {
    expect(
      await broken({
        'renderer/app/a.ts': imports('../features/form/b.ts'),
        'renderer/features/form/b.ts': imports('../../domain/c.ts'),
        'renderer/domain/c.ts': imports('../../shared/d.ts'),
        'shared/d.ts': A,
      }),
    ).toEqual([])
  })

  const upwards: readonly (readonly [string, string])[] = [
    ['features/form', 'app'],
    ['workspace', 'features/form'],
    ['ui', 'workspace'],
    ['i18n', 'ui'],
    ['sync', 'i18n'],
    ['storage', 'sync'],
    ['domain', 'storage'],
  ]
  it.each(upwards)('keeps renderer/%s from importing renderer/%s, types included', async (low, high) => {
    const up = `${'../'.repeat(low.split('/').length)}${high}/a.ts`
    const rule = `renderer/${low.split('/')[0] ?? ''} imports nothing above it`
    expect(await broken({ [`renderer/${low}/b.ts`]: imports(up), [`renderer/${high}/a.ts`]: A })).toContain(
      rule,
    )
    expect(
      await broken({ [`renderer/${low}/b.ts`]: typeImports(up), [`renderer/${high}/a.ts`]: T }),
    ).toContain(rule)
  })

  it('sees the imports of a Vue component', async () => {
    const files = {
      'renderer/ui/Box.vue': `<script setup lang="ts">\n${imports('../workspace/a.ts')}</script>\n<template><p /></template>\n`,
      'renderer/workspace/a.ts': A,
    }
    expect(await broken(files)).toContain('renderer/ui imports nothing above it')
  })

  it('keeps one feature from importing another', async () => {
    const files = { 'renderer/features/form/b.ts': imports('../bulk/a.ts'), 'renderer/features/bulk/a.ts': A }
    expect(await broken(files)).toContain('a feature imports no other feature')
  })

  it.each([
    ['store-api', 'delivery'],
    ['delivery', 'workspace'],
    ['workspace', 'bridge'],
    ['updates', 'store-api'],
    ['platform', 'updates'],
  ])('keeps electron/main/%s from importing electron/main/%s', async (low, high) => {
    const files = {
      [`electron/main/${low}/b.ts`]: imports(`../${high}/a.ts`),
      [`electron/main/${high}/a.ts`]: A,
    }
    expect(await broken(files)).toContain(`electron/main/${low} imports nothing above it`)
  })

  it.each([
    ['shared/ imports only shared/', 'shared/b.ts', '../renderer/domain/a.ts'],
    ['renderer/ never imports electron/', 'renderer/domain/b.ts', '../../electron/main/platform/a.ts'],
    ['electron/ never imports renderer/', 'electron/main/platform/b.ts', '../../../renderer/domain/a.ts'],
    ['updates know the platform and nothing of a store', 'electron/main/updates/b.ts', '../workspace/a.ts'],
    ['updates know the platform and nothing of a store', 'electron/main/updates/b.ts', '../window/a.ts'],
    ['the build does not know the Chromium host', 'electron/main/platform/b.ts', '../../chromium-host/a.mjs'],
  ])('knows that %s', async (rule, from, spec) => {
    const target = join(dirname(from), spec)
    expect(await broken({ [from]: imports(spec), [target]: A })).toContain(rule)
  })

  it('finds a cycle of files and one of folders, also of types alone', async () => {
    const files = {
      'renderer/domain/one/a.ts': `${typeImports('../two/b.ts')}${T}`,
      'renderer/domain/two/b.ts': `import type { B as C } from '../one/a.ts'\nexport type T = 2\nexport type D = C\n`,
    }
    const rules = await broken(files)
    expect(rules).toContain('no cycle of files')
    expect(rules).toContain('no cycle of folders')
  })
})
