import { type Answer, good } from '../../shared/answer.ts'
import type { AppInfo, BridgeHandlers, Recalled, Theme } from '../../shared/bridge.ts'
import type { Outcome } from '../../shared/outcome.ts'
import type { Connection } from '../../shared/session.ts'
import type { PracticePart } from './practice.ts'
import { ProblemError } from './problem-error.ts'
import type { Unfinished } from './quit-question.ts'
import type { SessionKeeper } from './session.ts'
import type { OpenStore } from './open-store.ts'

/** What the handlers of the contract stand on. */
export interface HandlerParts {
  readonly info: AppInfo
  readonly session: SessionKeeper
  /** The parts of the store signed in to, or `null`; after a change of store, when they are open. */
  readonly store: () => Promise<OpenStore | null>
  readonly practice: PracticePart
  readonly desk: Desk
}

/** What the page may ask of window and system. */
export interface Desk {
  setWaiting(count: number): void
  setUnfinished(now: Unfinished): void
  notify(title: string, body: string): void
  setTheme(theme: Theme): Promise<void>
  setLanguage(language: 'en' | 'de'): void
  /** Free bytes on the disk of the user-data folder. */
  room(): Promise<number>
  quit(): void
}

/** One handler for each channel of `shared/bridge.ts`. Problems may be thrown: the bridge answers them. */
export function bridgeHandlers({ info, session, store, practice, desk }: HandlerParts): BridgeHandlers {
  /** The store that a call names, which must be the one signed in to. */
  async function storeOf(storeHash: string): Promise<OpenStore> {
    const open = await store()
    if (!open) throw new ProblemError('not-signed-in')
    if (open.storeHash !== storeHash) throw new ProblemError('wrong-store')
    return open
  }

  /** Reads from the store; a token that it will not take is noted. */
  async function read<T>(
    storeHash: string,
    ask: (open: OpenStore) => Promise<Answer<T>>,
  ): Promise<Answer<T>> {
    const open = await storeOf(storeHash)
    const answer = await ask(open)
    if (!answer.ok && answer.problem.code === 'token-rejected') await session.tokenFailed(open.access)
    return answer
  }

  async function noteOutcome({ access }: OpenStore, outcome: Outcome): Promise<void> {
    const isToken = outcome.kind === 'blocked' && TOKEN_REASONS.includes(outcome.reason)
    if (isToken) await session.tokenFailed(access)
  }

  return {
    app: {
      info: async () => good(info),
      setWaiting: async ({ count }) => {
        desk.setWaiting(count)
        return good(null)
      },
      setUnfinished: async (now) => {
        desk.setUnfinished(now)
        return good(null)
      },
      notify: async ({ title, body }) => {
        desk.notify(title, body)
        return good(null)
      },
      setTheme: async ({ theme }) => {
        await desk.setTheme(theme)
        return good(null)
      },
      setLanguage: async ({ language }) => {
        desk.setLanguage(language)
        return good(null)
      },
      room: async () => good(await desk.room()),
      quit: async () => {
        desk.quit()
        return good(null)
      },
    },
    session: {
      current: async () => good(await session.current()),
      connect: async (args) => good(await session.connect(args)),
      connectWithFile: async (args) => good(await session.connectWithFile(args)),
      connectPractice: async (args) => good(await session.connectPractice(args)),
      renewToken: async (args) => good(await session.renewToken(args)),
      resume: async (args) => good(await session.resume(args)),
      signOut: async (args) => good(await session.signOut(args)),
    },
    vault: {
      dataKey: async ({ storeHash }) => good(await (await storeOf(storeHash)).keys.dataKey()),
      sealPassword: async ({ storeHash, password }) =>
        good(await (await storeOf(storeHash)).keys.sealPassword(password)),
    },
    store: {
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
    },
    delivery: {
      deliver: async (args) => {
        const open = await store()
        if (!open) return good(blocked('not-signed-in', 'Nobody is signed in.'))
        if (open.storeHash !== args.storeHash) {
          return good(blocked('wrong-store', `Signed in to ${open.storeHash}.`))
        }
        const outcome = await open.delivery.deliver(args)
        await noteOutcome(open, outcome)
        return good(outcome)
      },
      recall: async ({ attemptIds }) => good((await store())?.delivery.recall(attemptIds) ?? NONE),
      forget: async ({ attemptIds }) => {
        ;(await store())?.delivery.forget(attemptIds)
        return good(null)
      },
      setReserve: async ({ reserve }) => {
        ;(await store())?.setReserve(reserve)
        return good(null)
      },
    },
    connection: {
      current: async () => good((await store())?.connection.current() ?? CHECKING),
      probe: async () => {
        ;(await store())?.connection.probe()
        return good(null)
      },
    },
    practice: {
      state: async () => good({ offline: await practice.isOffline() }),
      setOffline: async ({ offline }) => {
        await practice.setOffline(offline)
        return good(null)
      },
      colleagueEdits: async ({ customerId, values }) => {
        await practice.colleagueEdits(customerId, values)
        return good(null)
      },
    },
    journal: {
      append: async ({ storeHash, entries }) => {
        await (await storeOf(storeHash)).journal.append(entries)
        return good(null)
      },
      read: async ({ storeHash }) => good(await (await storeOf(storeHash)).journal.read()),
      compact: async ({ storeHash, entries }) => {
        await (await storeOf(storeHash)).journal.compact(entries)
        return good(null)
      },
    },
  }
}

const TOKEN_REASONS: readonly string[] = ['token-rejected', 'no-permission']
const NONE: Readonly<Record<string, Recalled>> = {}
const CHECKING: Connection = { kind: 'checking' }

const blocked = (reason: 'not-signed-in' | 'wrong-store', message: string): Outcome => ({
  kind: 'blocked',
  reason,
  message,
})
