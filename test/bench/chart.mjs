import { readFileSync, writeFileSync } from 'node:fs'
import { inRoot } from '../../electron/setup/places.mjs'
import { measuredFigures, rowsOf, verdictsOn } from './judge.mjs'
import { readResults } from './results.mjs'
import { amount, ratioOf, written } from './table.mjs'

// `node test/bench/chart.mjs`: puts the figures of the last `npm run bench` into docs/performance.md, as a
// table and a chart. `node test/bench/chart.mjs later` puts some that were measured anew beside those of an
// earlier run, as a table of their own.

/** @typedef {import('./results.mjs').Results} Results */
/** @typedef {import('./figures.mjs').Figure} Figure */

/** @param {string} text @param {string} name @param {string} part */
function withPart(text, name, part) {
  const [begin, end] = [`<!-- ${name}: made by test/bench/chart.mjs -->`, `<!-- end of ${name} -->`]
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

/**
 * One panel a figure that has more than one contender: a bar each, the app's in colour, and a line where the
 * goal is.
 * @param {Results} results
 */
function chart(results) {
  const panels = measuredFigures(results.samples).flatMap((figure) => panel(figure, results) ?? [])
  /** @type {[string[], string[]]} */
  const columns = [[], []]
  const heights = [MARGIN, MARGIN]
  for (const { svg, height } of panels) {
    const at = (heights[0] ?? 0) <= (heights[1] ?? 0) ? 0 : 1
    const [x, y] = [MARGIN + at * (PANEL + GAP), heights[at] ?? 0]
    columns[at].push(`<g transform="translate(${x} ${y})">${svg}</g>`)
    heights[at] = y + height + GAP
  }
  const [width, height] = [2 * MARGIN + 2 * PANEL + GAP, Math.max(...heights) - GAP + MARGIN]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t" font-family="system-ui, sans-serif" font-size="13">
<title id="t">Counterfoil beside what it could have been made of; shorter is better</title>
<style>
 .bg{fill:#fbfaf7} .h{fill:#1c2426;font-size:14px;font-weight:600} .t{fill:#3c4649} .v{fill:#5a6467} .b{fill:#cfd6d8} .us{fill:#2b5d6b} .goal{stroke:#b4552d;stroke-width:1.5;stroke-dasharray:3 3} .g{fill:#b4552d;font-size:12px}
 @media (prefers-color-scheme: dark){ .bg{fill:#16191a} .h{fill:#e8eced} .t{fill:#c3cbcd} .v{fill:#a0a9ab} .b{fill:#3b4447} .us{fill:#7fb6c4} .goal{stroke:#e59a74} .g{fill:#e59a74} }
</style>
<rect class="bg" width="${width}" height="${height}"/>
${columns.flat().join('\n')}
</svg>
`
}

/** @param {Figure} figure @param {Results} results */
function panel(figure, results) {
  const goal = verdictsOn(figure, results.samples)[0]?.goal
  const column = figure.columns.find(({ metric }) => metric === goal?.metric)
  if (!goal || !column) return null
  const bars = rowsOf(figure, results)
    .flatMap(({ contender, spreads }) => {
      const spread = spreads[column.metric]
      return spread ? [{ contender, value: spread.median }] : []
    })
    .toSorted((a, b) => a.value - b.value)
  if (bars.length < 2) return null
  const limit = limitOf(goal, figure, results)
  // One that is far behind would press all others against the edge: its bar is cut.
  const most = Math.max(...bars.map(({ value }) => value), limit ?? 0)
  const scale = Math.min(most, 6 * Math.max(limit ?? 0, bars[Math.floor(bars.length / 2)]?.value ?? most))
  const length = (/** @type {number} */ value) => Math.max(1, (Math.min(value, scale) / scale) * BAR)
  const rows = bars.map(({ contender, value }, at) => {
    const y = HEAD + at * ROW
    const isOurs = contender.toLowerCase() === 'counterfoil'
    const width = length(value).toFixed(1)
    const cut = value > scale ? `<path class="bg" d="M${LABEL + BAR - 14} ${y + 16} l6 -14 h5 l-6 14z"/>` : ''
    return `<text class="${isOurs ? 'h' : 't'}" x="${LABEL - 8}" y="${y + 13}" text-anchor="end">${escaped(contender)}</text><rect class="${isOurs ? 'us' : 'b'}" x="${LABEL}" y="${y + 2}" width="${width}" height="14" rx="2"/>${cut}<text class="v" x="${LABEL + Number(width) + 6}" y="${y + 13}">${amount(value, column.unit)}</text>`
  })
  const height = HEAD + bars.length * ROW + (limit === null ? 0 : 16)
  const mark =
    limit === null
      ? ''
      : `<line class="goal" x1="${(LABEL + length(limit)).toFixed(1)}" x2="${(LABEL + length(limit)).toFixed(1)}" y1="${HEAD - 4}" y2="${height - 14}"/><text class="g" x="${(LABEL + length(limit)).toFixed(1)}" y="${height - 2}" text-anchor="middle">goal ${amount(limit, column.unit)}</text>`
  const title = `${figure.title}${figure.columns.length > 1 ? `, ${column.title}` : ''}`
  return { svg: `<text class="h" x="0" y="14">${escaped(title)}</text>${rows.join('')}${mark}`, height }
}

/**
 * The goal in the panel's own unit, from the medians. Speeds are better when they are greater: they have none.
 * @param {import('./figures.mjs').Goal} goal @param {Figure} figure @param {Results} results
 */
function limitOf({ against, metric, atMost }, figure, results) {
  if (atMost === undefined) return null
  if (!against) return atMost
  const whole = {
    ...figure,
    columns: [{ metric: against.metric ?? metric, title: '', unit: figure.columns[0]?.unit ?? 'ms' }],
  }
  const other = rowsOf(whole, results).find(({ contender }) => contender === against.contender)
  const value = other?.spreads[against.metric ?? metric]?.median
  return value === undefined ? null : value * atMost
}

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const MARGIN = 24
const PANEL = 560
const GAP = 36
const HEAD = 28
const ROW = 21
const LABEL = 270
const BAR = 210

const results = readResults()
if (!results) throw new Error('There are no results yet: npm run bench makes them.')
const page = inRoot('docs', 'performance.md')
const part = process.argv[2] === 'later' ? 'later figures' : 'figures'
if (part === 'figures') writeFileSync(inRoot('docs', 'pictures', 'bench.svg'), chart(results))
writeFileSync(page, withPart(readFileSync(page, 'utf8'), part, tables(results)))
