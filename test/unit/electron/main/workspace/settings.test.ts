import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { thisWriter } from '../../../../../electron/main/platform/data-format.ts'
import { openSettings } from '../../../../../electron/main/workspace/settings.ts'

const WRITER = thisWriter('0.2.0', '148.0.7778.5')

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
    const settings = await openSettings(folder, WRITER)
    expect(settings.current).toEqual({
      theme: 'system',
      window: null,
      stores: [],
      lastStore: null,
      updates: 'ask',
      hasConnected: false,
    })
    expect(settings.warnings).toEqual([])
  })

  it('are there after a restart', async () => {
    const settings = await openSettings(folder, WRITER)
    await settings.change({ theme: 'dark' })
    await settings.change({ stores: [store], lastStore: 'abc123' })
    const again = await openSettings(folder, WRITER)
    expect(again.current).toMatchObject({ theme: 'dark', window: null, stores: [store], lastStore: 'abc123' })
    expect(readdirSync(folder)).toEqual(['settings.json'])
  })

  it('lose no change when many come at once', async () => {
    const settings = await openSettings(folder, WRITER)
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
    const again = await openSettings(folder, WRITER)
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
    const settings = await openSettings(folder, WRITER, () => new Date('2026-11-24T10:20:30.400Z'))
    const name = 'settings.corrupt-2026-11-24T10-20-30-400Z.json'
    expect(settings.current.theme).toBe('system')
    expect(settings.warnings).toEqual([expect.stringContaining(name)])
    expect(readFileSync(join(folder, name), 'utf8')).toBe(text)
    await settings.change({ theme: 'dark' })
    expect((await openSettings(folder, WRITER)).warnings).toEqual([])
  })

  it('keep the other stores where one cannot be understood, and a copy of the file', async () => {
    const odd = { ...store, storeHash: 'odd123', decimals: 99 }
    const text = JSON.stringify({ stores: [odd, store, 7], lastStore: store.storeHash })
    writeFileSync(join(folder, 'settings.json'), text)
    const settings = await openSettings(folder, WRITER, () => new Date('2026-11-24T10:20:30.400Z'))
    expect(settings.current).toMatchObject({ stores: [store], lastStore: store.storeHash })
    expect(settings.warnings).toEqual([expect.stringContaining('2 of the stores')])
    expect(readFileSync(join(folder, 'settings.corrupt-2026-11-24T10-20-30-400Z.json'), 'utf8')).toBe(text)
  })

  it('keep the rest where one value makes no sense, and then ask before another store is connected', async () => {
    const odd = { stores: [store], lastStore: { not: 'a hash' }, hasConnected: 'no', updates: 7, theme: [] }
    writeFileSync(join(folder, 'settings.json'), JSON.stringify(odd))
    const settings = await openSettings(folder, WRITER)
    expect(settings.current).toMatchObject({
      stores: [store],
      lastStore: null,
      hasConnected: true,
      updates: 'ask',
    })
    expect(settings.warnings).toEqual([])
  })

  it('say that the disk did not take a change', async () => {
    const settings = await openSettings(join(folder, 'missing'), WRITER)
    await expect(settings.change({ theme: 'dark' })).rejects.toMatchObject({
      problem: { code: 'disk-error', detail: 'ENOENT' },
    })
  })

  it('keep the stores when only the theme or the place of the window makes no sense', async () => {
    const odd = { theme: 'purple', window: { x: 'left' }, stores: [store], lastStore: 'abc123' }
    writeFileSync(join(folder, 'settings.json'), JSON.stringify(odd))
    const settings = await openSettings(folder, WRITER)
    expect(settings.current).toEqual({
      theme: 'system',
      window: null,
      stores: [store],
      lastStore: 'abc123',
      updates: 'ask',
      hasConnected: false,
    })
    expect(settings.warnings).toEqual([])
  })
})

describe('the mark of the version', () => {
  const stored = (): Record<string, unknown> =>
    JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')) as Record<string, unknown>

  it('is written at the start, before a change', async () => {
    const settings = await openSettings(folder, WRITER)
    expect(stored()).toMatchObject({ version: 1, writtenBy: { app: '0.2.0', chromium: 148 } })
    expect(settings.previousVersion).toBeNull()
  })

  it.each([
    ['0.1.0', { stores: [], lastStore: null }],
    ['0.1.5', { stores: [], lastStore: null, writtenBy: { app: '0.1.5', chromium: 148 } }],
    ['0.1.0', { stores: [], lastStore: null, writtenBy: 7 }],
  ])('tells that %s was used before, at the first start only', async (version, contents) => {
    writeFileSync(join(folder, 'settings.json'), JSON.stringify(contents))
    expect((await openSettings(folder, WRITER)).previousVersion).toBe(version)
    expect((await openSettings(folder, WRITER)).previousVersion).toBeNull()
  })

  it('keeps what a later version has added', async () => {
    const later = { stores: [], lastStore: null, sidebar: 'wide', writtenBy: { app: '0.3.0', chromium: 148 } }
    writeFileSync(join(folder, 'settings.json'), JSON.stringify(later))
    const settings = await openSettings(folder, WRITER)
    await settings.change({ theme: 'dark' })
    expect(stored()).toMatchObject({ sidebar: 'wide', theme: 'dark', writtenBy: { app: '0.2.0' } })
  })
})
