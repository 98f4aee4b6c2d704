import { appCalls, type Download, type ProxyQuestion } from './bridge/app.ts'
import type { HandlersOf } from './bridge/call.ts'
import { connectionCalls } from './bridge/connection.ts'
import { deliveryCalls } from './bridge/delivery.ts'
import { journalCalls } from './bridge/journal.ts'
import { practiceCalls } from './bridge/practice.ts'
import { sessionCalls } from './bridge/session.ts'
import { storeCalls } from './bridge/store.ts'
import { updatesCalls } from './bridge/updates.ts'
import { vaultCalls } from './bridge/vault.ts'
import type { Connection, Quota, Session } from './session.ts'
import type { Updates } from './updates.ts'

export type { AppInfo, Download, ProxyQuestion, Theme } from './bridge/app.ts'
export type { AttemptArgs, AttemptState, Outcomes } from './bridge/delivery.ts'
export type { JournalContents, JournalPart, JournalPlace } from './bridge/journal.ts'
export type { ConnectArgs } from './bridge/session.ts'
export type { CustomersArgs } from './bridge/store.ts'

/**
 * The whole contract between page and main: each call takes one object, checked by its schema at main's door, and
 * answers an `Answer`. The calls of each area are in `bridge/`.
 */
export const channels = {
  app: appCalls,
  session: sessionCalls,
  vault: vaultCalls,
  store: storeCalls,
  delivery: deliveryCalls,
  connection: connectionCalls,
  practice: practiceCalls,
  journal: journalCalls,
  updates: updatesCalls,
} as const

/** The events that main sends to the page. */
export interface BridgeEvents {
  connection: Connection
  session: Session
  quota: Quota
  updates: Updates
  /** A menu item or shortcut of the window's menu. */
  command: Command
  /** The person wants to quit; the page answers with `app.quit` when it may. */
  'quit-asked': null
  /** A proxy asks for a password, or no longer does. The page answers with `app.answerProxy`. */
  'proxy-asks': ProxyQuestion | null
  /** Whether the keychain of the system waits for the person, who may not see its question. */
  'keychain-waits': boolean
  download: Download
  /** A notification about this edit was clicked. */
  'open-edit': { readonly editId: string }
}

export type Command =
  'save' | 'find' | 'palette' | 'settings' | 'undo' | 'try-now' | 'shortcuts' | 'next' | 'previous'

type Channels = typeof channels

/** What main implements: one handler a channel. */
export type BridgeHandlers = { readonly [G in keyof Channels]: HandlersOf<Channels[G]> }

/** What the page sees as `window.counterfoil`. */
export type Bridge = BridgeHandlers & {
  /** Subscribes to an event until the returned function is called. */
  readonly on: <E extends keyof BridgeEvents>(event: E, hear: (what: BridgeEvents[E]) => void) => () => void
}
