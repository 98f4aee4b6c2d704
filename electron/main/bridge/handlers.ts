import { setTimeout as pause } from 'node:timers/promises'
import { type Answer, bad, good } from '../../../shared/answer.ts'
import type {
  AppInfo,
  AttemptArgs,
  BridgeHandlers,
  AttemptState,
  Outcomes,
  Theme,
} from '../../../shared/bridge.ts'
import type { Outcome } from '../../../shared/outcome.ts'
import type { Connection } from '../../../shared/session.ts'
import type { EmbeddedPracticeStore } from '../workspace/embedded-practice-store.ts'
import { ProblemError } from '../platform/problem-error.ts'
import type { UnfinishedWork } from '../window/quit-question.ts'
import type { SessionService } from '../workspace/session/session.ts'
import type { OpenStore } from '../workspace/open-store.ts'
import { createOutcomeBatches } from '../delivery/outcome-batches.ts'
import type { SendingGate } from '../delivery/sending-gate.ts'
import type { UpdateService } from '../updates/update-service.ts'

/** What the handlers of `shared/bridge.ts` need. */
export interface HandlerDependencies {
  readonly info: AppInfo
  readonly session: SessionService
  /** The parts of the store signed in to, or `null`; after a change of store, when they are open. */
  readonly store: () => Promise<OpenStore | null>
  readonly practice: EmbeddedPracticeStore
  readonly system: SystemServices
  readonly updates: UpdateService
  /** Every attempt passes it; it is shut before the app restarts into an update. */
  readonly sending: SendingGate
}

/** What the page may ask of window and system. */
export interface SystemServices {
  setWaiting(count: number): void
  setUnfinished(now: UnfinishedWork): void
  notify(notice: {
    readonly title: string
    readonly body: string
    readonly editId?: string | undefined
  }): void
  answerProxy(credentials: { readonly username: string; readonly password: string } | null): void
  /** A person asked to try now. */
  tryAgain(): void
  setTheme(theme: Theme): Promise<void>
  setLanguage(language: string): void
  /** Free bytes on the disk of the user-data folder. */
  room(): Promise<number>
  /** The page has saved what it had. @returns whether main had asked it to */
  quit(): boolean
}

/** One handler for each channel of `shared/bridge.ts`. Problems may be thrown: the bridge answers them. */
export function bridgeHandlers(dependencies: HandlerDependencies): BridgeHandlers {
  const storeOf = openStoreLookup(dependencies.store)
  return {
    app: appHandlers(dependencies),
    session: sessionHandlers(dependencies),
    vault: vaultHandlers(storeOf),
    store: storeHandlers(dependencies, storeOf),
    delivery: deliveryHandlers(dependencies),
    connection: connectionHandlers(dependencies),
    practice: practiceHandlers(dependencies),
    journal: journalHandlers(storeOf),
    updates: updatesHandlers(dependencies),
  }
}

/** Finds the store that a call names, which must be the one signed in to. */
type StoreLookup = (storeHash: string) => Promise<OpenStore>

const openStoreLookup =
  (store: HandlerDependencies['store']): StoreLookup =>
  async (storeHash) => {
    const open = await store()
    if (!open) throw new ProblemError('not-signed-in')
    if (open.storeHash !== storeHash) throw new ProblemError('wrong-store')
    return open
  }

const appHandlers = ({ info, system }: HandlerDependencies): BridgeHandlers['app'] => ({
  info: async () => good(info),
  setWaiting: async ({ count }) => {
    system.setWaiting(count)
    return good(null)
  },
  setUnfinished: async (now) => {
    system.setUnfinished(now)
    return good(null)
  },
  notify: async (notice) => {
    system.notify(notice)
    return good(null)
  },
  answerProxy: async ({ credentials }) => {
    system.answerProxy(credentials)
    return good(null)
  },
  setTheme: async ({ theme }) => {
    await system.setTheme(theme)
    return good(null)
  },
  setLanguage: async ({ language }) => {
    system.setLanguage(language)
    return good(null)
  },
  room: async () => good(await system.room()),
  quit: async () => {
    return system.quit() ? good(null) : bad('bad-argument', { detail: 'the app is not quitting' })
  },
})

const sessionHandlers = ({ session }: HandlerDependencies): BridgeHandlers['session'] => ({
  current: async () => good(await session.current()),
  connect: async (args) => good(await session.connect(args)),
  connectWithFile: async (args) => good(await session.connectWithFile(args)),
  connectPractice: async (args) => good(await session.connectPractice(args)),
  renewToken: async (args) => good(await session.renewToken(args)),
  resume: async (args) => good(await session.resume(args)),
  signOut: async (args) => good(await session.signOut(args)),
})

const vaultHandlers = (storeOf: StoreLookup): BridgeHandlers['vault'] => ({
  dataKey: async ({ storeHash }) => good(await (await storeOf(storeHash)).keys.dataKey()),
  sealPassword: async ({ storeHash, customerId, password }) =>
    good(await (await storeOf(storeHash)).keys.sealPassword(customerId, password)),
})

function storeHandlers({ session }: HandlerDependencies, storeOf: StoreLookup): BridgeHandlers['store'] {
  /** Reads from the store; a token that the store rejects is noted. */
  async function read<T>(
    storeHash: string,
    ask: (open: OpenStore) => Promise<Answer<T>>,
  ): Promise<Answer<T>> {
    const open = await storeOf(storeHash)
    const answer = await ask(open)
    if (!answer.ok && answer.problem.code === 'token-rejected') await session.tokenFailed(open.access)
    return answer
  }

  return {
    customers: ({ storeHash, minId, modifiedSince }) =>
      read(storeHash, ({ client }) => client.customers({ minId, modifiedSince })),
    count: ({ storeHash }) => read(storeHash, ({ client }) => client.count()),
    customer: ({ storeHash, customerId }) => read(storeHash, ({ client }) => client.customer(customerId)),
    addresses: ({ storeHash, customerId }) => read(storeHash, ({ client }) => client.addresses(customerId)),
    groups: ({ storeHash }) => read(storeHash, ({ client }) => client.groups()),
    profile: async ({ storeHash }) => {
      const answer = await read(storeHash, ({ client }) => client.profile())
      if (answer.ok) await session.learn(answer.value)
      return answer
    },
    now: ({ storeHash }) => read(storeHash, ({ client }) => client.now()),
  }
}

function deliveryHandlers({ session, store, sending }: HandlerDependencies): BridgeHandlers['delivery'] {
  const outcomes = createOutcomeBatches((ms) => pause(ms))

  async function deliver(open: OpenStore, attempt: AttemptArgs): Promise<Outcome> {
    const outcome = await sending.pass(() => open.delivery.deliver(attempt), PUT_OFF)
    if (blamesToken(outcome)) await session.tokenFailed(open.access)
    return outcome
  }

  return {
    deliver: async ({ storeHash, attempts }) => {
      const open = await store()
      if (!open) return good(forEach(attempts, blocked('not-signed-in', 'Not signed in.')))
      if (open.storeHash !== storeHash) {
        return good(forEach(attempts, blocked('wrong-store', `Signed in to ${open.storeHash}.`)))
      }
      const known = attempts.map(({ editId, customerId }) => open.journal.knows(editId, customerId))
      if ((await Promise.all(known)).includes(false)) {
        return bad('bad-argument', { detail: 'the journal has no such edit' })
      }
      for (const attempt of attempts) outcomes.add(attempt.attemptId, deliver(open, attempt))
      return good(await outcomes.take(attempts.map(({ attemptId }) => attemptId)))
    },
    outcomes: async ({ attemptIds }) => good(await outcomes.take(attemptIds)),
    recall: async ({ attemptIds }) => good((await store())?.delivery.recall(attemptIds) ?? NONE),
    forget: async ({ attemptIds }) => {
      outcomes.forget(attemptIds)
      ;(await store())?.delivery.forget(attemptIds)
      return good(null)
    },
    setReserve: async ({ reserve }) => {
      ;(await store())?.setReserve(reserve)
      return good(null)
    },
  }
}

const forEach = (attempts: readonly AttemptArgs[], outcome: Outcome): Outcomes =>
  Object.fromEntries(attempts.map(({ attemptId }) => [attemptId, outcome]))

const connectionHandlers = ({ store, system }: HandlerDependencies): BridgeHandlers['connection'] => ({
  current: async () => good((await store())?.connection.current() ?? CHECKING),
  probe: async () => {
    system.tryAgain()
    ;(await store())?.connection.probe()
    return good(null)
  },
})

const practiceHandlers = ({ practice }: HandlerDependencies): BridgeHandlers['practice'] => ({
  state: async () => good({ offline: await practice.isOffline() }),
  setOffline: async ({ offline }) => {
    await practice.setOffline(offline)
    return good(null)
  },
  colleagueEdits: async ({ customerId, values }) => {
    await practice.colleagueEdits(customerId, values)
    return good(null)
  },
})

const journalHandlers = (storeOf: StoreLookup): BridgeHandlers['journal'] => ({
  append: async ({ storeHash, entries }) => {
    await (await storeOf(storeHash)).journal.append(entries)
    return good(null)
  },
  read: async ({ storeHash, from }) => good(await (await storeOf(storeHash)).journal.readPart(from)),
  compact: async ({ storeHash, entries }) => {
    await (await storeOf(storeHash)).journal.compact(entries)
    return good(null)
  },
})

const updatesHandlers = ({ updates }: HandlerDependencies): BridgeHandlers['updates'] => ({
  current: async () => good(updates.current),
  setMode: async ({ mode }) => {
    updates.setMode(mode)
    return good(updates.current)
  },
  check: async () => {
    void updates.check()
    return good(null)
  },
  download: async () => {
    void updates.download()
    return good(null)
  },
  restart: async () => {
    void updates.restart()
    return good(null)
  },
})

const blamesToken = (outcome: Outcome): boolean =>
  outcome.kind === 'blocked' && TOKEN_REASONS.includes(outcome.reason)

const TOKEN_REASONS: readonly string[] = ['token-rejected', 'no-permission']
const NONE: Readonly<Record<string, AttemptState>> = {}
/** An attempt that was not begun, because the app is about to restart. */
const PUT_OFF: Outcome = { kind: 'deferred', reason: 'aborted', retryAfterMs: null }
const CHECKING: Connection = { kind: 'checking' }

const blocked = (reason: 'not-signed-in' | 'wrong-store', message: string): Outcome => ({
  kind: 'blocked',
  reason,
  message,
})
