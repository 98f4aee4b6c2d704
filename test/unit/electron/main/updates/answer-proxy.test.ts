import { EventEmitter } from 'node:events'
import type { AppUpdater } from 'electron-updater'
import { describe, expect, it } from 'vitest'
import { createProxyLogin, type ProxyQuestion } from '../../../../../electron/main/store-api/proxy-login.ts'
import { answerProxy } from '../../../../../electron/main/updates/answer-proxy.ts'

const PROXY = { isProxy: true, scheme: 'basic', host: 'proxy.example', port: 3128, realm: 'Office' }
const ADA = { username: 'ada', password: 'lovelace' }

function world() {
  const source = new EventEmitter()
  const questions: (ProxyQuestion | null)[] = []
  const login = createProxyLogin((question) => void questions.push(question))
  answerProxy(source as unknown as Pick<AppUpdater, 'on'>, login.credentials)
  const ask = (more: Partial<typeof PROXY> = {}): Promise<unknown[]> =>
    new Promise((resolve) =>
      source.emit('login', { ...PROXY, ...more }, (...given: unknown[]) => resolve(given)),
    )
  return { login, questions, ask }
}

describe('a proxy that asks the updater for a password', () => {
  it('gets what the person typed for the store’s requests, without a second question', async () => {
    const { login, questions, ask } = world()
    const asked = login.credentials(PROXY, null)
    await Promise.resolve()
    login.answer(ADA)
    await asked
    expect(await ask()).toEqual(['ada', 'lovelace'])
    expect(questions).toEqual([{ proxy: 'proxy.example:3128', isRetry: false }, null])
  })

  it('is asked about, and again where it rejects what was typed', async () => {
    const { login, questions, ask } = world()
    const first = ask()
    await expect.poll(() => login.question).not.toBeNull()
    login.answer(ADA)
    expect(await first).toEqual(['ada', 'lovelace'])
    const second = ask()
    await expect.poll(() => login.question).toEqual({ proxy: 'proxy.example:3128', isRetry: true })
    login.answer(null)
    expect(await second).toEqual([])
    expect(questions.filter(Boolean)).toHaveLength(2)
  })

  it('is always answered, so that no check for updates hangs: a server that is no proxy gets nothing', async () => {
    const { questions, ask } = world()
    expect(await ask({ isProxy: false })).toEqual([])
    expect(questions).toEqual([])
  })
})
