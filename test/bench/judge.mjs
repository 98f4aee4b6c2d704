import { FIGURES } from './figures.mjs'
import { median } from './statistics.mjs'

/**
 * @typedef {import('./figures.mjs').Figure} Figure
 * @typedef {import('./figures.mjs').Goal} Goal
 * @typedef {import('./rounds.mjs').Sample} Sample
 *
 * @typedef {{ median: number, least: number, most: number }} Spread
 * @typedef {{ goal: Goal, spread: Spread | null, isReached: boolean }} Verdict
 * @typedef {{ contender: string, spreads: Record<string, Spread>, reason: string | null }} Row
 */

/**
 * The figures that were measured, those of `FIGURES` first. Any other is shown with all its metrics.
 * @param {readonly Sample[]} samples
 * @returns {readonly Figure[]}
 */
export function measuredFigures(samples) {
  const ids = new Set(samples.map(({ figure }) => figure))
  const unknown = [...ids].filter((id) => FIGURES.every((figure) => figure.id !== id))
  return [
    ...FIGURES.filter(({ id }) => ids.has(id)),
    ...unknown.map((id) => ({
      id,
      title: id,
      goals: [],
      columns: [
        ...new Set(samples.flatMap(({ figure, metrics }) => (figure === id ? Object.keys(metrics) : []))),
      ].map((metric) => ({ metric, title: metric, unit: /** @type {const} */ ('count') })),
    })),
  ]
}

/**
 * @param {Figure} figure
 * @param {import('./results.mjs').Results} results
 * @returns {readonly Row[]}
 */
export function rowsOf(figure, { samples, failures }) {
  const own = samples.filter((sample) => sample.figure === figure.id)
  const failed = failures.filter((failure) => failure.figure === figure.id)
  const names = new Set([...own, ...failed].map(({ contender }) => contender))
  return [...names].map((contender) => {
    const mine = own.filter((sample) => sample.contender === contender)
    /** @type {Record<string, Spread>} */
    const spreads = {}
    for (const { metric } of figure.columns) {
      const spread = spreadOf(mine.flatMap(({ metrics }) => metrics[metric] ?? []))
      if (spread) spreads[metric] = spread
    }
    return { contender, spreads, reason: failed.find((one) => one.contender === contender)?.reason ?? null }
  })
}

/**
 * @param {Figure} figure
 * @param {readonly Sample[]} samples
 * @returns {readonly Verdict[]}
 */
export function verdictsOn(figure, samples) {
  const own = samples.filter((sample) => sample.figure === figure.id)
  const valueOf = (
    /** @type {number} */ round,
    /** @type {string} */ contender,
    /** @type {string} */ metric,
  ) => own.find((sample) => sample.round === round && sample.contender === contender)?.metrics[metric]
  return figure.goals.map((goal) => {
    const { contender, metric, against, atMost = Infinity, atLeast = -Infinity } = goal
    const rounds = [...new Set(own.map(({ round }) => round))]
    const values = rounds.flatMap((round) => {
      const value = valueOf(round, contender, metric)
      if (value === undefined || !against) return value ?? []
      const other = valueOf(round, against.contender ?? contender, against.metric ?? metric)
      return other === undefined ? [] : value / other
    })
    const spread = spreadOf(values)
    const isReached = spread !== null && spread.median <= atMost && spread.median >= atLeast
    return { goal, spread, isReached }
  })
}

/** @param {readonly number[]} numbers @returns {Spread | null} */
const spreadOf = (numbers) =>
  numbers.length === 0
    ? null
    : { median: median(numbers), least: Math.min(...numbers), most: Math.max(...numbers) }
