import { EventEmitter } from 'node:events'

// Electron's binary cannot be had where these tests run: this stands in for the part of its module that decides nothing,
// and writes down what main asks of it. Names and shapes are those of node_modules/electron/electron.d.ts, to which main
// is compiled.

/** What main asked for: the name of the call, and its arguments. */
export const asked: { readonly call: string; readonly args: readonly unknown[] }[] = []

const noting =
  (call: string, result?: unknown) =>
  (...args: unknown[]): unknown => {
    asked.push({ call, args })
    return result
  }

/** The arguments of the last call of this name. */
export const lastArgs = (call: string): readonly unknown[] =>
  asked.filter((one) => one.call === call).at(-1)?.args ?? []

export const calls = (call: string): number => asked.filter((one) => one.call === call).length

/** What a person answers to the next question. */
export const person = { answer: 0 }

class WebContents extends EventEmitter {
  opens: ((details: { url: string }) => { action: string }) | null = null
  setWebRTCIPHandlingPolicy = noting('setWebRTCIPHandlingPolicy')
  reload = noting('reload')
  forcefullyCrashRenderer = noting('forcefullyCrashRenderer')
  isCrashed = (): boolean => false
  setWindowOpenHandler(handler: WebContents['opens']): void {
    this.opens = handler
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents()
  constructor(readonly options: Readonly<Record<string, unknown>>) {
    super()
    asked.push({ call: 'BrowserWindow', args: [options] })
  }
  loadURL = (url: string): Promise<void> => {
    asked.push({ call: 'loadURL', args: [url] })
    return Promise.resolve()
  }
  isDestroyed = (): boolean => false
  isMinimized = (): boolean => false
  isMaximized = (): boolean => false
  isFocused = (): boolean => false
  getNormalBounds = () => ({ x: 0, y: 0, width: 800, height: 600 })
  show = noting('show')
  focus = noting('focus')
  maximize = noting('maximize')
  flashFrame = noting('flashFrame')
}

export const app = Object.assign(new EventEmitter(), {
  isPackaged: true,
  whenReady: () => Promise.resolve(),
  setPath: noting('setPath'),
  exit: noting('exit'),
  getVersion: () => '1.0.0',
  disableHardwareAcceleration: noting('disableHardwareAcceleration'),
  quit: noting('quit'),
})

export const dialog = {
  showErrorBox: noting('showErrorBox'),
  showMessageBox: (...args: unknown[]) => {
    asked.push({ call: 'showMessageBox', args })
    return Promise.resolve({ response: person.answer, checkboxChecked: false })
  },
}

const defaultSession = {
  setProxy: noting('setProxy', Promise.resolve()),
  setPermissionRequestHandler: noting('setPermissionRequestHandler'),
  setPermissionCheckHandler: noting('setPermissionCheckHandler'),
}
export const session = { defaultSession }

export const protocol = {
  handle: noting('protocol.handle'),
  registerSchemesAsPrivileged: noting('registerSchemesAsPrivileged'),
}

const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1080 } }
export const screen = { getPrimaryDisplay: () => display, getAllDisplays: () => [display] }
export const powerMonitor = new EventEmitter()
export const Menu = { buildFromTemplate: () => ({ popup: noting('popup') }) }

export class Notification extends EventEmitter {
  static isSupported = (): boolean => true
  constructor(options: unknown) {
    super()
    asked.push({ call: 'Notification', args: [options] })
  }
  show = noting('Notification.show')
}
