/** The origin of the page: `app://counterfoil`. */
export const APP_SCHEME = 'app'
const APP_HOST = 'counterfoil'
export const START_PAGE = `${APP_SCHEME}://${APP_HOST}/index.html`

/** Whether a URL is the app's own page: protocol and host are compared, never a prefix. */
export function isAppUrl(url: string): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : null
  return (
    parsed !== null &&
    parsed.protocol === `${APP_SCHEME}:` &&
    parsed.host === APP_HOST &&
    parsed.username === '' &&
    parsed.password === ''
  )
}

/** What is known of the frame that sent a message. */
export interface SenderFrame {
  readonly url: string
  readonly parent: unknown
}

/** Whether a message comes from the app's own top frame. A frame that is gone, or unknown, is refused. */
export function isTrustedSender(frame: SenderFrame | null | undefined): boolean {
  try {
    return frame !== null && frame !== undefined && frame.parent === null && isAppUrl(frame.url)
  } catch {
    // Electron throws on asking a frame that was disposed of.
    return false
  }
}

/** Permissions of the page: keeping its data, copying, and nothing that reaches devices or people. */
export const isAllowedPermission = (permission: string, url: string): boolean =>
  ['persistent-storage', 'clipboard-sanitized-write'].includes(permission) && isAppUrl(url)
