import type { MenuItemConstructorOptions } from 'electron'
import type { Command } from '../../../shared/bridge.ts'
import type { Texts } from './texts.ts'

/** The menu of the application. Its own items only send a command to the page, which does the work. */
export function menuTemplate(
  texts: Texts,
  platform: NodeJS.Platform,
  tell: (command: Command) => void,
): MenuItemConstructorOptions[] {
  // The page handles the keys, so that they work alike on every host; here they are only shown.
  const item = (label: string, command: Command, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => tell(command),
    ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
  })
  const isMac = platform === 'darwin'
  const settings = item(texts.settings, 'settings', 'CmdOrCtrl+,')
  return [
    ...(isMac ? [macMenu(texts, settings)] : []),
    {
      label: texts.file,
      submenu: [
        item(texts.save, 'save', 'CmdOrCtrl+S'),
        item(texts.tryNow, 'try-now'),
        ...(isMac ? [] : [{ type: 'separator' as const }, settings]),
        { type: 'separator' },
        isMac ? { label: texts.closeWindow, role: 'close' } : { label: texts.quit, role: 'quit' },
      ],
    },
    {
      label: texts.edit,
      submenu: [
        { label: texts.undo, role: 'undo' },
        { label: texts.redo, role: 'redo' },
        item(texts.undoLastEdit, 'undo'),
        { type: 'separator' },
        { label: texts.cut, role: 'cut' },
        { label: texts.copy, role: 'copy' },
        { label: texts.paste, role: 'paste' },
        { label: texts.selectAll, role: 'selectAll' },
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
        { label: texts.actualSize, role: 'resetZoom' },
        { label: texts.zoomIn, role: 'zoomIn' },
        { label: texts.zoomOut, role: 'zoomOut' },
        { type: 'separator' },
        { label: texts.fullScreen, role: 'togglefullscreen' },
      ],
    },
    windowMenu(texts, isMac),
    { label: texts.help, role: 'help', submenu: [item(texts.shortcuts, 'shortcuts')] },
  ]
}

/**
 * Closing the only window quits the app, after a question where something would be lost: Ctrl+W on Windows and Linux,
 * as in their own programs of one window, Cmd+W from the File menu on macOS.
 */
const windowMenu = (texts: Texts, isMac: boolean): MenuItemConstructorOptions => ({
  label: texts.windowMenu,
  // macOS adds its own items to the menu of this role.
  role: 'windowMenu',
  submenu: [
    { label: texts.minimize, role: 'minimize' },
    ...(isMac
      ? ([
          { label: texts.zoomWindow, role: 'zoom' },
          { type: 'separator' },
          { label: texts.allToFront, role: 'front' },
        ] as const)
      : ([{ label: texts.closeWindow, role: 'close' }] as const)),
  ],
})

const macMenu = (texts: Texts, settings: MenuItemConstructorOptions): MenuItemConstructorOptions => ({
  role: 'appMenu',
  submenu: [
    { label: texts.about, role: 'about' },
    { type: 'separator' },
    settings,
    { type: 'separator' },
    { label: texts.services, role: 'services' },
    { type: 'separator' },
    { label: texts.hideApp, role: 'hide' },
    { label: texts.hideOthers, role: 'hideOthers' },
    { label: texts.showAll, role: 'unhide' },
    { type: 'separator' },
    { label: texts.quit, role: 'quit' },
  ],
})
