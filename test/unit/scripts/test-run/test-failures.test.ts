import { describe, expect, test } from 'vitest'
import { playwrightFailures, vitestFailures } from '../../../../scripts/test-run/test-failures.mjs'

describe('reporting what failed', () => {
  test('of a vitest run: the tests, with what they said, and files that could not be loaded', () => {
    const passed = { status: 'passed', fullName: 'adds up' }
    const failed = {
      status: 'failed',
      fullName: 'keeps it',
      failureMessages: ['\u001B[31mexpected 1\u001B[39m'],
    }
    const testResults = [
      { name: 'sums.test.ts', status: 'failed', assertionResults: [passed, failed] },
      { name: 'torn.test.ts', status: 'failed', message: 'no such file', assertionResults: [] },
    ]
    expect(vitestFailures({ testResults })).toEqual([
      'sums.test.ts › keeps it\n    expected 1',
      'torn.test.ts › could not be loaded\n    no such file',
    ])
  })
  test('of a Playwright run: the tests however deep, also those that passed at a second try', () => {
    const spec = (title: string, ok: boolean, ...messages: string[]) => ({
      title,
      ok,
      file: 'app.spec.ts',
      tests: [{ results: [{ errors: messages.map((message) => ({ message })) }, {}] }],
    })
    const deep = {
      suites: [{ specs: [spec('opens', true), spec('closes', false, 'timed out', 'in click()')] }],
    }
    const suites = [deep, { specs: [spec('saves', true, 'once not')] }]
    expect(playwrightFailures({ suites, errors: [{ message: 'no Chromium' }] })).toEqual([
      'app.spec.ts › closes\n    timed out\n    in click()',
      'app.spec.ts › saves\n    once not',
      ' › outside of any test\n    no Chromium',
    ])
  })
})
