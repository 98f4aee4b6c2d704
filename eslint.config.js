import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import globals from 'globals'
import ts from 'typescript-eslint'

/** Forbids imports by pattern, each with the sentence of the architecture that it enforces. */
const forbid = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] })
const regex = (regex, message) => ({ regex, message })

const noElectron = regex('^electron(/|$)', 'Only electron/ may import electron.')
const noKeytar = regex('^keytar$', 'Only electron/main/workspace/vault.ts may import keytar.')
const noNode = regex('^node:', 'This folder runs in the page: it has no Node.')
const noRenderer = regex('(^|/)renderer/', 'electron/ and shared/ never import renderer/.')
const noMain = regex('(^|/)electron/', 'renderer/ and shared/ never import electron/.')
const noTest = regex('(^|/)test/', 'The app never imports its tests.')
const noHost = regex('chromium-host', 'The build must not know the Chromium host.')
const noDexie = regex('^dexie$', 'Only renderer/storage may import dexie.')

// Words of V2 that only its client and its practice twin may know.
const v2Words = {
  selector:
    ':not(ImportDeclaration, ImportExpression) > Literal[value=/_authentication|x-auth-token|x-rate-limit|\\/v2(\\/|$)/i], TemplateElement[value.raw=/_authentication|x-auth-token|x-rate-limit|\\/v2(\\/|$)/i]',
  message:
    'Only electron/main/store-api/ (and the practice store) may know V2 URLs, headers and field names.',
}

// Keys of a composition are stopped in the capture phase; what listens there as well would still see them.
const keysInCapture = {
  selector:
    "CallExpression:matches([callee.property.name='addEventListener'], [callee.name='addEventListener'])[arguments.0.value=/^key/][arguments.length>2], MemberExpression[property.name=/^(isComposing|keyCode)$/]",
  message:
    'Only renderer/ui/composition.ts listens to keys in the capture phase and asks about compositions.',
}

/** Every name that exists in `known` and not in `allowed` is an error: the folder decides where code may run. */
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
  {
    ignores: ['out/', 'release/', 'node_modules/', '.cache/', 'demo/', 'test-results/', 'playwright-report/'],
  },
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
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.node.json', './tsconfig.web.json'],
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.vue'],
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
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
      'no-restricted-syntax': ['error', v2Words, keysInCapture],
      'vue/no-restricted-v-on': ['error', { argument: '/^key/', modifiers: ['capture'] }],
    },
  },
  { files: ['renderer/ui/composition.ts'], rules: { 'no-restricted-syntax': ['error', v2Words] } },
  {
    files: ['renderer/storage/**/*.ts'],
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
  { files: ['electron/main/workspace/vault.ts'], rules: forbid(noRenderer, noTest, noDexie, noHost) },
  {
    files: ['electron/main/store-api/**/*.ts', 'electron/main/practice-store/**/*.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // Set-up, the command lines and the host speak to a person in a terminal.
    files: [
      'scripts/**',
      'test/support/**/*.mjs',
      'electron/chromium-host/**',
      'electron/main/practice-store/cli.ts',
    ],
    rules: { 'no-console': 'off', 'no-restricted-imports': 'off' },
  },
  { rules: { 'max-lines': ['error', { max: 300 }] } },
  {
    files: ['electron/**', 'renderer/**', 'shared/**', 'scripts/**'],
    rules: { 'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }] },
  },
  {
    // The contenders of the benchmark are a package of their own, and the tiny app is data: neither has types here.
    files: ['test/bench/pages/others/**', 'test/fixtures/**', 'eslint.config.js'],
    ...ts.configs.disableTypeChecked,
  },
  {
    files: ['electron/preload/**/*.ts'],
    rules: forbid(noKeytar, noNode, noRenderer, noTest, noDexie, noHost),
  },
)
