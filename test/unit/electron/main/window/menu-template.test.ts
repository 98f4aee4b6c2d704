import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { menuTemplate } from '../../../../../electron/main/window/menu-template.ts'
import { textsFor } from '../../../../../electron/main/window/texts.ts'

const PLATFORMS = ['darwin', 'win32', 'linux'] as const

const allItems = (items: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] =>
  items.flatMap((item) => [
    item,
    ...allItems(Array.isArray(item.submenu) ? (item.submenu as MenuItemConstructorOptions[]) : []),
  ])
const menu = (platform: NodeJS.Platform, locale = 'en') =>
  allItems(menuTemplate(textsFor(locale), platform, () => undefined))

describe('the menu', () => {
  it.each(PLATFORMS)('on %s names every item in the language of the app', (platform) => {
    const [english, german] = [menu(platform), menu(platform, 'de')]
    for (const [at, item] of english.entries()) {
      if (item.type === 'separator' || item.role === 'appMenu') continue
      // Electron's own labels of roles are English.
      expect(item.label, JSON.stringify(item)).toBeTruthy()
      expect(german[at]?.label, item.label).toBeTruthy()
    }
    expect(german.flatMap(({ label }) => label ?? [])).toEqual(
      expect.arrayContaining(['Ausschneiden', 'Minimieren', 'Vollbild', 'Beenden']),
    )
  })

  it.each(PLATFORMS)('on %s closes the window with the key of that system, once', (platform) => {
    expect(menu(platform).filter(({ role }) => role === 'close')).toHaveLength(1)
  })

  it('has close in the menu where each system has it', () => {
    const holder = (platform: NodeJS.Platform) =>
      menuTemplate(textsFor('en'), platform, () => undefined).find(({ submenu }) =>
        allItems(submenu as MenuItemConstructorOptions[]).some(({ role }) => role === 'close'),
      )?.label
    expect(holder('darwin')).toBe(textsFor('en').file)
    expect(holder('win32')).toBe(textsFor('en').windowMenu)
    expect(holder('linux')).toBe(textsFor('en').windowMenu)
  })
})
