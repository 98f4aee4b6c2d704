/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/**
 * Counts a runner's report, and trusts neither it nor the exit code alone: a runner that crashed, reported
 * nothing, or ran nothing has failed once.
 * @param {number} exitCode
 * @param {unknown} report `null` where there is none
 * @param {(report: never) => Count} count
 * @returns {Count}
 */
export function countOf(exitCode, report, count) {
  const counted = report === null ? NOTHING : count(/** @type {never} */ (report))
  const ranNothing = counted.passed + counted.failed === 0
  const failedSilently = exitCode !== 0 && counted.failed === 0
  return ranNothing || failedSilently ? { ...counted, failed: counted.failed + 1 } : counted
}

/**
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} [numTodoTests]
 * @property {{ status: string, assertionResults: unknown[] }[]} testResults
 */

/** A file that could not be loaded is a failure without a test. @param {VitestReport} report @returns {Count} */
export function vitestCount({
  numPassedTests,
  numFailedTests,
  numPendingTests,
  numTodoTests = 0,
  testResults,
}) {
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return {
    passed: numPassedTests,
    failed: numFailedTests + unloaded.length,
    skipped: numPendingTests + numTodoTests,
  }
}

/**
 * @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: unknown[] }} PlaywrightReport
 */

/** A test that passed only at a second try has not passed. @param {PlaywrightReport} report @returns {Count} */
export function playwrightCount({ stats, errors }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  }
}

const NOTHING = { passed: 0, failed: 0, skipped: 0 }
