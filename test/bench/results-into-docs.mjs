import { readFileSync, writeFileSync } from 'node:fs'
import { inRoot } from '../../scripts/setup/paths.mjs'
import { measuredFigures, rowsOf, verdictsOn } from './judge.mjs'
import { readResults } from './results.mjs'
import { amount, ratioOf } from './table.mjs'

// `node test/bench/results-into-docs.mjs` writes the results of the last `npm run bench` into docs/performance.md. With
// `later` it keeps those of an earlier run and adds these below, for figures that were measured again.

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
  const figures = measuredFigures(samples)
  return [
    `${rounds} rounds, finished on ${at.slice(0, 10)}, with ${customers.toLocaleString('en')} customers: ${machine.cores} × ${machine.processor}, ${machine.memoryGiB} GiB, ${machine.system}, Chromium ${machine.chromium}, Node ${machine.node}; ${packages.join(', ')}. Medians; in brackets the least and the most.`,
    goalTable(results),
    contenderTable(figures, results),
    otherTable(figures, results),
  ]
    .filter((part) => part !== null)
    .join('\n\n')
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

/** The local stores side by side. @param {readonly Figure[]} figures @param {Results} results */
function contenderTable(figures, results) {
  const rows = figures.flatMap((figure) => {
    const contenders = rowsOf(figure, results)
    if (!contenders.some(({ contender }) => isOther(contender))) return []
    return figure.columns.map(({ metric, title, unit }) => [
      `${figure.title}: ${title}`,
      ...CONTENDERS.map((name) => {
        const row = contenders.find(({ contender }) => contender === name)
        const spread = row?.spreads[metric]
        return spread ? amount(spread.median, unit) : row?.reason ? `failed: ${plainLine(row.reason)}` : '–'
      }),
    ])
  })
  return rows.length === 0 ? null : markdown(['', ...CONTENDERS], rows)
}

/** All other figures. @param {readonly Figure[]} figures @param {Results} results */
function otherTable(figures, results) {
  const rows = figures.flatMap((figure) => {
    const contenders = rowsOf(figure, results)
    const isCompared = contenders.some(({ contender }) => isOther(contender))
    return contenders
      .filter(({ contender }) => !isCompared || !CONTENDERS.includes(contender))
      .map(({ contender, spreads, reason }) => [
        figure.title,
        contender,
        figure.columns
          .flatMap(({ metric, title, unit }) =>
            spreads[metric] ? `${title} ${amount(spreads[metric].median, unit)}` : [],
          )
          .join(', ') || `failed: ${plainLine(reason ?? '')}`,
      ])
  })
  return rows.length === 0 ? null : markdown(['', '', 'measured'], rows)
}

/** @param {string} contender */
const isOther = (contender) => CONTENDERS.indexOf(contender) > 0

/** @param {readonly string[]} head @param {readonly (readonly string[])[]} rows */
function markdown(head, rows) {
  const widths = head.map((cell, at) => Math.max(3, cell.length, ...rows.map((row) => row[at]?.length ?? 0)))
  const line = (/** @type {readonly string[]} */ cells) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}

/** @param {string} text */
const plainLine = (text) => text.split('\n')[0]?.replaceAll('|', '/').slice(0, 80) ?? ''

const CONTENDERS = ['Counterfoil', 'IndexedDB, strict', 'Dexie, strict', 'RxDB, strict', 'PouchDB']

const results = readResults()
if (!results) throw new Error('There are no results yet: npm run bench makes them.')
const page = inRoot('docs', 'performance.md')
const part = process.argv[2] === 'later' ? 'later figures' : 'figures'
writeFileSync(page, withPart(readFileSync(page, 'utf8'), part, tables(results)))
