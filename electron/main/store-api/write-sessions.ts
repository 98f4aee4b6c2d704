/** The part of Electron's `Session` that is used here. */
export interface ClosableSession {
  closeAllConnections(): Promise<void>
}

export interface Lease<S> {
  readonly session: S
  /** The write has ended, in whatever way. */
  release(): void
}

/**
 * Sessions for writes, each for one write at a time, and without an open connection when the write begins.
 *
 * Chromium repeats a request, also a PUT, when a connection that served another request before breaks without an
 * answer (`HttpNetworkTransaction::ShouldResendRequest`). On a new connection it never does. Requests of other
 * sessions never share a connection with these. docs/electron.md has the whole account.
 * @param open makes the session of a name; it keeps nothing on the disk
 */
export function createWriteSessions<S extends ClosableSession>(
  open: (name: string) => S,
): { lease(): Promise<Lease<S>> } {
  const free: S[] = []
  let made = 0
  return {
    async lease() {
      const session = free.pop() ?? open(`counterfoil-write-${(made += 1)}`)
      await session.closeAllConnections()
      let isReleased = false
      return {
        session,
        release() {
          if (!isReleased) free.push(session)
          isReleased = true
        },
      }
    },
  }
}
