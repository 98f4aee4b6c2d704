import { toApp } from './address.mjs'
import { host } from './host.mjs'
import { invoked, sent } from './ipc.mjs'
import { keepPage } from './kept-page.mjs'
import { connectPage } from './page-connection.mjs'
import { createNavigation } from './page-navigation.mjs'
import { session } from './session.mjs'
import { HostEvent, listening, strict } from './strict-api.mjs'

const EVENTS = [
  'will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview', 'will-prevent-unload',
  'did-navigate', 'did-navigate-in-page', 'did-start-loading', 'did-stop-loading', 'did-finish-load',
  'did-fail-load', 'did-create-window', 'dom-ready', 'render-process-gone', 'unresponsive', 'responsive',
  'console-message', 'destroyed', 'before-input-event', 'context-menu', 'preload-error', 'zoom-changed',
] // prettier-ignore

/**
 * Electron's `webContents` of one window: the page, its frames, and what passes between it and main.
 * @param {object} parts
 * @param {import('playwright-core').Page} parts.page
 * @param {number} parts.id
 * @param {string} parts.preload source of the built preload
 * @param {() => void} parts.onFirstLoad
 * @param {(isFocused: boolean) => void} parts.onFocus
 * @param {() => void} parts.onResized
 * @param {() => void} parts.onReplaced another page has taken the place of one that crashed
 * @param {() => void} parts.onGone
 */
export function openWebContents({ page, id, preload, onFirstLoad, onFocus, onResized, onReplaced, onGone }) {
  const { emit, ...hearing } = listening('webContents', EVENTS)
  let hasLoaded = false
  let isDestroyed = false
  const view = keepPage(page, {
    connect: (to) => connectPage(to, preload, (message, from) => void received(message, from)),
    crash: () => emit('render-process-gone', new HostEvent(), { reason: 'crashed', exitCode: 1 }),
    close: onGone,
    load: loaded,
    replaced: onReplaced,
  })
  const navigation = createNavigation({ view, emit, contents: () => contents })

  /**
   * @param {import('./page-script.mjs').FromPage} message
   * @param {import('./page-connection.mjs').MessageSource} from
   */
  async function received(message, { frame, frameId, answer }) {
    const sender = { sender: contents, senderFrame: frame, processId: 1, frameId }
    switch (message.kind) {
      case 'invoke': {
        const { id: call, channel, args } = message
        return invoked(sender, channel, args)
          .then((value) => answer({ kind: 'answer', id: call, value }))
          .catch((error) => answer({ kind: 'failure', id: call, error: messageOf(error) }))
      }
      case 'send':
        return sent(sender, message.channel, message.args)
      case 'leave':
        return navigation.leave(toApp(message.url), message.isNewWindow)
      case 'key':
        return host.accelerators.find(({ matches }) => matches(message))?.click()
      case 'focus':
        return onFocus(message.isFocused)
      case 'resized':
        return onResized()
    }
  }

  function loaded() {
    emit('dom-ready')
    emit('did-finish-load')
    emit('did-stop-loading')
    if (hasLoaded) return
    hasLoaded = true
    onFirstLoad()
  }

  const contents = strict('webContents', {
    ...hearing,
    id,
    session,
    send: (/** @type {string} */ channel, /** @type {unknown[]} */ ...args) =>
      view.connection().send(channel, args),
    getURL: () => toApp(view.page().url()),
    getTitle: () => '',
    isDestroyed: () => isDestroyed,
    isCrashed: view.isCrashed,
    isLoading: () => !hasLoaded,
    isFocused: () => !isDestroyed,
    reload: () => void navigation.reload(() => isDestroyed).catch(() => undefined),
    setWindowOpenHandler: navigation.setOpenHandler,
    openDevTools: () => undefined,
    setVisualZoomLevelLimits: () => Promise.resolve(),
    setZoomFactor: () => undefined,
    setWebRTCIPHandlingPolicy: () => undefined,
    get mainFrame() {
      return view.connection().mainFrame()
    },
  })

  return {
    electron: contents,
    load: navigation.load,
    page: view.page,
    cdp: () => view.connection().cdp,
    end() {
      isDestroyed = true
      emit('destroyed')
    },
  }
}

/** @param {unknown} error */
const messageOf = (error) => (error instanceof Error ? error.message : String(error))
