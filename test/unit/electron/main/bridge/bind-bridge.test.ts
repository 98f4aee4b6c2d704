import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { bad, good } from '../../../../../shared/answer.ts'
import { type BridgeHandlers, channels } from '../../../../../shared/bridge.ts'
import { CHANNEL_NAMES, channelName } from '../../../../../shared/bridge-names.ts'
import {
  answer,
  type BridgeRequest,
  bindBridge,
  type Ipc,
  emitToPage,
} from '../../../../../electron/main/bridge/bind-bridge.ts'
import { START_PAGE } from '../../../../../electron/main/window/navigation.ts'
import { ProblemError } from '../../../../../electron/main/platform/problem-error.ts'

const top = { url: START_PAGE, parent: null }
const surprises: string[] = []

const ask = (more: Partial<BridgeRequest>) =>
  answer({
    name: 'counterfoil:test.call',
    frame: top,
    schema: v.strictObject({ count: v.number() }),
    args: { count: 1 },
    handler: async () => good('done'),
    onUnexpected: (what) => surprises.push(what),
    ...more,
  })

describe('the names of the contract', () => {
  it('are the same in the preload and at the door', () => {
    const atTheDoor = Object.fromEntries(
      Object.entries(channels).map(([group, calls]) => [group, Object.keys(calls)]),
    )
    expect(CHANNEL_NAMES).toEqual(atTheDoor)
  })
})

describe('a call over the bridge', () => {
  it("is answered to the app's own page", async () => {
    expect(await ask({})).toEqual(good('done'))
  })

  it.each([
    ['no frame', null],
    ['another origin', { url: 'https://evil.example/', parent: null }],
    ['a frame within the page', { url: START_PAGE, parent: top }],
  ])('is refused to %s, before its arguments are looked at', async (_what, frame) => {
    let isCalled = false
    const handler = async () => {
      isCalled = true
      return good(null)
    }
    expect(await ask({ frame, handler })).toEqual(bad('bad-argument', { detail: 'sender' }))
    expect(isCalled).toBe(false)
  })

  it.each([undefined, null, 'x', [], {}, { count: 'x' }, { count: 1, more: 2 }])(
    'is refused with arguments of another shape: %j',
    async (args) => {
      expect(await ask({ args })).toMatchObject({ ok: false, problem: { code: 'bad-argument' } })
    },
  )

  it('does not repeat what was sent when it refuses', async () => {
    const refused = await ask({ args: { count: 'my-secret-password' } })
    expect(JSON.stringify(refused)).not.toContain('my-secret-password')
  })

  it('answers a problem as a value', async () => {
    const handler = async () => {
      throw new ProblemError('disk-full', { detail: 'ENOSPC' })
    }
    expect(await ask({ handler })).toEqual(bad('disk-full', { detail: 'ENOSPC' }))
  })

  it('hides an unexpected error from the page, and logs all of it', async () => {
    surprises.length = 0
    const handler = async () => {
      throw Object.assign(new TypeError('token 7p3kx0z9q2m4v8b1n5c6d7f8g9h0j1k'), { code: 'ERR_X' })
    }
    expect(await ask({ handler })).toEqual(bad('internal', { detail: 'counterfoil:test.call ERR_X' }))
    expect(surprises.join()).toMatch(/TypeError.*bind-bridge\.test\.ts/s)
  })
})

describe('binding the bridge', () => {
  /** Handlers that answer the name of their call. */
  const handlers = Object.fromEntries(
    Object.entries(CHANNEL_NAMES).map(([group, methods]) => [
      group,
      Object.fromEntries(methods.map((method) => [method, async () => good(`${group}.${method}`)])),
    ]),
  ) as unknown as BridgeHandlers

  it('gives every channel its own handler', async () => {
    const bound = new Map<string, Parameters<Ipc['handle']>[1]>()
    bindBridge(
      { handle: (channel, listener) => void bound.set(channel, listener) },
      handlers,
      () => undefined,
    )
    const names = Object.entries(CHANNEL_NAMES).flatMap(([group, methods]) =>
      methods.map((method) => [channelName(group, method), `${group}.${method}`] as const),
    )
    expect([...bound.keys()].sort()).toEqual(names.map(([channel]) => channel).sort())
    const info = bound.get('counterfoil:app.info')
    expect(await info?.({ senderFrame: top }, {})).toEqual(good('app.info'))
    expect(await info?.({ senderFrame: null }, {})).toMatchObject({ ok: false })
  })

  it('fails at once when a handler is missing', () => {
    const { journal: _, ...others } = handlers
    expect(() =>
      bindBridge({ handle: () => undefined }, others as unknown as BridgeHandlers, () => undefined),
    ).toThrow()
  })
})

describe('an event', () => {
  it('reaches the page, and does nothing when there is none', () => {
    const sent: unknown[] = []
    const page = { isDestroyed: () => false, send: (...what: unknown[]) => sent.push(what) }
    emitToPage(page, 'command', 'save')
    emitToPage(null, 'command', 'save')
    emitToPage({ ...page, isDestroyed: () => true }, 'command', 'save')
    expect(sent).toEqual([['counterfoil!command', 'save']])
  })
})
