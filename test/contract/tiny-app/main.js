import {
  app,
  BrowserWindow,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  safeStorage,
  session,
  shell,
} from 'electron'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

// A tiny app as a build leaves one, in plain Electron: the Chromium host's contract is tried on it. What
// happens in main is told on stdout, a JSON line each.

const say = (what) => process.stdout.write(`${JSON.stringify(what)}\n`)
const flag = (name) => process.argv[process.argv.indexOf(name) + 1]
const here = import.meta.dirname

app.setPath('userData', flag('--user-data'))
if (process.argv.includes('--remote-debugging-port')) {
  app.commandLine.appendSwitch('remote-debugging-port', flag('--remote-debugging-port'))
}
if (app.requestSingleInstanceLock()) {
  protocol.registerSchemesAsPrivileged([{ scheme: 'tiny', privileges: { standard: true, secure: true } }])
  void app.whenReady().then(start)
} else {
  say({ kind: 'second' })
  app.exit(3)
}

function start() {
  protocol.handle('tiny', serve)
  session.defaultSession.setPermissionCheckHandler((_page, permission) => permission === 'persistent-storage')
  ipcMain.handle('echo', ({ sender, senderFrame }, value) => ({
    value,
    url: senderFrame.url,
    isTop: senderFrame.parent === null,
    page: sender.id,
  }))
  ipcMain.handle('fail', () => {
    throw new RangeError('too far')
  })
  ipcMain.on('hello', (event, name) =>
    event.sender.send('greeting', `Hello ${name}`, undefined, new Uint8Array([1, 2])),
  )
  ipcMain.handle('do', (_event, what) => deeds[what]())

  const window = new BrowserWindow({
    width: 700,
    height: 500,
    show: false,
    webPreferences: { preload: join(here, 'preload.built'), sandbox: true },
  })
  const deeds = {
    bounds: () => window.getBounds(),
    dark: () => void (nativeTheme.themeSource = 'dark'),
    close: () => window.close(),
    quit: () => app.quit(),
    'use what is missing': () => safeStorage.isEncryptionAvailable(),
    'call what is missing': () => window.webContents.printToPDF({}),
    'hear what is missing': () => window.on('sheet-begin', () => undefined),
  }
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      {
        label: 'File',
        submenu: [{ label: 'Pick', accelerator: 'CmdOrCtrl+Shift+P', click: () => say({ kind: 'picked' }) }],
      },
    ]),
  )
  window.once('ready-to-show', () => window.show())
  window.on('closed', () => say({ kind: 'closed' }))
  window.webContents.setWindowOpenHandler(({ url }) => {
    say({ kind: 'window-open', url })
    void shell.openExternal(url)
    return { action: 'deny' }
  })
  window.webContents.on('will-navigate', (event) => {
    say({ kind: 'will-navigate', url: event.url, isMainFrame: event.isMainFrame })
    if (!event.url.startsWith('tiny://app/')) event.preventDefault()
  })
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    say({ kind: 'gone', reason, isCrashed: window.webContents.isCrashed() })
    window.webContents.reload()
  })
  app.on('second-instance', () => say({ kind: 'second-instance' }))
  app.on('before-quit', () => say({ kind: 'before-quit' }))
  app.on('will-quit', () => say({ kind: 'will-quit' }))
  window
    .loadURL('tiny://app/index.html')
    .then(() => say({ kind: 'loaded', url: window.webContents.getURL() }), say)
}

async function serve(request) {
  const { pathname } = new URL(request.url)
  const file = await readFile(join(here, 'pages', pathname)).catch(() => null)
  if (!file) return new Response(null, { status: 404 })
  return new Response(file, {
    headers: {
      'content-type': pathname.endsWith('.html') ? 'text/html; charset=utf-8' : 'text/javascript',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'; frame-src 'self'; style-src 'self'",
    },
  })
}
