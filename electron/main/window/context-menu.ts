import { type BrowserWindow, Menu } from 'electron'
import { contextMenuTemplate } from './context-menu-template.ts'
import type { Texts } from './texts.ts'

/** Shows the menu where a person asks for it. Electron has none of its own. */
export function showContextMenus(window: BrowserWindow, texts: () => Texts): void {
  const page = window.webContents
  page.on('context-menu', (_event, target) => {
    const items = contextMenuTemplate(target, texts(), {
      replace: (word) => page.replaceMisspelling(word),
      learn: (word) => page.session.addWordToSpellCheckerDictionary(word),
    })
    if (items.length > 0) Menu.buildFromTemplate(items).popup({ window })
  })
}
