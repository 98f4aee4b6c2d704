import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { app } from './app.mjs'
import { freePath } from './free-path.mjs'
import { session } from './session.mjs'
import { HostEvent, listening, strict } from './strict-api.mjs'

/** @typedef {import('playwright-core').CDPSession} CDPSession */

/**
 * Puts what a page offers for download into the downloads folder, and notifies main, as Electron does. It listens to Chromium
 * itself: where a test drives the page too, Chromium hands the file to the test, and only says where it lies.
 * @param {CDPSession} cdp
 */
export async function watchDownloads(cdp) {
  const folder = join(app.getPath('userData'), 'chromium-host', 'downloading')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  /** @type {Map<string, ReturnType<typeof openItem>>} */
  const items = new Map()
  cdp.on('Browser.downloadWillBegin', ({ guid, url, suggestedFilename }) => {
    const item = openItem(url, suggestedFilename)
    items.set(guid, item)
    if (isCancelled()) void cdp.send('Browser.cancelDownload', { guid }).catch(() => undefined)
  })
  cdp.on('Browser.downloadProgress', ({ guid, state, filePath }) => {
    if (state === 'inProgress') return
    items.get(guid)?.end(state === 'completed' && !isCancelled() ? (filePath ?? join(folder, guid)) : null)
    items.delete(guid)
    rmSync(join(folder, guid), { force: true })
  })
  await cdp.send('Browser.setDownloadBehavior', {
    behavior: 'allowAndName',
    downloadPath: folder,
    eventsEnabled: true,
  })
}

/** There is no dialog here: this simulates a person who cancels it. */
const isCancelled = () => process.env['COUNTERFOIL_HOST_SAVE'] === 'cancel'

/**
 * Electron's `DownloadItem`. Instead of asking a person, the host takes the name that the dialog would begin with.
 * @param {string} url
 * @param {string} suggested
 */
function openItem(url, suggested) {
  const { emit, ...hearing } = listening('DownloadItem', ['updated', 'done'])
  let path = ''
  let wanted = ''
  const item = strict('DownloadItem', {
    ...hearing,
    getFilename: () => suggested,
    getURL: () => url,
    getSavePath: () => path,
    setSaveDialogOptions: (/** @type {{ defaultPath?: string }} */ { defaultPath = '' }) =>
      void (wanted = defaultPath),
  })
  session.emit('will-download', new HostEvent(), item, null)
  return {
    /** @param {string | null} file where Chromium has put it; `null`: the person does not want it */
    end(file) {
      if (file === null) return void emit('done', new HostEvent(), 'cancelled')
      const folder = wanted === '' ? app.getPath('downloads') : dirname(wanted)
      try {
        mkdirSync(folder, { recursive: true })
        const target = freePath(folder, basename(wanted === '' ? suggested : wanted))
        copyFileSync(file, target)
        path = target
        emit('done', new HostEvent(), 'completed')
      } catch {
        emit('done', new HostEvent(), 'interrupted')
      }
    },
  }
}
