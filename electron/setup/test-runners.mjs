import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot, ROOT } from './places.mjs'
import { run } from './processes.mjs'
import { countOf, playwrightCount, vitestCount } from './test-count.mjs'

/**
 * @typedef {import('./test-count.mjs').Count} Count
 * @typedef {{ name: string, run: (env: NodeJS.ProcessEnv, wrap: readonly string[]) => Promise<Count> }} Runner
 */

/** Everything that `npm test` runs, in this order. @type {readonly Runner[]} */
export const RUNNERS = [
  {
    name: 'types',
    run: (env) =>
      check(
        env,
        [bin('typescript', 'tsc'), '-p', 'tsconfig.node.json'],
        [bin('vue-tsc', 'vue-tsc.js'), '-p', 'tsconfig.web.json'],
      ),
  },
  {
    name: 'lint',
    run: (env) =>
      check(
        env,
        [bin('eslint', 'eslint.js'), '.', '--max-warnings', '0'],
        [bin('prettier', 'prettier.cjs'), '--check', '--log-level', 'warn', '.'],
      ),
  },
  vitest('unit'),
  vitest('db'),
  vitest('contract'),
  vitest('faults'),
  { name: 'e2e', run: e2e },
]

/**
 * A check that has no cases of its own counts as one.
 * @param {NodeJS.ProcessEnv} env
 * @param {string[][]} programs
 */
async function check(env, ...programs) {
  let code = 0
  for (const args of programs) code ||= (await run(process.execPath, args, { cwd: ROOT, env })).code
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

/** @param {string} project @returns {Runner} */
function vitest(project) {
  const report = reportFor(project)
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
  return {
    name: project,
    run: (env) => reported([join('vitest', 'vitest.mjs'), ...args], env, report, vitestCount),
  }
}

/** @param {NodeJS.ProcessEnv} env @param {readonly string[]} wrap a program to run it in */
function e2e(env, wrap) {
  const report = reportFor('e2e')
  return reported(
    [join('@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json'],
    { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    report,
    playwrightCount,
    wrap,
  )
}

/**
 * Runs a runner that writes a report, and counts from it.
 * @param {string[]} command
 * @param {NodeJS.ProcessEnv} env
 * @param {string} report
 * @param {(report: never) => Count} count
 * @param {readonly string[]} [wrap]
 */
async function reported([file = '', ...args], env, report, count, wrap = []) {
  rmSync(report, { force: true })
  const [program = '', ...words] = [...wrap, process.execPath, inRoot('node_modules', file), ...args]
  const { code } = await run(program, words, { cwd: ROOT, env })
  return countOf(code, readReport(report), count)
}

/** @param {string} path @returns {unknown} */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

/** @param {string} name */
function reportFor(name) {
  return inRoot('.cache', 'test-reports', `${name}.json`)
}

/** @param {string} name @param {string} file */
function bin(name, file) {
  return inRoot('node_modules', name, 'bin', file)
}
