import { stripVTControlCharacters } from 'node:util'

const LINES_OF_ONE = 40

/**
 * What failed, one text a test: its file, its title, and the first lines of what it said. A long run ends
 * with these, because often only the end of its output is seen.
 * @typedef {(report: never) => string[]} FailuresOf
 */

/**
 * @param {{ testResults: { name: string, status: string, message?: string, assertionResults: { status: string, fullName: string, failureMessages?: string[] }[] }[] }} report
 * @returns {string[]}
 */
export function vitestFailures({ testResults }) {
  return testResults.flatMap(({ name, status, message = '', assertionResults }) =>
    status === 'failed' && assertionResults.length === 0
      ? [failure(name, 'could not be loaded', message)]
      : assertionResults
          .filter((result) => result.status === 'failed')
          .map(({ fullName, failureMessages = [] }) => failure(name, fullName, failureMessages.join('\n'))),
  )
}

/**
 * @typedef {{ title: string, ok: boolean, file: string, tests: { results: { errors?: { message?: string }[] }[] }[] }} Spec
 * @typedef {{ specs?: Spec[], suites?: Suite[] }} Suite
 */

/** @param {{ suites: Suite[], errors: { message?: string }[] }} report @returns {string[]} */
export function playwrightFailures({ suites, errors }) {
  return [
    ...suites.flatMap(specsOf).flatMap(({ title, ok, file, tests }) => {
      const said = tests.flatMap(({ results }) =>
        results.flatMap(({ errors = [] }) => errors.flatMap(({ message }) => message ?? [])),
      )
      // One that passed only at a second try is ok to Playwright, and not to us.
      return ok && said.length === 0 ? [] : [failure(file, title, said.join('\n'))]
    }),
    ...errors.map(({ message = '' }) => failure('', 'outside of any test', message)),
  ]
}

/** @param {Suite} suite @returns {Spec[]} */
function specsOf({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)]
}

/** @param {string} file @param {string} title @param {string} message */
function failure(file, title, message) {
  const lines = stripVTControlCharacters(message).split('\n').slice(0, LINES_OF_ONE)
  return [`${file} › ${title}`, ...lines.map((line) => `    ${line}`)].join('\n')
}
