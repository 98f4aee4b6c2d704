import { missing } from './strict-api.mjs'

// What `import … from 'electron'` finds on this host: the part that main uses, and for every other module
// of Electron one that throws at its first use.

export { app } from './app.mjs'
export { BrowserWindow } from './browser-window.mjs'
export { dialog, nativeTheme, Notification, powerMonitor, screen } from './system.mjs'
export { net } from './net.mjs'
export { ipcMain } from './ipc.mjs'
export { Menu } from './menu.mjs'
export { protocol } from './protocol.mjs'
export { sessions as session } from './session.mjs'

export const autoUpdater = missing('autoUpdater')
export const BaseWindow = missing('BaseWindow')
export const BrowserView = missing('BrowserView')
export const clipboard = missing('clipboard')
export const contentTracing = missing('contentTracing')
export const crashReporter = missing('crashReporter')
export const desktopCapturer = missing('desktopCapturer')
export const globalShortcut = missing('globalShortcut')
export const inAppPurchase = missing('inAppPurchase')
export const MenuItem = missing('MenuItem')
export const MessageChannelMain = missing('MessageChannelMain')
export const nativeImage = missing('nativeImage')
export const netLog = missing('netLog')
export const powerSaveBlocker = missing('powerSaveBlocker')
export const pushNotifications = missing('pushNotifications')
export const safeStorage = missing('safeStorage')
export const shell = missing('shell')
export const ShareMenu = missing('ShareMenu')
export const systemPreferences = missing('systemPreferences')
export const TouchBar = missing('TouchBar')
export const Tray = missing('Tray')
export const utilityProcess = missing('utilityProcess')
export const View = missing('View')
export const webContents = missing('webContents')
export const WebContentsView = missing('WebContentsView')
export const webFrameMain = missing('webFrameMain')
