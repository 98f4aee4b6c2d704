import { toApp } from './address.mjs'
import { protocol } from './protocol.mjs'
import { listening, strict } from './strict-api.mjs'

/** @typedef {(page: object, permission: string, origin: string, details: object) => boolean} PermissionCheck */
/** @typedef {(page: object, permission: string, answer: (isGranted: boolean) => void, details: object) => void} PermissionRequest */

/** @type {{ check: PermissionCheck | null, request: PermissionRequest | null }} */
const asked = { check: null, request: null }

/** Electron's default session. */
export const session = strict('session', {
  ...listening('session', ['will-download', 'preconnect', 'spellcheck-dictionary-download-failure']),
  protocol,
  // The page's headers leave it no request that a proxy could see.
  setProxy: () => Promise.resolve(),
  setPermissionCheckHandler: (/** @type {PermissionCheck | null} */ check) => void (asked.check = check),
  setPermissionRequestHandler: (/** @type {PermissionRequest | null} */ request) =>
    void (asked.request = request),
  setDevicePermissionHandler: () => undefined,
  // Node's client never repeats a request, so that no connection has to be closed before a write.
  closeAllConnections: () => Promise.resolve(),
  setSpellCheckerEnabled: () => undefined,
  setSpellCheckerLanguages: () => undefined,
  setSpellCheckerDictionaryDownloadURL: () => undefined,
  availableSpellCheckerLanguages: [],
  addWordToSpellCheckerDictionary: () => false,
  // The app's answers carry their own headers.
  webRequest: strict('session.webRequest', {
    onHeadersReceived: () => undefined,
    onBeforeRequest: () => undefined,
  }),
})

export const sessions = strict('session', {
  defaultSession: session,
  fromPartition: () => session,
})

/**
 * Settles every permission before a page is loaded, by what main's handlers say, so that Chromium never
 * asks a person. What main allows in Electron is allowed here, and nothing else.
 * @param {import('playwright-core').CDPSession} cdp
 * @param {object} contents
 * @param {string} origin of the page, in Chromium
 */
export async function grantPermissions(cdp, contents, origin) {
  for (const [electron, chromium] of PERMISSIONS) {
    const setting = (await isAllowed(contents, electron, toApp(origin))) ? 'granted' : 'denied'
    await cdp
      .send('Browser.setPermission', { origin, permission: { name: chromium }, setting })
      .catch(() => undefined)
  }
}

/** @param {object} contents @param {string} permission @param {string} origin @returns {Promise<boolean>} */
function isAllowed(contents, permission, origin) {
  const url = `${origin.replace(/\/$/, '')}/`
  const { check, request } = asked
  if (check && !check(contents, permission, url, {})) return Promise.resolve(false)
  if (!request) return Promise.resolve(check !== null)
  return new Promise((resolve) =>
    request(contents, permission, resolve, { requestingUrl: url, isMainFrame: true }),
  )
}

const PERMISSIONS = /** @type {const} */ ([
  ['persistent-storage', 'persistent-storage'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['notifications', 'notifications'],
  ['geolocation', 'geolocation'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['midi', 'midi'],
])
