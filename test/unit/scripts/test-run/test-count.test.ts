import { describe, expect, test } from 'vitest'
import { countOf, playwrightCount, vitestCount } from '../../../../scripts/test-run/test-count.mjs'

describe('counting tests', () => {
  const vitest = (more: object = {}): object => ({
    numPassedTests: 2,
    numFailedTests: 0,
    numPendingTests: 1,
    testResults: [],
    ...more,
  })

  test('sums what a runner reports', () => {
    expect(countOf(0, vitest(), vitestCount)).toEqual({ passed: 2, failed: 0, skipped: 1 })
    const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 }
    expect(countOf(1, { stats, errors: [] }, playwrightCount)).toEqual({ passed: 3, failed: 2, skipped: 2 })
  })
  test('a file that could not be loaded has failed', () => {
    const report = vitest({ testResults: [{ status: 'failed', assertionResults: [] }] })
    expect(countOf(1, report, vitestCount).failed).toBe(1)
  })
  test('a runner that crashed, reported nothing, or ran nothing has failed', () => {
    expect(countOf(1, vitest(), vitestCount).failed).toBe(1)
    expect(countOf(0, null, vitestCount)).toEqual({ passed: 0, failed: 1, skipped: 0 })
    expect(countOf(0, vitest({ numPassedTests: 0 }), vitestCount).failed).toBe(1)
  })
})
