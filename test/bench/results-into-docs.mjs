import { readFileSync, writeFileSync } from 'node:fs'
import { inRoot } from '../../scripts/setup/paths.mjs'
import { measuredFigures, rowsOf, verdictsOn } from './judge.mjs'
import { readResults } from './results.mjs'
import { ratioOf, written } from './table.mjs'

// `node test/bench/results-into-docs.mjs`: puts the figures of the last `npm run bench` into docs/performance.md, as a
// table. `node test/bench/results-into-docs.mjs later` puts some that were measured again beside those of an
// earlier run, as a table of their own.

/** @typedef {import('./results.mjs').Results} Results */
/** @typedef {import('./figures.mjs').Figure} Figure */

/** @param {string} text @param {string} name @param {string} part */
function withPart(text, name, part) {
  const [begin, end] = [
    `<!-- ${name}: made by test/bench/results-into-docs.mjs -->`,
    `<!-- end of ${name} -->`,
  ]
  const [before, rest] = text.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined)
    throw new Error(`docs/performance.md has no place for ${name}.`)
  return `${before}${begin}\n\n${part}\n\n${end}${after}`
}

/** @param {Results} results */
function tables(results) {
  const { machine, versions, at, samples, customers } = results
  const rounds = new Set(samples.map(({ round }) => round)).size
  const packages = Object.entries(versions).map(([name, version]) => `${name} ${version}`)
  const head = [
    `${rounds} rounds, finished on ${at.slice(0, 10)}, with ${customers.toLocaleString('en')} customers: ${machine.cores} × ${machine.processor}, ${machine.memoryGiB} GiB, ${machine.system}, Chromium ${machine.chromium}, Node ${machine.node}. Medians, and in brackets the least and the most.`,
    goalTable(results),
    ...measuredFigures(samples).map((figure) => `### ${figure.title}\n\n${figureTable(figure, results)}`),
    `Versions: ${packages.join(', ')}.`,
  ]
  return head.join('\n\n')
}

/** @param {Results} results */
function goalTable({ samples }) {
  const rows = measuredFigures(samples).flatMap((figure) =>
    verdictsOn(figure, samples).map(({ goal, spread, isReached }) => [
      figure.title,
      goal.text,
      spread ? ratioOf(spread) : '–',
      spread ? (isReached ? 'reached' : '**not reached**') : 'not measured',
    ]),
  )
  return markdown(['figure', 'goal', 'measured', ''], rows)
}

/** @param {Figure} figure @param {Results} results */
function figureTable(figure, results) {
  const rows = rowsOf(figure, results).map(({ contender, spreads, reason }) => [
    contender,
    ...figure.columns.map(({ metric, unit }) => {
      const spread = spreads[metric]
      return spread ? written(spread, unit) : reason ? `failed: ${plainLine(reason)}` : '–'
    }),
  ])
  return markdown(['', ...figure.columns.map(({ title }) => title)], rows)
}

/** @param {readonly string[]} head @param {readonly (readonly string[])[]} rows */
function markdown(head, rows) {
  const widths = head.map((cell, at) => Math.max(3, cell.length, ...rows.map((row) => row[at]?.length ?? 0)))
  const line = (/** @type {readonly string[]} */ cells) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}

/** @param {string} text */
const plainLine = (text) => text.split('\n')[0]?.replaceAll('|', '/').slice(0, 80) ?? ''

const results = readResults()
if (!results) throw new Error('There are no results yet: npm run bench makes them.')
const page = inRoot('docs', 'performance.md')
const part = process.argv[2] === 'later' ? 'later figures' : 'figures'
writeFileSync(page, withPart(readFileSync(page, 'utf8'), part, tables(results)))
