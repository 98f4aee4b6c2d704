/** Moments of the start, in their order. */
export type Moment = 'mounted' | 'key' | 'store-open' | 'sync-open' | 'first-rows' | 'search-ready'

const noted = new Set<Moment>()

/** Notes when a moment first came among the page's marks, where DevTools and the benchmark find it. */
export function note(moment: Moment): void {
  if (noted.has(moment)) return
  noted.add(moment)
  performance.mark(`counterfoil:${moment}`)
}

/** The same for what is to be seen: once it has been painted. */
export function noteWhenSeen(moment: Moment): void {
  if (!noted.has(moment)) requestAnimationFrame(() => setTimeout(() => note(moment)))
}
