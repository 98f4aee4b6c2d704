import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import globals from 'globals'
import ts from 'typescript-eslint'

/** Forbids imports by pattern, each with the sentence of the architecture that it enforces. */
const forbid = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] })
const regex = (regex, message) => ({ regex, message })

const noElectron = regex('^electron(/|$)', 'Only electron/ may import electron.')
const noKeytar = regex('^keytar$', 'Only electron/main/vault.ts may import keytar.')
const noNode = regex('^node:', 'This folder runs in the page: it has no Node.')
const noRenderer = regex('(^|/)renderer/', 'electron/ and shared/ never import renderer/.')
const noMain = regex('(^|/)electron/', 'renderer/ and shared/ never import electron/.')
const noTest = regex('(^|/)test/', 'The app never imports its tests.')
const noHost = regex('chromium-host', 'The build must not know the Chromium host.')
const noDexie = regex('^dexie$', 'Only renderer/db may import dexie.')

// Words of V2 that only its client and its practice twin may know.
const v2Words = {
  selector:
    'Literal[value=/_authentication|x-auth-token|x-rate-limit|\\/v2(\\/|$)/i], TemplateElement[value.raw=/_authentication|x-auth-token|x-rate-limit|\\/v2(\\/|$)/i]',
  message:
    'Only electron/main/store-api/ (and the practice store) may know V2 URLs, headers and field names.',
}

/** Every name that exists in `known` and not in `allowed` is an error: the folder tells where code may run. */
const onlyGlobals = (allowed, ...known) => ({
  'no-restricted-globals': [
    'error',
    ...[...new Set(known.flatMap((set) => Object.keys(set)))].filter((name) => !(name in allowed)),
  ],
})

const anywhere = {
  ...globals.builtin,
  URL: false,
  URLSearchParams: false,
  TextEncoder: false,
  TextDecoder: false,
}

export default ts.config(
  { ignores: ['out/', 'node_modules/', '.cache/', 'demo/', 'test-results/', 'playwright-report/'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...vue.configs['flat/recommended'],
  prettier,
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      'vue/multi-word-component-names': 'off',
      'vue/require-default-prop': 'off',
      'vue/no-v-html': 'error',
      // TypeScript sees whether a switch is exhaustive; this rule does not.
      'vue/return-in-computed-property': 'off',
    },
  },
  {
    rules: {
      'no-undef': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['shared/**/*.ts'],
    rules: {
      ...forbid(noElectron, noKeytar, noNode, noRenderer, noMain, noTest, noDexie),
      ...onlyGlobals(anywhere, globals.browser, globals.node),
      'no-restricted-syntax': ['error', v2Words],
    },
  },
  {
    files: ['renderer/**/*.{ts,vue}'],
    rules: {
      ...forbid(noElectron, noKeytar, noNode, noMain, noTest, noDexie),
      ...onlyGlobals({ ...globals.browser, ...globals.worker, ...anywhere }, globals.node),
      'no-restricted-syntax': ['error', v2Words],
    },
  },
  {
    files: ['renderer/db/**/*.ts'],
    rules: forbid(noElectron, noKeytar, noNode, noMain, noTest),
  },
  {
    files: ['electron/**/*.{ts,mjs}'],
    rules: {
      ...forbid(noKeytar, noRenderer, noTest, noDexie, noHost),
      ...onlyGlobals({ ...globals.node, ...anywhere }, globals.browser),
      'no-restricted-syntax': ['error', v2Words],
    },
  },
  { files: ['electron/main/vault.ts'], rules: forbid(noRenderer, noTest, noDexie, noHost) },
  {
    files: ['electron/main/store-api/**/*.ts', 'electron/main/practice-store/**/*.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // Set-up, the command lines and the host speak to a person in a terminal.
    files: ['electron/setup/**', 'electron/chromium-host/**', 'electron/main/practice-store/cli.ts'],
    rules: { 'no-console': 'off', 'no-restricted-imports': 'off' },
  },
  {
    files: ['electron/preload/**/*.ts'],
    rules: forbid(noKeytar, noNode, noRenderer, noTest, noDexie, noHost),
  },
)
