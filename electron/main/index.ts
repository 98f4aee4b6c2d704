import {
  app,
  dialog,
  ipcMain,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  protocol,
  session,
} from 'electron'
import { join } from 'node:path'
import type { BridgeEvents } from '../../shared/bridge.ts'
import { serveApp } from './app-protocol.ts'
import { bindBridge, tell } from './bridge.ts'
import { type CommandLine, flagsOf, parseCommandLine } from './command-line.ts'
import { bridgeHandlers } from './handlers.ts'
import { type Log, openLog } from './log.ts'
import { setMenu } from './menu.ts'
import { APP_SCHEME, isAllowedPermission } from './navigation.ts'
import { eraseJournal, openStore, type OpenStore } from './open-store.ts'
import { practicePart } from './practice.ts'
import { launchPractice } from './practice-store/launch.ts'
import { guardQuit, type Quitting } from './quit.ts'
import type { Unfinished } from './quit-question.ts'
import { type ActiveStore, keepSession } from './session.ts'
import { openSettings } from './settings.ts'
import { apiBaseUrl } from './store-api/address.ts'
import { checkAccess, linkTo, type StoreLink, type Way } from './store-link.ts'
import { textsFor } from './texts.ts'
import { prepareUserData, roomAt } from './user-data.ts'
import { openVault, serviceOf } from './vault.ts'
import { bringForward, openWindow } from './window.ts'

// The composition root: each part of main is built once, here, in reading order.

const parsed = parseCommandLine(flagsOf(process.argv, app.isPackaged))
const api = apiBaseUrl(process.env)
if (!parsed.ok) refuse(parsed.sentence, 2)
else if (!api.ok) refuse(api.sentence, 2)
else begin(parsed.line, api.baseUrl)

/** Everything that must be done before Electron is ready. */
function begin(line: CommandLine, baseUrl: string | null): void {
  const usual = app.getPath('userData')
  const userData = prepareUserData(line.userData ?? usual)
  if (!userData.ok) return refuse(userData.sentence, 1)
  app.setPath('userData', userData.folder)
  if (line.remoteDebuggingPort !== null) {
    app.commandLine.appendSwitch('remote-debugging-port', String(line.remoteDebuggingPort))
  }
  if (!app.requestSingleInstanceLock()) {
    return refuse('Counterfoil is already open with this folder. Its window was brought to the front.', 0)
  }
  // A standard, secure origin of its own: IndexedDB is kept, modules and workers load, `'self'` means it.
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
  const log = openLog(userData.folder)
  tellSurprises(log, line.headless)
  const { folder } = userData
  const service = serviceOf(folder, usual)
  void app.whenReady().then(() => start({ line, baseUrl, folder, service, log }))
}

interface Beginning {
  readonly line: CommandLine
  readonly baseUrl: string | null
  readonly folder: string
  /** Under which name the keychain has the folder's secrets. */
  readonly service: string
  readonly log: Log
}

async function start({ line, baseUrl, folder, service, log }: Beginning): Promise<void> {
  let texts = textsFor(app.getLocale())
  const settings = await openSettings(folder)
  nativeTheme.themeSource = settings.current.theme
  let waiting = 0
  let unfinished: Unfinished = { done: 0, total: 0, drafts: 0 }
  /** Nobody else holds them, and one that was collected hears no click. */
  const notifications = new Set<Notification>()
  let window: ReturnType<typeof openWindow> | null = null
  const toPage = <E extends keyof BridgeEvents>(event: E, what: BridgeEvents[E]): void =>
    tell(window?.isDestroyed() === false ? window.webContents : null, event, what)

  // The stores: the one signed in to, and the practice store.
  const vault = openVault(undefined, undefined, service)
  let store: Promise<OpenStore | null> = Promise.resolve(null)
  const way: Way = {
    // Chromium's client: the system's proxy and certificates, as offices need them.
    fetch: (url, init) => net.fetch(url, init),
    userAgent: `Counterfoil/${app.getVersion()}`,
  }
  const practice = practicePart(() => launchPractice(join(folder, 'practice-store')))
  const keeper = keepSession({
    folder,
    settings,
    vault,
    practice,
    check: (access) => checkAccess(access, baseUrl, way),
    onChange: (now) => toPage('session', now),
    onActive(active, erased) {
      const opening = store.then(async (before) => {
        await before?.close()
        if (erased) await eraseJournal(folder, erased)
        return active && openStore(folder, active, link(active))
      })
      // Calls that come meanwhile wait for the new parts, and find none where they cannot be opened.
      store = opening.catch(() => null)
      return opening.then(() => undefined)
    },
  })
  const link = (active: ActiveStore): StoreLink =>
    linkTo({
      ...way,
      access: active.access,
      baseUrl,
      isPractice: active.profile.isPractice,
      openSealed: active.keys.openSealed,
      onConnection: (connection) => toPage('connection', connection),
      onQuota: (quota) => toPage('quota', quota),
    })
  // The page asks for the session and waits for this; the window opens meanwhile.
  keeper
    .resumeLast()
    .catch((error: unknown) => log.write(`The last store could not be resumed: ${String(error)}`))

  // The bridge.
  const quitting: { guard?: Quitting } = {}
  bindBridge(
    ipcMain,
    bridgeHandlers({
      info: {
        version: app.getVersion(),
        host: process.versions['electron'] ? 'electron' : 'chromium',
        platform: platform(),
        startInPractice: line.practice,
        warnings: settings.warnings,
      },
      session: keeper,
      store: () => store,
      practice,
      desk: {
        setWaiting(count) {
          waiting = count
          app.setBadgeCount(count)
        },
        setUnfinished: (now) => (unfinished = now),
        notify(title, body) {
          if (!window || window.isDestroyed() || window.isFocused() || !Notification.isSupported()) return
          const notification = new Notification({ title, body })
          notifications.add(notification)
          notification.on('close', () => notifications.delete(notification))
          notification.on('click', () => {
            notifications.delete(notification)
            if (window) bringForward(window)
          })
          notification.show()
        },
        async setTheme(theme) {
          nativeTheme.themeSource = theme
          await settings.change({ theme })
        },
        setLanguage(language) {
          texts = textsFor(language)
          showMenu()
        },
        room: () => roomAt(folder),
        quit: () => quitting.guard?.pageIsReady(),
      },
    }),
    (what) => log.write(what),
  )

  // The window, shut on all sides.
  const pages = join(import.meta.dirname, '../renderer')
  protocol.handle(APP_SCHEME, (request) => serveApp(pages, request))
  session.defaultSession.setPermissionRequestHandler((page, permission, answer) =>
    answer(isAllowedPermission(permission, page.getURL())),
  )
  session.defaultSession.setPermissionCheckHandler((_page, permission, origin) =>
    isAllowedPermission(permission, origin),
  )
  const opened = openWindow({
    settings,
    isHeadless: line.headless,
    texts: () => texts,
    log: (what) => log.write(what),
  })
  window = opened
  const showMenu = (): void => setMenu(texts, process.platform, (command) => toPage('command', command))
  showMenu()
  app.on('second-instance', () => bringForward(opened))
  powerMonitor.on('resume', () => void store.then((open) => open?.connection.probe()))
  quitting.guard = guardQuit({
    window: opened,
    texts: () => texts,
    tellPage: () => toPage('quit-asked', null),
    waiting: () => waiting,
    unfinished: () => unfinished,
    isNothingKept: () => keeper.active?.keptIn === 'memory',
    async shutDown() {
      await (await store)?.close()
      await practice.stop()
    },
    isHeldUp: () => vault.owesAnswer,
    isSilent: quitsSilently(line.headless, process.env['COUNTERFOIL_QUIT_WITHOUT_ASKING']),
  })
}

/** Nobody answers where nothing is shown, and scripts may say themselves whether somebody does. */
const quitsSilently = (isHeadless: boolean, wish: string | undefined): boolean =>
  wish === undefined ? isHeadless : wish === '1'

/** Says why the app does not go on, to whoever can hear it, and ends it. */
function refuse(sentence: string, exitCode: number): void {
  process.stderr.write(`${sentence}\n`)
  if (app.isPackaged && exitCode !== 0) dialog.showErrorBox('Counterfoil', sentence)
  app.exit(exitCode)
}

/** Surprises go to the log; a person sees one sentence, once, and no stack trace. */
function tellSurprises(log: Log, isHeadless: boolean): void {
  let isTold = false
  const surprise = (error: unknown): void => {
    log.write(error instanceof Error ? (error.stack ?? error.message) : String(error))
    if (isTold) return
    isTold = true
    const sentence = textsFor(app.isReady() ? app.getLocale() : 'en').trouble(log.path)
    process.stderr.write(`${sentence}\n`)
    if (app.isReady() && !isHeadless)
      void dialog.showMessageBox({ type: 'error', title: 'Counterfoil', message: sentence })
  }
  process.on('uncaughtException', surprise)
  process.on('unhandledRejection', surprise)
}

const platform = (): 'linux' | 'darwin' | 'win32' =>
  process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux'
