import * as v from 'valibot'
import type { Answer } from './answer.ts'
import type { Address, Base, Customer, CustomerGroup, Patch, Sealed } from './customer.ts'
import type { Outcome } from './outcome.ts'
import type { Connection, KeptIn, Quota, Session, StoreProfile } from './session.ts'

/**
 * The whole contract between page and main, and the only place that names a channel. Each call takes one
 * object, checked by its schema at main's door, and answers an `Answer`. Types of results are phantom:
 * main is trusted, the page is not.
 */
const call = <Args extends v.GenericSchema, Result>(args: Args): Call<Args, Result> => ({ args })

export interface Call<Args extends v.GenericSchema, Result> {
  readonly args: Args
  readonly result?: Result
}

const nothing = v.strictObject({})
const storeHash = v.pipe(v.string(), v.regex(/^[a-z0-9]{3,32}$/))
const customerId = v.pipe(v.number(), v.integer(), v.minValue(1))
const time = v.pipe(v.number(), v.integer(), v.minValue(0))
const id = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/))
const keep = v.picklist(['keychain', 'passphrase', 'memory'])
const passphrase = v.optional(v.pipe(v.string(), v.maxLength(1024)))
const sealed = v.strictObject({ sealed: v.pipe(v.string(), v.maxLength(4096)), sealedAt: time })

const readable = {
  first_name: v.exactOptional(v.string()),
  last_name: v.exactOptional(v.string()),
  email: v.exactOptional(v.string()),
  company: v.exactOptional(v.string()),
  phone: v.exactOptional(v.string()),
  store_credit: v.exactOptional(v.string()),
  customer_group_id: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  tax_exempt_category: v.exactOptional(v.string()),
  registration_ip_address: v.exactOptional(v.string()),
  notes: v.exactOptional(v.string()),
  reset_pass_on_login: v.exactOptional(v.boolean()),
}
const base = v.strictObject(readable)
const patch = v.strictObject({
  ...readable,
  password: v.exactOptional(sealed),
  force_reset: v.exactOptional(v.boolean()),
})

export const channels = {
  app: {
    info: call<typeof nothing, AppInfo>(nothing),
    /** Sets the number on the dock or task bar; 0 clears it. */
    setWaiting: call<v.GenericSchema<{ count: number }>, null>(v.strictObject({ count: time })),
    /** How far changes for many have come that are not all saved, 0 of 0 where there are none; and unsaved drafts. */
    setUnfinished: call<v.GenericSchema<{ done: number; total: number; drafts: number }>, null>(
      v.strictObject({ done: time, total: time, drafts: time }),
    ),
    /** A desktop notification; shown only while the window is not in front. */
    notify: call<v.GenericSchema<{ title: string; body: string }>, null>(
      v.strictObject({
        title: v.pipe(v.string(), v.maxLength(200)),
        body: v.pipe(v.string(), v.maxLength(500)),
      }),
    ),
    setTheme: call<v.GenericSchema<{ theme: Theme }>, null>(
      v.strictObject({ theme: v.picklist(['system', 'light', 'dark']) }),
    ),
    /** The language that the page speaks, for menu and questions. */
    setLanguage: call<v.GenericSchema<{ language: 'en' | 'de' }>, null>(
      v.strictObject({ language: v.picklist(['en', 'de']) }),
    ),
    /** Bytes that are free on the disk of the user-data folder. */
    room: call<typeof nothing, number>(nothing),
    /** Answers `'quit-asked'`: whether the app may quit now. */
    quit: call<typeof nothing, null>(nothing),
  },
  session: {
    current: call<typeof nothing, Session>(nothing),
    /** Checks hash and token against the store, then keeps them. The token is never sent back. */
    connect: call<v.GenericSchema<ConnectArgs>, Session>(
      v.strictObject({
        storeHash: v.pipe(v.string(), v.maxLength(300)),
        token: v.pipe(v.string(), v.maxLength(600)),
        keep,
        passphrase,
      }),
    ),
    /** The same with the text of a credentials file; main drops the client secret at once. */
    connectWithFile: call<
      v.GenericSchema<{ text: string; keep: KeptIn; passphrase?: string | undefined }>,
      Session
    >(v.strictObject({ text: v.pipe(v.string(), v.maxLength(20_000)), keep, passphrase })),
    connectPractice: call<v.GenericSchema<{ keep: KeptIn; passphrase?: string | undefined }>, Session>(
      v.strictObject({ keep, passphrase }),
    ),
    /** Replaces the token of the store signed in to. */
    renewToken: call<v.GenericSchema<{ token: string }>, Session>(
      v.strictObject({ token: v.pipe(v.string(), v.maxLength(600)) }),
    ),
    /** Goes on with a store whose token the vault holds. */
    resume: call<v.GenericSchema<{ storeHash: string; passphrase?: string | undefined }>, Session>(
      v.strictObject({ storeHash, passphrase }),
    ),
    /** Removes the token. With `erase`, the store's key and journal go too; the page deletes its database. */
    signOut: call<v.GenericSchema<{ erase: boolean }>, Session>(v.strictObject({ erase: v.boolean() })),
  },
  vault: {
    /** 32 bytes: the key of this store's local data, for WebCrypto. Made on the first sign-in. */
    dataKey: call<v.GenericSchema<{ storeHash: string }>, { key: Uint8Array; isNew: boolean }>(
      v.strictObject({ storeHash }),
    ),
    /** Seals a new password; only main can open it. */
    sealPassword: call<v.GenericSchema<{ storeHash: string; password: string }>, Sealed>(
      v.strictObject({ storeHash, password: v.pipe(v.string(), v.minLength(1), v.maxLength(1024)) }),
    ),
  },
  store: {
    /** Customers with `id >= minId` in id order, at most 250. `modifiedSince` is ms since 1970. */
    customers: call<v.GenericSchema<CustomersArgs>, readonly Customer[]>(
      v.strictObject({ storeHash, minId: customerId, modifiedSince: v.optional(time) }),
    ),
    count: call<v.GenericSchema<{ storeHash: string }>, number>(v.strictObject({ storeHash })),
    customer: call<v.GenericSchema<{ storeHash: string; customerId: number }>, Customer>(
      v.strictObject({ storeHash, customerId }),
    ),
    addresses: call<v.GenericSchema<{ storeHash: string; customerId: number }>, readonly Address[]>(
      v.strictObject({ storeHash, customerId }),
    ),
    groups: call<v.GenericSchema<{ storeHash: string }>, readonly CustomerGroup[]>(
      v.strictObject({ storeHash }),
    ),
    profile: call<v.GenericSchema<{ storeHash: string }>, StoreProfile>(v.strictObject({ storeHash })),
    /** The store's clock: its present time as ms since 1970, from its last answer. */
    now: call<v.GenericSchema<{ storeHash: string }>, number>(v.strictObject({ storeHash })),
  },
  delivery: {
    /** One attempt, at most once per `attemptId`; a repeated id answers the first one's outcome. */
    deliver: call<v.GenericSchema<DeliverArgs>, Outcome>(
      v.strictObject({
        storeHash,
        attemptId: id,
        editId: id,
        customerId,
        patch,
        base,
        lookFirst: v.boolean(),
      }),
    ),
    /** What became of attempts this main process made; absent ids were never made by it. */
    recall: call<v.GenericSchema<{ attemptIds: string[] }>, Readonly<Record<string, Recalled>>>(
      v.strictObject({ attemptIds: v.pipe(v.array(id), v.maxLength(1000)) }),
    ),
    /** The page has stored these outcomes; main may forget them. */
    forget: call<v.GenericSchema<{ attemptIds: string[] }>, null>(
      v.strictObject({ attemptIds: v.pipe(v.array(id), v.maxLength(1000)) }),
    ),
    /** The share of the store's quota that is left to its other apps, 0 to 0.9. */
    setReserve: call<v.GenericSchema<{ reserve: number }>, null>(
      v.strictObject({ reserve: v.pipe(v.number(), v.minValue(0), v.maxValue(0.9)) }),
    ),
  },
  connection: {
    current: call<typeof nothing, Connection>(nothing),
    /** Look now: the system says the network changed, or a person pressed "Try now". */
    probe: call<typeof nothing, null>(nothing),
  },
  /** Only while signed in to the embedded practice store: lets a newcomer see offline work and conflicts. */
  practice: {
    state: call<typeof nothing, { offline: boolean }>(nothing),
    setOffline: call<v.GenericSchema<{ offline: boolean }>, null>(v.strictObject({ offline: v.boolean() })),
    /** Changes the customer in the store, as a colleague at the counter would. */
    colleagueEdits: call<v.GenericSchema<{ customerId: number; values: Base }>, null>(
      v.strictObject({ customerId, values: base }),
    ),
  },
  journal: {
    /** Appended and on the disk (fsync) when this answers. `entry` is JSON the page made; main seals it. */
    append: call<v.GenericSchema<{ storeHash: string; entries: string[] }>, null>(
      v.strictObject({ storeHash, entries: v.pipe(v.array(v.string()), v.maxLength(10_000)) }),
    ),
    /** Every entry that can still be read, oldest first, and what was damaged. */
    read: call<v.GenericSchema<{ storeHash: string }>, JournalContents>(v.strictObject({ storeHash })),
    /** Replaces the journal by these entries in one step. */
    compact: call<v.GenericSchema<{ storeHash: string; entries: string[] }>, null>(
      v.strictObject({ storeHash, entries: v.array(v.string()) }),
    ),
  },
} as const

/** What main tells the page unasked. */
export interface BridgeEvents {
  connection: Connection
  session: Session
  quota: Quota
  /** A menu item or shortcut of the window's menu. */
  command: Command
  /** The person wants to quit; the page answers with `app.quit` when it may. */
  'quit-asked': null
}

export type Command =
  'save' | 'find' | 'palette' | 'settings' | 'undo' | 'try-now' | 'shortcuts' | 'next' | 'previous'

export type Theme = 'system' | 'light' | 'dark'

export interface AppInfo {
  readonly version: string
  /** `chromium` is the host that runs the same build where Electron's binary is missing. */
  readonly host: 'electron' | 'chromium'
  readonly platform: 'linux' | 'darwin' | 'win32'
  /** Started with `--practice`: go straight to the practice store. */
  readonly startInPractice: boolean
  /** Sentences about start-up trouble that was survived, e.g. a corrupt settings file set aside. */
  readonly warnings: readonly string[]
}

export interface ConnectArgs {
  storeHash: string
  token: string
  keep: KeptIn
  passphrase?: string | undefined
}

export interface CustomersArgs {
  storeHash: string
  minId: number
  modifiedSince?: number | undefined
}

export interface DeliverArgs {
  storeHash: string
  attemptId: string
  editId: string
  customerId: number
  patch: Patch
  base: Base
  /** The last attempt's outcome is unknown: read the customer before sending anything. */
  lookFirst: boolean
}

export type Recalled = { readonly kind: 'under-way' } | { readonly kind: 'ended'; readonly outcome: Outcome }

export interface JournalContents {
  readonly entries: readonly string[]
  /** Records that could not be read: a torn tail after a crash, or damage. */
  readonly tornTail: boolean
  readonly damagedRecords: number
}

type Channels = typeof channels
type ArgsOf<C> = C extends Call<infer A, unknown> ? v.InferOutput<A> : never
type ResultOf<C> = C extends Call<v.GenericSchema, infer R> ? R : never

/** What main implements: one handler a channel. */
export type BridgeHandlers = {
  readonly [G in keyof Channels]: {
    readonly [M in keyof Channels[G]]: (
      args: ArgsOf<Channels[G][M]>,
    ) => Promise<Answer<ResultOf<Channels[G][M]>>>
  }
}

/** What the page sees as `window.counterfoil`. */
export type Bridge = BridgeHandlers & {
  /** Hears an event until the returned function is called. */
  readonly on: <E extends keyof BridgeEvents>(event: E, hear: (what: BridgeEvents[E]) => void) => () => void
}

// Split off so that the preload, which needs only the names, carries no schemas.
export { channelName, EVENT_NAMES, eventName } from './bridge-names.ts'
