import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSettings } from '../../electron/main/settings.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterfoil-settings-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const store = {
  storeHash: 'abc123',
  name: 'Lantern & Oak',
  currency: 'EUR',
  currencySymbol: '€',
  decimals: 2,
  isPractice: false,
  keptIn: 'keychain',
  hasToken: true,
} as const

describe('the settings', () => {
  it('are the usual ones at first, without a warning', async () => {
    const settings = await openSettings(folder)
    expect(settings.current).toEqual({ theme: 'system', window: null, stores: [], lastStore: null })
    expect(settings.warnings).toEqual([])
  })

  it('are there after a restart', async () => {
    const settings = await openSettings(folder)
    await settings.change({ theme: 'dark' })
    await settings.change({ stores: [store], lastStore: 'abc123' })
    const again = await openSettings(folder)
    expect(again.current).toEqual({ theme: 'dark', window: null, stores: [store], lastStore: 'abc123' })
    expect(readdirSync(folder)).toEqual(['settings.json'])
  })

  it('lose no change when many come at once', async () => {
    const settings = await openSettings(folder)
    const places = Array.from({ length: 20 }, (_, x) => ({
      x,
      y: 0,
      width: 800,
      height: 600,
      isMaximized: false,
    }))
    await Promise.all([
      settings.change({ theme: 'light' }),
      ...places.map((window) => settings.change({ window })),
      settings.change({ lastStore: 'abc123' }),
    ])
    const again = await openSettings(folder)
    expect(again.current).toMatchObject({ theme: 'light', window: { x: 19 }, lastStore: 'abc123' })
  })

  it.each([
    ['cut off', '{"theme": "da'],
    ['empty', ''],
    ['a list', '[]'],
    [
      'with a store hash that is a path',
      JSON.stringify({ stores: [{ ...store, storeHash: '../../x' }], lastStore: null }),
    ],
    ['binary', '\u0000\u0001\u0002'],
  ])('are set aside when the file is %s, and said so', async (_what, text) => {
    writeFileSync(join(folder, 'settings.json'), text)
    const settings = await openSettings(folder, () => new Date('2026-11-24T10:20:30.400Z'))
    const name = 'settings.corrupt-2026-11-24T10-20-30-400Z.json'
    expect(settings.current.theme).toBe('system')
    expect(settings.warnings).toEqual([expect.stringContaining(name)])
    expect(readFileSync(join(folder, name), 'utf8')).toBe(text)
    await settings.change({ theme: 'dark' })
    expect((await openSettings(folder)).warnings).toEqual([])
  })

  it('say that the disk did not take a change', async () => {
    const settings = await openSettings(join(folder, 'missing'))
    await expect(settings.change({ theme: 'dark' })).rejects.toMatchObject({
      problem: { code: 'disk-error', detail: 'ENOENT' },
    })
  })

  it('keep the stores when only the theme or the place of the window makes no sense', async () => {
    const odd = { theme: 'purple', window: { x: 'left' }, stores: [store], lastStore: 'abc123' }
    writeFileSync(join(folder, 'settings.json'), JSON.stringify(odd))
    const settings = await openSettings(folder)
    expect(settings.current).toEqual({ theme: 'system', window: null, stores: [store], lastStore: 'abc123' })
    expect(settings.warnings).toEqual([])
  })
})
