import * as v from 'valibot'
import { addAsColleague, type ColleagueResult, deleteAsColleague, editAsColleague } from '../colleague.ts'
import { NOW } from '../customers.ts'
import { faultsSchema } from '../faults.ts'
import { isPassword } from '../password.ts'
import type { Store } from '../store.ts'
import { DEFAULT_SWITCHES, readSwitches, SWITCH_NAMES, SWITCHES } from '../switches.ts'
import { serializeCustomer } from '../v2/serialize.ts'

/** The control surface's answer: a value as JSON, or a sentence. */
export type ControlAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly status: 400 | 404 | 405; readonly sentence: string }

export interface ControlRequest {
  readonly method: string
  /** What follows `/__practice__/`, without a query. */
  readonly path: string
  /** The parsed body; `undefined` where there was none. */
  readonly body: unknown
}

export interface ControlDependencies {
  readonly store: Store
  /** The address of the store's V2. */
  readonly base: string
  /** Goes offline, breaking connections that are open, or comes back. */
  readonly setOffline: (isOffline: boolean) => void
  /** Breaks whatever is connected to V2 or waits for an answer. */
  readonly breakConnections: () => void
}

/** Answers one call of the control surface. */
export async function control(request: ControlRequest, parts: ControlDependencies): Promise<ControlAnswer> {
  const [path, id] = nameOf(request.path)
  const calls = Object.hasOwn(CALLS, path) ? CALLS[path] : undefined
  if (!calls) return wrong(404, `There is no "${request.path}" here. There are: ${CALL_NAMES.join(', ')}.`)
  const call = Object.hasOwn(calls, request.method) ? calls[request.method] : undefined
  if (!call)
    return wrong(405, `"${request.path}" takes ${Object.keys(calls).join(' and ')}, not ${request.method}.`)
  return call({ ...parts, id, body: request.body })
}

type Call = (
  parts: ControlDependencies & { readonly id: number; readonly body: unknown },
) => Promise<ControlAnswer> | ControlAnswer

const good = (value: unknown = null): ControlAnswer => ({ ok: true, value })
const wrong = (status: 400 | 404 | 405, sentence: string): ControlAnswer => ({ ok: false, status, sentence })

/** `customers/5/password` is `['customers/{id}/password', 5]`. */
function nameOf(path: string): [name: string, id: number] {
  const [, id] = /^customers\/(\d{1,15})(?:\/|$)/.exec(path) ?? []
  return [id === undefined ? path : path.replace(id, '{id}'), Number(id)]
}

/** Takes a body of this shape, or says what is wrong with it. */
const taking =
  <S extends v.GenericSchema>(
    schema: S,
    take: (body: v.InferOutput<S>, parts: Parameters<Call>[0]) => ControlAnswer | Promise<ControlAnswer>,
  ): Call =>
  (parts) => {
    const read = v.safeParse(schema, parts.body)
    if (read.success) return take(read.output, parts)
    const [issue] = read.issues
    const place = v.getDotPath(issue)
    return wrong(400, `${place ? `${place}: ` : ''}${issue.message}`)
  }

const whole = v.pipe(v.number(), v.integer(), v.minValue(0))
const ms = v.pipe(whole, v.maxValue(3_600_000))

const portal = v.strictObject({
  status: v.pipe(whole, v.minValue(200), v.maxValue(599)),
  headers: v.optional(v.record(v.string(), v.string()), { 'Content-Type': 'text/html' }),
  body: v.optional(v.string(), '<html><body>Please sign in to this network</body></html>'),
})

const CALLS: Readonly<Record<string, Readonly<Record<string, Call>>>> = {
  state: { GET: ({ store, base }) => good(stateOf(store, base)) },

  offline: {
    PUT: taking(v.strictObject({ offline: v.boolean() }), ({ offline }, { setOffline }) => {
      setOffline(offline)
      return good({ offline })
    }),
  },

  latency: {
    PUT: taking(
      v.strictObject({ ms, methods: v.optional(v.record(v.string(), ms), {}) }),
      (latency, { store }) => {
        store.conditions.latency = latency
        return good(latency)
      },
    ),
  },

  clock: {
    PUT: taking(v.strictObject({ aheadMs: v.pipe(v.number(), v.integer()) }), ({ aheadMs }, { store }) => {
      store.conditions.clockAheadMs = aheadMs
      return good({ aheadMs })
    }),
  },

  portal: {
    PUT: taking(v.nullable(portal), (answer, { store }) => {
      store.conditions.portal = answer
      return good(answer)
    }),
  },

  quota: {
    PUT: taking(
      v.strictObject({
        total: v.optional(v.pipe(whole, v.minValue(1))),
        windowMs: v.optional(v.pipe(ms, v.minValue(1))),
        otherApp: v.optional(whole),
      }),
      ({ total, windowMs, otherApp }, { store: { quota } }) => {
        const { rule } = quota
        quota.rule = {
          total: total ?? rule.total,
          windowMs: windowMs ?? rule.windowMs,
          otherApp: otherApp ?? rule.otherApp,
        }
        quota.reset()
        return good(quota.rule)
      },
    ),
  },

  scopes: {
    PUT: taking(
      v.strictObject({
        customers: v.optional(v.picklist(['modify', 'read-only', 'none'])),
        information: v.optional(v.boolean()),
      }),
      ({ customers, information }, { store: { conditions } }) => {
        const { scopes } = conditions
        conditions.scopes = {
          customers: customers ?? scopes.customers,
          information: information ?? scopes.information,
        }
        return good(conditions.scopes)
      },
    ),
  },

  switches: {
    GET: ({ store }) => good(switchesOf(store)),
    PUT({ store, body }) {
      const read = readSwitches(body)
      if (!read.ok) return wrong(400, read.sentence)
      store.conditions.switches = { ...store.conditions.switches, ...read.switches }
      return good(store.conditions.switches)
    },
  },

  customers: {
    POST: taking(v.record(v.string(), v.unknown()), async (values, { store, base }) =>
      did(await addAsColleague(store, values), base),
    ),
  },

  'customers/{id}': {
    GET({ store, id, base }) {
      const customer = store.customers.find(id, NOW)
      return customer
        ? good({
            ...serializeCustomer(customer, base),
            has_new_password: customer.passwordHash !== undefined,
          })
        : wrong(404, `There is no customer ${id}.`)
    },
    PUT: taking(v.record(v.string(), v.unknown()), async (values, { store, id, base }) =>
      did(await editAsColleague(store, id, values), base),
    ),
    async DELETE({ store, id }) {
      return (await deleteAsColleague(store, id)) ? good() : wrong(404, `There is no customer ${id}.`)
    },
  },

  'customers/{id}/odd': {
    PUT: taking(v.nullable(v.record(v.string(), v.unknown())), (values, { store: { conditions }, id }) => {
      const next = new Map(conditions.oddValues)
      if (values) next.set(id, values)
      else next.delete(id)
      conditions.oddValues = next
      return good(values)
    }),
  },

  'customers/{id}/password': {
    POST: taking(v.strictObject({ password: v.string() }), ({ password }, { store, id }) => {
      const customer = store.customers.find(id, NOW)
      if (!customer) return wrong(404, `There is no customer ${id}.`)
      const { passwordHash } = customer
      return good({ matches: passwordHash !== undefined && isPassword(password, passwordHash) })
    }),
  },

  token: {
    GET: ({ store }) => good({ accessToken: store.accessToken }),
    POST: async ({ store }) => good({ accessToken: await store.replaceToken() }),
  },

  requests: {
    GET: ({ store }) => good(store.record.requests),
    DELETE({ store }) {
      store.record.clear()
      return good()
    },
  },

  faults: {
    GET: ({ store }) => good(store.faults.pending),
    POST: taking(faultsSchema, (faults, { store }) => {
      store.faults.add(faults)
      return good(store.faults.pending)
    }),
    DELETE({ store }) {
      store.faults.clear()
      return good()
    },
  },

  reset: {
    async POST({ store, base, breakConnections }) {
      breakConnections()
      await store.reset()
      return good(stateOf(store, base))
    },
  },
}

/** Every path below `/__practice__/`. */
export const CALL_NAMES = Object.keys(CALLS)

const did = (done: ColleagueResult, base: string): ControlAnswer =>
  done.ok ? good(serializeCustomer(done.customer, base)) : wrong(done.status, done.sentence)

const stateOf = (store: Store, base: string): object => ({
  storeHash: store.storeHash,
  v2: base,
  seed: store.seed.seed,
  customers: store.customers.count(NOW),
  time: store.now(),
  offline: store.conditions.isOffline,
  latency: store.conditions.latency,
  scopes: store.conditions.scopes,
  quota: { ...store.quota.rule, left: store.quota.state(store.now()).left },
  switches: store.conditions.switches,
  clock: { aheadMs: store.conditions.clockAheadMs },
  faults: store.faults.pending.length,
  requests: store.record.received,
})

const switchesOf = (store: Store): object =>
  Object.fromEntries(
    SWITCH_NAMES.map((name) => [
      name,
      {
        position: store.conditions.switches[name],
        positions: SWITCHES[name].positions,
        default: DEFAULT_SWITCHES[name],
        about: SWITCHES[name].about,
      },
    ]),
  )
