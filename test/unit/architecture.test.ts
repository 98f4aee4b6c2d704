import { ESLint } from 'eslint'
import ts from 'typescript-eslint'
import { describe, expect, it } from 'vitest'

// The files of these tests do not exist, so TypeScript knows no types of theirs.
const eslint = new ESLint({
  overrideConfig: [
    ts.configs.disableTypeChecked,
    { rules: { '@typescript-eslint/no-unused-vars': 'off' } },
  ] as ESLint.Options['overrideConfig'],
})

/** The rules that a line of code would break if it were in `file`. */
async function rulesBroken(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: file })
  return (result?.messages ?? []).map((message) => message.ruleId ?? 'fatal')
}

const imports = 'no-restricted-imports'
const globalsRule = 'no-restricted-globals'
const words = 'no-restricted-syntax'

const forbidden: [string, string, string, string][] = [
  [
    'shared imports nothing of electron/',
    'shared/a.ts',
    "import '../electron/main/workspace/seal.ts'",
    imports,
  ],
  ['shared imports nothing of renderer/', 'shared/a.ts', "import '../renderer/db/index.ts'", imports],
  ['shared has no Node', 'shared/a.ts', "import 'node:fs'", imports],
  ['shared has no Electron', 'shared/a.ts', "import 'electron'", imports],
  ['shared has no DOM', 'shared/a.ts', 'export const a = document.title', globalsRule],
  ['shared has no process', 'shared/a.ts', 'export const a = process.pid', globalsRule],
  ['shared has no clock of a host', 'shared/a.ts', 'setTimeout(() => undefined, 1)', globalsRule],
  [
    'renderer never imports electron/',
    'renderer/a.ts',
    "import '../electron/main/workspace/seal.ts'",
    imports,
  ],
  ['renderer has no Node', 'renderer/a.ts', "import 'node:fs'", imports],
  ['renderer has no process', 'renderer/a.ts', 'export const a = process.pid', globalsRule],
  ['only renderer/storage imports dexie', 'renderer/sync/a.ts', "import 'dexie'", imports],
  ['main never imports renderer/', 'electron/main/a.ts', "import '../../renderer/db/index.ts'", imports],
  ['main has no DOM', 'electron/main/a.ts', 'export const a = document.title', globalsRule],
  ['only the vault imports keytar', 'electron/main/workspace/seal.ts', "import 'keytar'", imports],
  [
    'the vault imports nothing of the page',
    'electron/main/workspace/vault.ts',
    "import '../../renderer/a.ts'",
    imports,
  ],
  ['the build does not know the host', 'electron/main/a.ts', "import '../chromium-host/run.mjs'", imports],
  ['the preload has no Node', 'electron/preload/a.ts', "import 'node:fs'", imports],
  ['keys are not heard before the guard', 'renderer/a.ts', "addEventListener('keydown', a, true)", words],
  [
    'no window hears keys before the guard',
    'renderer/a.ts',
    "window.addEventListener('keyup', a, { capture: true })",
    words,
  ],
  ['handlers leave compositions to the guard', 'renderer/a.ts', 'export const a = b.isComposing', words],
  [
    'templates hear no keys before the guard',
    'renderer/a.vue',
    '<template><p @keydown.capture="a" /></template>',
    'vue/no-restricted-v-on',
  ],
  ['V2 words stay in store-api', 'electron/main/a.ts', "export const a = 'X-Auth-Token'", words],
  ['V2 URLs stay in store-api', 'renderer/a.ts', 'export const a = `/stores/${1}/v2/customers`', words],
]

const allowed: [string, string, string][] = [
  ['the vault imports keytar', 'electron/main/workspace/vault.ts', "import 'keytar'"],
  ['renderer/storage imports dexie', 'renderer/storage/a.ts', "import 'dexie'"],
  ['renderer hears keys after the guard', 'renderer/a.ts', "window.addEventListener('keydown', a)"],
  ['main imports shared/', 'electron/main/a.ts', "import '../../shared/edit.ts'"],
  ['store-api knows V2', 'electron/main/store-api/a.ts', "export const a = 'X-Auth-Token'"],
]

describe('The house rules that ESLint keeps', () => {
  it.each(forbidden)('%s', async (_sentence, file, code, rule) => {
    expect(await rulesBroken(file, code)).toContain(rule)
  })

  it.each(allowed)('%s', async (_sentence, file, code) => {
    expect(await rulesBroken(file, code)).toEqual([])
  })
})
