import { describe, expect, it } from 'vitest'
import { invalid } from '../support/contract/practice-client.ts'
import { store } from '../support/contract/shared-practice.ts'

describe('a password', () => {
  const set = (authentication: unknown) => store.put(5, { _authentication: authentication })
  const isNow = async (password: string): Promise<unknown> =>
    store.control('POST', 'customers/5/password', { password })

  it('is set, and never returned', async () => {
    const { status, text } = await set({
      password: 'correct-horse-1',
      password_confirmation: 'correct-horse-1',
    })
    expect(status).toBe(200)
    expect(text).not.toMatch(/password|_authentication|correct-horse/)
    expect((await store.get('/customers/5')).text).not.toMatch(/assword|correct-horse/)
    expect(await isNow('correct-horse-1')).toEqual({ matches: true })
    expect(await isNow('correct-horse-2')).toEqual({ matches: false })
  })

  it('stays when the next PUT does not name it', async () => {
    await set({ password: 'correct-horse-1' })
    await store.put(5, { notes: 'x' })
    expect(await isNow('correct-horse-1')).toEqual({ matches: true })
  })

  it.each(['short1', 'onlyletters', '12345678'])('"%s" is refused with the reason', async (password) => {
    expect(await set({ password })).toMatchObject(
      invalid('password', expect.stringContaining('7 characters')),
    )
    expect(await isNow(password)).toEqual({ matches: false })
  })

  it('is refused where the confirmation differs', async () => {
    expect(await set({ password: 'correct-horse-1', password_confirmation: 'x' })).toMatchObject(
      invalid('password_confirmation', expect.any(String)),
    )
  })

  it('can be requested again at the next login', async () => {
    expect(await set({ force_reset: true })).toMatchObject({ json: { reset_pass_on_login: true } })
    expect(await store.put(5, { reset_pass_on_login: false })).toMatchObject({
      json: { reset_pass_on_login: false },
    })
    expect(await store.put(5, { reset_pass_on_login: 'true' })).toMatchObject(invalid('reset_pass_on_login'))
  })

  it.each([
    null,
    'text',
    [],
    { password: 5 },
    { password: null },
    { force_reset: 'yes' },
    { password_confirmation: 'x' },
    { hash: 'x' },
  ])('%j is refused', async (authentication) => {
    expect((await set(authentication)).status).toBe(400)
  })
})
