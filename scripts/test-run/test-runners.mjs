import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { npm } from '../setup/npm-packages.mjs'
import { inRoot, ROOT } from '../setup/paths.mjs'
import { run } from '../setup/processes.mjs'
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
 * @typedef {Count & { failures: readonly string[], output: string }} Outcome `failures`: a text for each test
 *   that failed; `output`: everything that the runner printed
 *
 * `needsApp`: whether it needs the built app, a Chromium and a keychain; `isAlone`: whether others disturb it
 *
 * @typedef {{ name: string, needsApp: boolean, isAlone: boolean, run: (running: Running) => Promise<Outcome> }} Runner
 */

/** @typedef {{ count: (report: never) => Count, failures: import('./test-failures.mjs').FailuresOf }} ReportReading */

/** @type {ReportReading} */
const vitestReport = { count: vitestCount, failures: vitestFailures }
/** @type {ReportReading} */
const playwrightReport = { count: playwrightCount, failures: playwrightFailures }

/** Everything that `npm test` runs, in the order in which it starts. @type {readonly Runner[]} */
export const RUNNERS = [
  { name: 'e2e', needsApp: true, isAlone: true, run: e2e },
  // The longest first, so that the others run beside it.
  vitest('contract', true),
  check('types', ['types']),
  check('lint', ['lint', 'dead-code', 'spelling']),
  vitest('unit', false),
  vitest('db', true),
  vitest('faults', true),
]

/**
 * npm scripts that have no cases of their own: each counts as one. All of them run, so that everything that is to be mended
 * is seen at once.
 * @param {string} name
 * @param {readonly string[]} scripts
 * @returns {Runner}
 */
function check(name, scripts) {
  return {
    name,
    needsApp: false,
    isAlone: false,
    async run({ env, limitMs }) {
      const outcome = { passed: 0, failed: 0, skipped: 0, failures: /** @type {string[]} */ ([]), output: '' }
      // Compilers make millions of short-lived objects: with the usual small space for them, a quarter of the time
      // goes into collecting garbage.
      const NODE_OPTIONS = `${env['NODE_OPTIONS'] ?? ''} --max-semi-space-size=128`
      for (const script of scripts) {
        const { code, output } = await npm(['run', '--silent', script], {
          env: { ...env, NODE_OPTIONS },
          limitMs,
        })
        outcome.output += output
        if (code === 0) outcome.passed += 1
        else {
          outcome.failed += 1
          outcome.failures.push(`npm run ${script}\n${output.trimEnd()}`)
        }
      }
      return outcome
    },
  }
}

/** @param {string} project @param {boolean} needsApp @returns {Runner} */
function vitest(project, needsApp) {
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
    needsApp,
    isAlone: false,
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
  const { code, output } = await run(program, words, { cwd: ROOT, env, limitMs, output: 'quiet' })
  const written = readReport(report)
  return {
    ...countOf(code, written, count),
    output,
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
