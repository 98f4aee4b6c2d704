import { measuredFigures, rowsOf, verdictsOn } from './judge.mjs'

/** @typedef {import('./judge.mjs').Spread} Spread */

/** The results as text for a terminal. @param {import('./results.mjs').Results} results */
export function table(results) {
  const { samples } = results
  const rounds = new Set(samples.map(({ round }) => round)).size
  const lines = [`\nAfter ${rounds} of ${results.rounds} rounds; median (least – most)`]
  for (const figure of measuredFigures(samples)) {
    lines.push('', figure.title)
    for (const { contender, spreads, reason } of rowsOf(figure, results)) {
      const cells = figure.columns.flatMap(({ metric, title, unit }) => {
        const spread = spreads[metric]
        return spread ? `${title} ${written(spread, unit)}` : []
      })
      lines.push(
        `  ${contender.padEnd(42)}${[...cells, ...(reason ? [`failed: ${reason}`] : [])].join('   ')}`,
      )
    }
    for (const { goal, spread, isReached } of verdictsOn(figure, samples)) {
      const ratio = spread ? `${ratioOf(spread)}: ${isReached ? 'reached' : 'not reached'}` : 'not measured'
      lines.push(`  ${isReached ? '✓' : '✗'} ${goal.text}: ${ratio}`)
    }
  }
  return `${lines.join('\n')}\n`
}

/** @param {Spread} spread @param {import('./figures.mjs').Unit} unit */
const written = ({ median, least, most }, unit) =>
  `${amount(median, unit)} (${amount(least, unit)} – ${amount(most, unit)})`

/** @param {Spread} spread */
export const ratioOf = ({ median, least, most }) => `${number(median)} (${number(least)} – ${number(most)})`

/** @param {number} value @param {import('./figures.mjs').Unit} unit */
export function amount(value, unit) {
  if (unit === 'bytes') return `${number(value / 2 ** 20)} MiB`
  if (unit === 'share') return `${number(value * 100)} %`
  if (unit === 'count') return number(value)
  return value >= 10_000 ? `${number(value / 1_000)} s` : `${number(value)} ms`
}

/** With three significant digits. @param {number} value */
const number = (value) =>
  value.toLocaleString('en', { maximumSignificantDigits: value >= 1_000 ? 4 : 3, useGrouping: true })
