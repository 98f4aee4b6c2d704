// The parser that ESLint uses for everything. typescript-eslint can't keep one program for a whole run when there are
// .vue files: it sees each of them change from its whole text to its script, and starts again with a new program and
// new types, for each of them. Here a program is made once, of the scripts.

import { fileURLToPath } from 'node:url'
import typescript from 'typescript'
import tsEslint from 'typescript-eslint'
import * as vueParser from 'vue-eslint-parser'

/** @typedef {{ project?: unknown, filePath?: string }} Options */

/** Its type leaves out the options. */
const tsParser = /** @type {{ parseForESLint: (code: string, options: object) => object }} */ (
  tsEslint.parser
)

export const meta = { name: 'counterfoil-typed-parser', version: '1' }

/** @param {string} code @param {Options} options */
export function parseForESLint(code, options) {
  const { project, filePath = '' } = options
  // Expressions of a template, and files without types, have no project.
  const program = Array.isArray(project) && isSingleRun() ? programWith(filePath, code, project) : undefined
  return tsParser.parseForESLint(code, program ? { ...options, project: null, programs: [program] } : options)
}

/** An editor, and `--fix`, lint texts that change, which these programs would not see. */
function isSingleRun() {
  return (
    /[\\/](\.bin[\\/]eslint|eslint[\\/]bin[\\/]eslint\.js)$/.test(process.argv[1] ?? '') &&
    !process.argv.includes('--fix')
  )
}

/** @type {Map<string, import('typescript').Program>} */
const programs = new Map()

/** @param {string} filePath @param {string} code @param {readonly string[]} configs */
function programWith(filePath, code, configs) {
  for (const config of configs) {
    const program = programs.get(config) ?? createProgram(config)
    programs.set(config, program)
    if (program.getSourceFile(filePath)?.text === code) return program
  }
  return undefined
}

/** @param {string} config from the root, where ESLint's configuration is too */
function createProgram(config) {
  const parsed = typescript.getParsedCommandLineOfConfigFile(
    fileURLToPath(new URL(`../../${config}`, import.meta.url)),
    { incremental: false, allowNonTsExtensions: true },
    { ...typescript.sys, onUnRecoverableConfigFileDiagnostic: stop },
    undefined,
    undefined,
    [{ extension: '.vue', isMixedContent: true, scriptKind: typescript.ScriptKind.Deferred }],
  )
  if (!parsed) throw new Error(`${config} could not be read.`)
  // Parent pointers are what rules climb along.
  const host = typescript.createCompilerHost(parsed.options, true)
  const { readFile } = host
  host.readFile = (path) => {
    const text = readFile(path)
    return text !== undefined && path.endsWith('.vue') ? scriptOf(path, text) : text
  }
  return typescript.createProgram(parsed.fileNames, parsed.options, host)
}

/** The text that vue-eslint-parser will hand over for a .vue file. @param {string} filePath @param {string} text */
function scriptOf(filePath, text) {
  let script = ''
  vueParser.parseForESLint(text.replace(/<template>[^]*<\/template>/, ''), {
    filePath,
    project: true,
    parser: {
      /** @param {string} code @param {Options} options */
      parseForESLint(code, { project, ...options }) {
        if (project) script = code
        return tsParser.parseForESLint(code, options)
      },
    },
  })
  return script
}

/** @param {import('typescript').Diagnostic} problem @returns {never} */
function stop({ messageText }) {
  throw new Error(typescript.flattenDiagnosticMessageText(messageText, '\n'))
}
