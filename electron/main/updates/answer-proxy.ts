import type { AppUpdater } from 'electron-updater'

interface Credentials {
  readonly username: string
  readonly password: string
}

/** What to log in to a proxy with, or `null`. @param rejected what this proxy has just rejected */
export type AskProxyLogin = (
  proxy: { readonly host: string; readonly port: number; readonly realm: string },
  rejected: Credentials | null,
) => Promise<Credentials | null>

/**
 * Logs the updater in to a proxy that asks for a password. electron-updater makes its requests in a session of its own and
 * hands over Electron's `login`, which has to be answered: a request whose `login` event stays unanswered never ends.
 */
export function answerProxy(source: Pick<AppUpdater, 'on'>, ask: AskProxyLogin): void {
  /** The session remembers what a proxy took, so that one that asks again has rejected it. */
  const used = new Map<string, Credentials | null>()
  source.on('login', ({ isProxy, host, port, realm }, callback) => {
    // Electron cancels the login where it gets no name; electron-updater's types leave that out.
    const answer = callback as (username?: string, password?: string) => void
    // The update server asks for none, so nothing is given to anything else that asks.
    if (!isProxy) return answer()
    const proxy = `${host}:${port} ${realm}`
    void ask({ host, port, realm }, used.get(proxy) ?? null).then((credentials) => {
      used.set(proxy, credentials)
      if (credentials) answer(credentials.username, credentials.password)
      else answer()
    })
  })
}
