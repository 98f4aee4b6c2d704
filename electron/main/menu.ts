import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { Command } from '../../shared/bridge.ts'
import type { Texts } from './texts.ts'

/** Sets the menu of the application. Its own items only tell the page, which does the work. */
export function setMenu(texts: Texts, platform: NodeJS.Platform, tell: (command: Command) => void): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(texts, platform, tell)))
}

export function menuTemplate(
  texts: Texts,
  platform: NodeJS.Platform,
  tell: (command: Command) => void,
): MenuItemConstructorOptions[] {
  // The page hears the keys itself, so that they work alike on every host; here they are only shown.
  const item = (label: string, command: Command, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => tell(command),
    ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
  })
  const isMac = platform === 'darwin'
  const settings = item(texts.settings, 'settings', 'CmdOrCtrl+,')
  return [
    ...(isMac ? [macMenu(settings)] : []),
    {
      label: texts.file,
      submenu: [
        item(texts.save, 'save', 'CmdOrCtrl+S'),
        item(texts.tryNow, 'try-now'),
        ...(isMac ? [] : [{ type: 'separator' as const }, settings]),
        { type: 'separator' },
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: texts.edit,
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        item(texts.takeBack, 'undo'),
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        { type: 'separator' },
        item(texts.find, 'find', 'CmdOrCtrl+F'),
      ],
    },
    {
      label: texts.go,
      submenu: [
        item(texts.palette, 'palette', 'CmdOrCtrl+K'),
        item(texts.next, 'next'),
        item(texts.previous, 'previous'),
      ],
    },
    {
      label: texts.view,
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
    { label: texts.help, role: 'help', submenu: [item(texts.shortcuts, 'shortcuts')] },
  ]
}

const macMenu = (settings: MenuItemConstructorOptions): MenuItemConstructorOptions => ({
  role: 'appMenu',
  submenu: [
    { role: 'about' },
    { type: 'separator' },
    settings,
    { type: 'separator' },
    { role: 'services' },
    { type: 'separator' },
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    { type: 'separator' },
    { role: 'quit' },
  ],
})
