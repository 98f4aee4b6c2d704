import { protocol, session } from 'electron'
import { serveApp } from './app-protocol.ts'
import { APP_SCHEME, isAllowedPermission } from './navigation.ts'

/**
 * Gives the app's pages a standard, secure origin of their own: IndexedDB is kept, modules and workers load, `'self'` means
 * it, and V8 keeps compiled scripts. Called before Electron is ready.
 */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true }
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges }])
}

/**
 * Serves the app's own files, and grants pages nothing else.
 * @param pages the folder of the files
 */
export function restrictPages(pages: string): void {
  protocol.handle(APP_SCHEME, (request) => serveApp(pages, request))
  void session.defaultSession.setProxy(NO_WAY_OUT)
  session.defaultSession.setPermissionRequestHandler((page, permission, answer) =>
    answer(isAllowedPermission(permission, page.getURL())),
  )
  session.defaultSession.setPermissionCheckHandler((_page, permission, origin) =>
    isAllowedPermission(permission, origin),
  )
}

/** Whatever gets past the page's headers ends at a port that nothing listens on, also on this machine. */
const NO_WAY_OUT = {
  mode: 'fixed_servers',
  proxyRules: 'socks5://127.0.0.1:9',
  proxyBypassRules: '<-loopback>',
} as const
