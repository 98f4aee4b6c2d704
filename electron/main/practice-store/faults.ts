import * as v from 'valibot'

/** What may go wrong with a request on purpose. */
export type FaultAction = v.InferOutput<typeof fault>['do']

/** One planned fault: for requests that match, as often as it says. */
export type PlannedFault = v.InferOutput<typeof fault>

export interface FaultQueue {
  /** How many faults are still to come. */
  readonly pending: readonly PlannedFault[]
  add(faults: readonly PlannedFault[]): void
  /** The first fault that matches, used up by one; `path` is below the store, with its query. */
  take(method: string, path: string): FaultAction | null
  clear(): void
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const ms = v.pipe(count, v.maxValue(3_600_000))

const act = v.variant('kind', [
  /** Answers this instead of the store's answer; `isApplied`: the store does what was asked all the same. */
  v.strictObject({
    kind: v.literal('answer'),
    status: v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599)),
    headers: v.optional(v.record(v.string(), v.string()), {}),
    /** A text goes out as it is, anything else as JSON; without one, what the store would say. */
    body: v.optional(v.unknown()),
    /** Who answers: the store, with its rate limit, or something in between. Left out, a text is not the store's. */
    from: v.optional(v.picklist(['store', 'network'])),
    isApplied: v.optional(v.boolean(), false),
  }),
  /** Does what was asked, and ends the connection after so many bytes of the answer or of its body. */
  v.strictObject({
    kind: v.literal('cut'),
    after: count,
    of: v.optional(v.picklist(['body', 'answer']), 'body'),
  }),
  /** Resets the connection without reading the body; nothing is applied. */
  v.strictObject({ kind: v.literal('reset-before') }),
  /** Does what was asked, and resets the connection instead of answering. */
  v.strictObject({ kind: v.literal('reset-after') }),
  /** Never answers. */
  v.strictObject({ kind: v.literal('never'), isApplied: v.optional(v.boolean(), false) }),
  /** Waits before or after doing what was asked. */
  v.strictObject({
    kind: v.literal('delay'),
    ms,
    when: v.optional(v.picklist(['before', 'after']), 'before'),
  }),
])

const match = v.strictObject({
  method: v.optional(v.string()),
  /** A path below the store, e.g. `/customers/5`; `*` matches anything, the query included. */
  path: v.optional(v.string()),
})

const fault = v.strictObject({
  match: v.optional(match, {}),
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
  do: act,
})

/** One fault or a list of them, as `POST faults` takes it. */
export const faultsSchema = v.pipe(
  v.union([v.array(fault), fault]),
  v.transform((input) => (Array.isArray(input) ? input : [input])),
)

export function faultQueue(): FaultQueue {
  let pending: PlannedFault[] = []
  return {
    get pending() {
      return pending
    },
    add(faults) {
      pending.push(...faults)
    },
    take(method, path) {
      const at = pending.findIndex((planned) => isMatch(planned, method, path))
      const found = pending[at]
      if (!found) return null
      pending = pending.flatMap((planned, place) =>
        place !== at ? [planned] : planned.times > 1 ? [{ ...planned, times: planned.times - 1 }] : [],
      )
      return found.do
    },
    clear() {
      pending = []
    },
  }
}

function isMatch({ match: wanted }: PlannedFault, method: string, path: string): boolean {
  if (wanted.method !== undefined && wanted.method.toUpperCase() !== method) return false
  if (wanted.path === undefined) return true
  const escaped = wanted.path.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')
  return (
    new RegExp(`^${escaped}$`, 's').test(path) ||
    new RegExp(`^${escaped}$`, 's').test(path.split('?')[0] ?? '')
  )
}
