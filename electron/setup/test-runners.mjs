import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot, ROOT } from './places.mjs'
import { run } from './processes.mjs'
import { countOf, playwrightCount, vitestCount } from './test-count.mjs'
import { playwrightFailures, vitestFailures } from './test-failures.mjs'

/**
 * @typedef {import('./test-count.mjs').Count} Count
 *
 * @typedef {object} Running
 * @property {NodeJS.ProcessEnv} env
 * @property {readonly string[]} wrap what the tests of the app are to be run in
 * @property {number} limitMs one that takes longer has failed
 *
 * @typedef {Count & { failures: readonly string[] }} Outcome `failures`: a text for each test that failed
 *
 * @typedef {{ name: string, run: (running: Running) => Promise<Outcome> }} Runner
 */

/** @typedef {{ count: (report: never) => Count, failures: import('./test-failures.mjs').FailuresOf }} ReportReading */

/** @type {ReportReading} */
const vitestReport = { count: vitestCount, failures: vitestFailures }
/** @type {ReportReading} */
const playwrightReport = { count: playwrightCount, failures: playwrightFailures }

/** Everything that `npm test` runs, in this order. @type {readonly Runner[]} */
export const RUNNERS = [
  {
    name: 'types',
    run: (running) =>
      check(
        running,
        [bin('typescript', 'tsc'), '-p', 'tsconfig.node.json'],
        [bin('vue-tsc', 'vue-tsc.js'), '-p', 'tsconfig.web.json'],
      ),
  },
  {
    name: 'lint',
    run: (running) =>
      check(
        running,
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
 * @param {Running} running
 * @param {string[][]} programs
 */
async function check({ env, limitMs }, ...programs) {
  let code = 0
  for (const args of programs) code ||= (await run(process.execPath, args, { cwd: ROOT, env, limitMs })).code
  const passed = code === 0 ? 1 : 0
  return { passed, failed: 1 - passed, skipped: 0, failures: [] }
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
    run: ({ env, limitMs }) =>
      reported([join('vitest', 'vitest.mjs'), ...args], { env, wrap: [], limitMs }, report, vitestReport),
  }
}

/** @param {Running} running */
function e2e({ env, wrap, limitMs }) {
  const report = reportFor('e2e')
  return reported(
    [
      join('@playwright', 'test', 'cli.js'),
      'test',
      '--reporter=list,json',
      // Its own limit comes first, so that what has run by then is counted.
      `--global-timeout=${Math.ceil(limitMs * 0.9)}`,
    ],
    { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report }, wrap, limitMs },
    report,
    playwrightReport,
  )
}

/**
 * Runs a runner that writes a report, and counts from it.
 * @param {string[]} command
 * @param {Running} running
 * @param {string} report
 * @param {ReportReading} reading
 */
async function reported([file = '', ...args], { env, wrap, limitMs }, report, { count, failures }) {
  rmSync(report, { force: true })
  const [program = '', ...words] = [...wrap, process.execPath, inRoot('node_modules', file), ...args]
  const { code } = await run(program, words, { cwd: ROOT, env, limitMs })
  const written = readReport(report)
  return {
    ...countOf(code, written, count),
    failures: written === null ? [] : failures(/** @type {never} */ (written)),
  }
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
