import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bad, good } from '../../../../../shared/answer.ts'
import type { AttemptArgs, BridgeHandlers } from '../../../../../shared/bridge.ts'
import type { Problem } from '../../../../../shared/answer.ts'
import { bridgeHandlers, type SystemServices } from '../../../../../electron/main/bridge/handlers.ts'
import { createSendingGate } from '../../../../../electron/main/delivery/sending-gate.ts'
import { ProblemError } from '../../../../../electron/main/platform/problem-error.ts'
import {
  type PracticeServer,
  startPracticeServer,
} from '../../../../../electron/main/practice-store/server.ts'
import type { UpdateService } from '../../../../../electron/main/updates/update-service.ts'
import { createCurrentStore } from '../../../../../electron/main/workspace/current-store.ts'
import { createEmbeddedPracticeStore } from '../../../../../electron/main/workspace/embedded-practice-store.ts'
import {
  createSessionService,
  type SessionService,
} from '../../../../../electron/main/workspace/session/session.ts'
import { openSettings } from '../../../../../electron/main/workspace/settings.ts'
import { openStoreConnection } from '../../../../../electron/main/workspace/store-connection.ts'
import { openVault } from '../../../../../electron/main/workspace/vault.ts'
import { anAttempt, way } from '../../../../support/contract/transport.ts'

// Main's handlers over a real practice store, journal and session; only window and system are noted down.

let folder: string
let server: PracticeServer
let session: SessionService
let handlers: BridgeHandlers
let calls: unknown[][]
let isQuitting: boolean

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'counterfoil-handlers-'))
  server = await startPracticeServer({ customers: 8, seed: 7 })
  calls = []
  isQuitting = false
  const practice = createEmbeddedPracticeStore(
    async () => ({
      access: { storeHash: server.storeHash, token: server.accessToken, baseUrl: server.url },
      profile: {
        storeHash: server.storeHash,
        name: 'Practice',
        currency: 'EUR',
        currencySymbol: '€',
        decimals: 2,
        isPractice: true,
      },
      isOffline: () => false,
      setOffline: async (isOffline) => void calls.push(['setOffline', isOffline]),
      colleagueEdits: async (id, values) => void (await server.colleagueEdits(id, values)),
      close: async () => undefined,
    }),
    async () => server.storeHash,
  )
  const store = createCurrentStore(folder, (active) =>
    openStoreConnection({
      ...way,
      access: active.access,
      baseUrl: null,
      isPractice: true,
      openSealed: active.keys.openSealed,
      onConnection: () => undefined,
      onQuota: () => undefined,
    }),
  )
  session = createSessionService({
    folder,
    settings: await openSettings(folder, { app: '1.0.0', chromium: null }),
    vault: openVault(() => Promise.reject(new Error('no keychain here'))),
    practice,
    origin: 'https://api.bigcommerce.com',
    check: () => Promise.reject(new ProblemError('unreachable')),
    askToConnect: async () => false,
    onActive: store.change,
    onChange: () => undefined,
  })
  const note =
    (name: string) =>
    (...args: unknown[]) =>
      void calls.push([name, ...args])
  const system: SystemServices = {
    setWaiting: note('setWaiting'),
    setUnfinished: note('setUnfinished'),
    notify: note('notify'),
    answerProxy: note('answerProxy'),
    tryAgain: note('tryAgain'),
    setTheme: async (theme) => void calls.push(['setTheme', theme]),
    setLanguage: note('setLanguage'),
    room: async () => 7,
    quit: () => isQuitting,
  }
  handlers = bridgeHandlers({
    info: {
      version: '1',
      host: 'chromium',
      platform: 'linux',
      startInPractice: false,
      previousVersion: null,
      warnings: [],
    },
    session,
    store: store.get,
    practice,
    system,
    updates: {} as UpdateService,
    sending: createSendingGate(),
  })
})
afterEach(async () => {
  if (session.active) await session.signOut({ erase: false })
  await server.close()
  rmSync(folder, { recursive: true })
})

const signIn = () => handlers.session.connectPractice({ keep: 'memory' })
/** The journal's entry of an edit, as the page writes it. */
const entry = (id: string, customerId: number): string =>
  JSON.stringify({ v: 1, kind: 'edit', edit: { id, customerId, seq: 1 }, saves: 1 })
const attempt = (more: Partial<AttemptArgs> = {}): AttemptArgs =>
  anAttempt({ company: 'New' }, { customerId: 3, ...more })
const deliver = (attempts: readonly AttemptArgs[], storeHash = server.storeHash) =>
  handlers.delivery.deliver({ storeHash, attempts: [...attempts] })
/** The outcome of one attempt. */
async function outcomeOf(one: AttemptArgs, storeHash?: string) {
  const answer = await deliver([one], storeHash)
  return answer.ok ? answer.value[one.attemptId] : answer
}
const company = async () => await handlers.store.customer({ storeHash: server.storeHash, customerId: 3 })

describe('a delivery', () => {
  it('is taken for an edit of the journal, and for no other', async () => {
    await signIn()
    const before = await company()
    const unknown = bad('bad-argument', { detail: 'the journal has no such edit' })
    expect(await outcomeOf(attempt())).toEqual(unknown)
    await handlers.journal.append({ storeHash: server.storeHash, entries: [entry('edit-1', 4)] })
    expect(await outcomeOf(attempt())).toEqual(unknown)
    expect(await company()).toEqual(before)
    await handlers.journal.append({ storeHash: server.storeHash, entries: [entry('edit-1', 3)] })
    expect(await outcomeOf(attempt())).toMatchObject({ kind: 'delivered' })
    expect(await company()).toMatchObject(good({ company: 'New' }))
  })

  it('is not begun in a call with one that is not taken', async () => {
    await signIn()
    const before = await company()
    await handlers.journal.append({ storeHash: server.storeHash, entries: [entry('edit-1', 3)] })
    const taken = attempt()
    expect(await deliver([taken, attempt({ editId: 'edit-2' })])).toMatchObject({ ok: false })
    expect(await company()).toEqual(before)
    expect(await handlers.delivery.recall({ attemptIds: [taken.attemptId] })).toEqual(good({}))
  })

  it('is blocked without a store, and for another one', async () => {
    expect(await outcomeOf(attempt())).toMatchObject({ kind: 'blocked', reason: 'not-signed-in' })
    await signIn()
    expect(await outcomeOf(attempt(), 'other1')).toMatchObject({ kind: 'blocked', reason: 'wrong-store' })
  })

  it('is recalled until the page has stored its outcome', async () => {
    await signIn()
    await handlers.journal.append({ storeHash: server.storeHash, entries: [entry('edit-1', 3)] })
    const args = attempt()
    await deliver([args])
    const attemptIds = [args.attemptId, 'never']
    expect(await handlers.delivery.recall({ attemptIds })).toMatchObject(
      good({ [args.attemptId]: { kind: 'ended', outcome: { kind: 'delivered' } } }),
    )
    await handlers.delivery.forget({ attemptIds })
    expect(await handlers.delivery.recall({ attemptIds })).toEqual(good({}))
  })
})

describe('what belongs to a store', () => {
  it('is refused without one, and for another one', async () => {
    const ask = (storeHash: string) => [
      () => handlers.vault.dataKey({ storeHash }),
      () => handlers.vault.sealPassword({ storeHash, customerId: 1, password: 'x' }),
      () => handlers.journal.read({ storeHash }),
      () => handlers.journal.append({ storeHash, entries: [] }),
      () => handlers.journal.compact({ storeHash, entries: [] }),
      () => handlers.store.count({ storeHash }),
    ]
    for (const call of ask(server.storeHash)) expect(await problemOf(call)).toBe('not-signed-in')
    await signIn()
    for (const call of ask('other1')) expect(await problemOf(call)).toBe('wrong-store')
  })

  it('is read from it', async () => {
    await signIn()
    const { storeHash } = server
    expect(await handlers.store.count({ storeHash })).toEqual(good(8))
    expect(await handlers.store.customers({ storeHash, minId: 7 })).toMatchObject(
      good({ records: [{ id: 7 }, { id: 8 }], unreadable: [], nextId: 9 }),
    )
    expect(await handlers.vault.dataKey({ storeHash })).toMatchObject(good({ isNew: true }))
    await handlers.journal.compact({ storeHash, entries: ['a', 'b'] })
    expect(await handlers.journal.read({ storeHash })).toMatchObject(good({ entries: ['a', 'b'] }))
  })

  it('changes in the practice store as by a colleague, while that is open', async () => {
    const change = { customerId: 3, values: { company: 'Theirs' } }
    expect(await problemOf(() => handlers.practice.colleagueEdits(change))).toBe('not-signed-in')
    await signIn()
    await handlers.practice.colleagueEdits(change)
    expect(await company()).toMatchObject(good({ company: 'Theirs' }))
  })
})

describe('window and system', () => {
  it('quits only after main has asked the page', async () => {
    expect(await handlers.app.quit({})).toMatchObject({ ok: false, problem: { code: 'bad-argument' } })
    isQuitting = true
    expect(await handlers.app.quit({})).toEqual(good(null))
  })

  it('hears what the page says of it', async () => {
    await handlers.app.setWaiting({ count: 2 })
    await handlers.app.notify({ title: 'a', body: 'b' })
    await handlers.app.setLanguage({ language: 'de' })
    await handlers.app.setTheme({ theme: 'dark' })
    expect(calls).toEqual([
      ['setWaiting', 2],
      ['notify', { title: 'a', body: 'b' }],
      ['setLanguage', 'de'],
      ['setTheme', 'dark'],
    ])
    expect(await handlers.app.room({})).toEqual(good(7))
  })
})

/** The code that the bridge would answer with. */
async function problemOf(call: () => Promise<{ ok: boolean; problem?: Problem }>): Promise<string> {
  try {
    return (await call()).problem?.code ?? 'none'
  } catch (error) {
    return error instanceof ProblemError ? error.problem.code : String(error)
  }
}
