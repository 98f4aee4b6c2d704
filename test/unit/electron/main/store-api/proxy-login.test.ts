import { describe, expect, it } from 'vitest'
import { createProxyLogin, type ProxyQuestion } from '../../../../../electron/main/store-api/proxy-login.ts'

const OFFICE = { host: 'proxy.office', port: 8080, realm: 'Office' }
const ADA = { username: 'ada', password: 'right' }
const WRONG = { username: 'ada', password: 'wrong' }

function login() {
  const asked: (ProxyQuestion | null)[] = []
  return { asked, proxy: createProxyLogin((question) => asked.push(question)) }
}
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

describe('a proxy that asks for a password', () => {
  it('is asked about once, for all requests of that time and later', async () => {
    const { asked, proxy } = login()
    const [one, two] = [proxy.credentials(OFFICE, null), proxy.credentials(OFFICE, null)]
    await turn()
    expect(asked).toEqual([{ proxy: 'proxy.office:8080', isRetry: false }])
    proxy.answer(ADA)
    expect(await Promise.all([one, two])).toEqual([ADA, ADA])
    expect(await proxy.credentials(OFFICE, null)).toBe(ADA)
    expect(asked).toEqual([{ proxy: 'proxy.office:8080', isRetry: false }, null])
  })

  it('is asked about again when it rejects what was typed', async () => {
    const { asked, proxy } = login()
    const first = proxy.credentials(OFFICE, null)
    proxy.answer(WRONG)
    expect(await first).toBe(WRONG)
    const second = proxy.credentials(OFFICE, WRONG)
    await turn()
    expect(asked.at(-1)).toEqual({ proxy: 'proxy.office:8080', isRetry: true })
    proxy.answer(ADA)
    expect(await second).toBe(ADA)
    // A request that was on its way with the old password takes the new one, without a question.
    expect(await proxy.credentials(OFFICE, WRONG)).toBe(ADA)
    expect(asked).toHaveLength(4)
  })

  it('is left alone after a cancel, until a person tries again', async () => {
    const { asked, proxy } = login()
    const first = proxy.credentials(OFFICE, null)
    proxy.answer(null)
    expect(await first).toBeNull()
    expect(await proxy.credentials(OFFICE, null)).toBeNull()
    expect(asked).toHaveLength(2)
    proxy.askAgain()
    const second = proxy.credentials(OFFICE, null)
    proxy.answer(ADA)
    expect(await second).toBe(ADA)
  })

  it('waits for the question about another one', async () => {
    const { asked, proxy } = login()
    const one = proxy.credentials(OFFICE, null)
    const other = proxy.credentials({ ...OFFICE, host: 'proxy.branch' }, null)
    await turn()
    expect(proxy.question?.proxy).toBe('proxy.office:8080')
    proxy.answer(ADA)
    await one
    await turn()
    expect(proxy.question?.proxy).toBe('proxy.branch:8080')
    proxy.answer(null)
    expect(await other).toBeNull()
    expect(proxy.question).toBeNull()
    expect(asked).toHaveLength(4)
  })

  it('takes no answer to a question that was not asked', async () => {
    const { proxy } = login()
    proxy.answer(ADA)
    const asked = proxy.credentials(OFFICE, null)
    await turn()
    expect(proxy.question).not.toBeNull()
    proxy.answer(null)
    expect(await asked).toBeNull()
    // A second answer to the same question changes nothing.
    proxy.answer(ADA)
    expect(await proxy.credentials(OFFICE, null)).toBeNull()
  })
})
