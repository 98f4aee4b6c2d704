import { app, dialog, ipcMain, nativeTheme, net, powerMonitor, session as electronSession } from 'electron'
import { join } from 'node:path'
import { appInfo } from './window/app-info.ts'
import { askToConnect } from './window/connect-question.ts'
import { bindBridge, emitToPage } from './bridge/bind-bridge.ts'
import { bridgeHandlers } from './bridge/handlers.ts'
import { appIdentity } from './platform/app-identity.ts'
import {
  type CommandLine,
  flagsOf,
  parseCommandLine,
  type ParsedCommandLine,
} from './platform/command-line.ts'
import { newerDataRefusal, otherVersionRefusal, thisWriter } from './platform/data-format.ts'
import { folderRefusal, isHostHere, refusalOfLock } from './platform/folder-lock.ts'
import { type Log, openLog } from './platform/log.ts'
import { namespaceRules, sandboxTrouble } from './platform/sandbox-trouble.ts'
import { deleteLeftovers, prepareUserData } from './platform/user-data.ts'
import { keptStoreHash } from './practice-store/identity.ts'
import { launchPractice } from './practice-store/launch.ts'
import { createSendingGate } from './delivery/sending-gate.ts'
import { apiBaseUrl, BIGCOMMERCE } from './store-api/api-url.ts'
import { createChromiumFetch } from './store-api/chromium-fetch.ts'
import { createProxyLogin, type ProxyLogin } from './store-api/proxy-login.ts'
import { createWriteSessions } from './store-api/write-sessions.ts'
import { watchGpu } from './window/gpu-watch.ts'
import { setMenu } from './window/menu.ts'
import { openPage } from './window/open-page.ts'
import { registerAppScheme } from './window/restrict-pages.ts'
import { createQuitGuard, type QuitGuard } from './window/quit.ts'
import { watchSystemEnd } from './window/watch-session-end.ts'
import { startUpdates } from './window/start-updates.ts'
import { type Page, systemServices, type ToPage } from './window/system-services.ts'
import { textsFor } from './window/texts.ts'
import { refuse, reportUnexpectedErrors } from './window/trouble.ts'
import { bringForward } from './window/window.ts'
import { createCurrentStore, type CurrentStore } from './workspace/current-store.ts'
import {
  createEmbeddedPracticeStore,
  type EmbeddedPracticeStore,
} from './workspace/embedded-practice-store.ts'
import type { SessionDependencies } from './workspace/session/access.ts'
import { createSessionService, type SessionService } from './workspace/session/session.ts'
import { openSettings, type SettingsFile } from './workspace/settings.ts'
import { checkAccess, openStoreConnection, type TransportOptions } from './workspace/store-connection.ts'
import { openVault, serviceOf, type Vault } from './workspace/vault.ts'

// The composition root: each part of main is built once, here, in reading order.

const WRITER = thisWriter(app.getVersion(), process.versions['chrome'])
const HOST = process.versions['electron'] ? 'electron' : 'chromium'

const parsed = parseCommandLine(flagsOf(process.argv, app.isPackaged), {
  isPackaged: app.isPackaged,
  isRoot: process.getuid?.() === 0,
  hasSwitch: (name) => app.commandLine.hasSwitch(name),
  sandboxTrouble: () => sandboxTrouble(namespaceRules()),
})
const api = apiBaseUrl(process.env)
if (!parsed.ok) refuse(parsed.sentence, 2, parsed.mayBeShown)
else if (!api.ok) refuse(api.sentence, 2)
else begin(parsed, api.baseUrl)

/** Everything that must be done before Electron is ready. */
function begin({ line, ignored }: CommandLineResult, baseUrl: string | null): void {
  const {
    userData: usual,
    keychainService,
    name,
    appUserModelId,
  } = appIdentity({
    isPackaged: app.isPackaged,
    host: HOST,
    platform: process.platform,
    appData: app.getPath('appData'),
    localAppData: process.env['LOCALAPPDATA'],
    program: process.execPath,
  })
  if (name !== null) app.setName(name)
  if (process.platform === 'win32') app.setAppUserModelId(appUserModelId)
  const newerData = newerDataRefusal(line.userData ?? usual, WRITER)
  if (newerData !== null) return refuse(newerData, 1)
  const userData = prepareUserData(line.userData ?? usual)
  if (!userData.ok) return refuse(userData.sentence, 1)
  const { folder } = userData
  const othersFolder = folderRefusal(folder, HOST)
  if (othersFolder !== null) return refuse(othersFolder, 1)
  app.setPath('userData', folder)
  setSwitches(line)
  if (!app.requestSingleInstanceLock()) {
    const otherVersion = otherVersionRefusal(folder, WRITER)
    if (otherVersion !== null) return refuse(otherVersion, 1)
    const { sentence, exitCode } = refusalOfLock(folder, HOST)
    return refuse(sentence, exitCode)
  }
  if (HOST === 'electron' && isHostHere(folder)) {
    return refuse('Counterfoil is open with this folder on the Chromium host. Close that window first.', 1)
  }
  registerAppScheme()
  deleteLeftovers(folder)
  const log = openLog(folder)
  if (ignored.length > 0) log.write(`Ignored on the command line: ${ignored.join(' ')}`)
  reportUnexpectedErrors(log, line.headless)
  const isGpuOff = watchGpu(folder, log)
  const service = serviceOf(folder, usual, keychainService)
  void app.whenReady().then(() => start({ line, baseUrl, folder, service, log, isGpuOff }))
}

/** Chromium's own switches. */
function setSwitches({ remoteDebuggingPort }: CommandLine): void {
  if (remoteDebuggingPort !== null) {
    app.commandLine.appendSwitch('remote-debugging-port', String(remoteDebuggingPort))
  }
  // Over HTTP/2 and QUIC, Chromium may repeat a request that the store has already carried out: docs/electron.md.
  app.commandLine.appendSwitch('disable-http2')
  app.commandLine.appendSwitch('disable-quic')
}

type CommandLineResult = Extract<ParsedCommandLine, { ok: true }>

interface Startup {
  readonly line: CommandLine
  readonly baseUrl: string | null
  readonly folder: string
  /** The name under which the keychain keeps this folder's secrets. */
  readonly service: string
  readonly log: Log
  readonly isGpuOff: boolean
}

async function start(startup: Startup): Promise<void> {
  const { line, folder, service, log } = startup
  const settings = await openSettings(folder, WRITER)
  nativeTheme.themeSource = settings.current.theme
  const page: Page = {
    window: null,
    texts: textsFor(app.getLocale()),
    waiting: 0,
    unfinished: { done: 0, total: 0, drafts: 0 },
  }
  const toPage: ToPage = (event, what) =>
    emitToPage(page.window?.isDestroyed() === false ? page.window.webContents : null, event, what)

  const { vault, isKeychainWaiting } = openVaultFor(service, toPage)
  const proxyLogin = createProxyLogin((question) => toPage('proxy-asks', question))
  const practiceFolder = join(folder, 'practice-store')
  const practice = createEmbeddedPracticeStore(
    () => launchPractice(practiceFolder),
    () => keptStoreHash(practiceFolder),
  )
  const { store, session } = openStores({
    ...startup,
    settings,
    vault,
    practice,
    proxyLogin,
    toPage,
    askToConnect: (storeHash) => askToConnect(page.window, page.texts, storeHash),
  })
  // The page asks for the session and waits for this; the window opens meanwhile.
  session.resumeLast().catch((error: unknown) => log.write(`Not resumed: ${String(error)}`))

  const quitting: { guard?: QuitGuard } = {}
  const system = systemServices({
    page,
    settings,
    folder,
    proxyLogin,
    toPage,
    log: (what) => log.write(what),
    quit: () => quitting.guard?.pageIsReady() ?? false,
  })
  const sending = createSendingGate()
  const updates = startUpdates({ settings, log, sending, quitting, proxyLogin, toPage })
  const info = appInfo({ ...startup, host: HOST, settings, texts: page.texts })
  bindBridge(
    ipcMain,
    bridgeHandlers({ info, session, store: store.get, practice, system, updates, sending }),
    (what) => log.write(what),
  )

  const window = openPage({
    settings,
    isHeadless: line.headless,
    page,
    toPage,
    log: (what) => log.write(what),
  })
  // A page that was not open yet has missed the question.
  window.webContents.on('did-finish-load', () => {
    toPage('keychain-waits', isKeychainWaiting())
    toPage('proxy-asks', proxyLogin.question)
  })
  setMenu(page.texts, process.platform, (command) => toPage('command', command))
  app.on('second-instance', () => bringForward(window))
  powerMonitor.on('resume', () => void store.get().then((open) => open?.connection.probe()))
  const guard = (quitting.guard = createQuitGuard({
    app,
    dialog,
    window,
    texts: () => page.texts,
    askPage: () => toPage('quit-asked', null),
    waiting: () => page.waiting,
    unfinished: () => page.unfinished,
    isNothingKept: () => session.active?.keptIn === 'memory',
    async shutDown() {
      await (await store.get())?.close()
      await practice.stop()
    },
    isHeldUp: () => vault.owesAnswer,
    isSilent: quitsSilently(line.headless, process.env['COUNTERFOIL_QUIT_WITHOUT_ASKING']),
  }))
  watchSystemEnd({ window, guard })
}

/** The keychain. The page is notified when it waits for a person. */
function openVaultFor(
  service: string,
  toPage: ToPage,
): { readonly vault: Vault; readonly isKeychainWaiting: () => boolean } {
  let isWaiting = false
  const vault = openVault(undefined, undefined, service, (now) => {
    isWaiting = now
    toPage('keychain-waits', now)
  })
  return { vault, isKeychainWaiting: () => isWaiting }
}

interface StoreOptions extends Pick<Startup, 'folder' | 'baseUrl'> {
  readonly settings: SettingsFile
  readonly vault: Vault
  readonly practice: EmbeddedPracticeStore
  readonly proxyLogin: ProxyLogin
  readonly toPage: ToPage
  readonly askToConnect: SessionDependencies['askToConnect']
}

/** The session, and the parts of the store that it is signed in to. */
function openStores({ folder, baseUrl, proxyLogin, toPage, ...parts }: StoreOptions): {
  readonly store: CurrentStore
  readonly session: SessionService
} {
  // A session in memory, separate from the page's: no answer of the store is cached on the disk.
  const requests = electronSession.fromPartition('requests')
  const transport: TransportOptions = {
    fetch: createChromiumFetch({
      open: (options) => net.request({ session: requests, ...options }),
      writeSessions: createWriteSessions((name) => electronSession.fromPartition(name, { cache: false })),
      proxyLogin,
    }),
    userAgent: `Counterfoil/${app.getVersion()}`,
  }
  const store = createCurrentStore(folder, (active) =>
    openStoreConnection({
      ...transport,
      access: active.access,
      baseUrl,
      isPractice: active.profile.isPractice,
      openSealed: active.keys.openSealed,
      onConnection: (connection) => toPage('connection', connection),
      onQuota: (quota) => toPage('quota', quota),
    }),
  )
  const session = createSessionService({
    ...parts,
    folder,
    origin: baseUrl ?? BIGCOMMERCE,
    check: (access) => checkAccess(access, baseUrl, transport),
    onChange: (now) => toPage('session', now),
    onActive: store.change,
  })
  return { store, session }
}

/** Without a window no person can answer; scripts can say whether one can. */
const quitsSilently = (isHeadless: boolean, wish: string | undefined): boolean =>
  wish === undefined ? isHeadless : wish === '1'
