import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keptStoreHash } from '../../electron/main/practice-store/identity.ts'
import { launchPractice } from '../../electron/main/practice-store/launch.ts'
import { createEmbeddedPracticeStore } from '../../electron/main/workspace/embedded-practice-store.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterfoil-practice-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the embedded practice store', () => {
  const ask = async (url: string, token: string, path: string): Promise<unknown> => {
    const response = await fetch(`${url}${path}`, { headers: { 'X-Auth-Token': token } })
    return response.json()
  }

  it('has 2,000 customers and reports its address', async () => {
    const practice = await launchPractice(join(folder, 'practice-store'))
    try {
      const { access, profile } = practice
      expect(access.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
      expect(profile).toEqual({
        storeHash: access.storeHash,
        name: 'Practice store',
        currency: 'EUR',
        currencySymbol: '€',
        decimals: 2,
        isPractice: true,
      })
      const v2 = `/stores/${access.storeHash}/v2`
      expect(await ask(access.baseUrl ?? '', access.token, `${v2}/customers/count`)).toEqual({ count: 2000 })
    } finally {
      await practice.close()
    }
  })

  it('goes offline, and has colleagues, behind the part of main', async () => {
    const part = createEmbeddedPracticeStore(
      () => launchPractice(join(folder, 'practice-store')),
      () => keptStoreHash(join(folder, 'practice-store')),
    )
    expect(await part.storeHash()).toBeNull()
    const { access } = await part.start()
    expect(await part.storeHash()).toBe(access.storeHash)
    const path = `/stores/${access.storeHash}/v2/customers/5`
    try {
      await part.colleagueEdits(5, { notes: 'by a colleague', store_credit: '3' })
      expect(await ask(access.baseUrl ?? '', access.token, path)).toMatchObject({
        notes: 'by a colleague',
        store_credit: '3.0000',
      })
      await expect(part.colleagueEdits(2001, {})).rejects.toMatchObject({ problem: { code: 'not-found' } })
      await part.setOffline(true)
      expect(await part.isOffline()).toBe(true)
      await expect(ask(access.baseUrl ?? '', access.token, path)).rejects.toThrow()
      await part.setOffline(false)
      expect(await ask(access.baseUrl ?? '', access.token, path)).toMatchObject({ id: 5 })
    } finally {
      await part.stop()
    }
    const again = await part.start()
    expect({ ...again.access, baseUrl: '' }).toEqual({ ...access, baseUrl: '' })
    expect(await ask(again.access.baseUrl ?? '', again.access.token, path)).toMatchObject({
      notes: 'by a colleague',
    })
    await part.stop()
  })

  it('starts over where its folder is damaged, and keeps what was there', async () => {
    const at = join(folder, 'practice-store')
    await (await launchPractice(at)).close()
    writeFileSync(join(at, 'store.json'), '{"seed":')
    const practice = await launchPractice(at)
    await practice.close()
    expect(readFileSync(join(at, 'store.json.damaged'), 'utf8')).toBe('{"seed":')
    expect(existsSync(join(at, 'store.json'))).toBe(true)
  })
})
