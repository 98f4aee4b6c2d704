import { describe, expect, it } from 'vitest'
import { createWriteSessions } from '../../../../../electron/main/store-api/write-sessions.ts'

/** Counts what Electron would do: a session's connections, and which of them a write would find. */
function sessions() {
  const made: { name: string; connections: number; closed: number }[] = []
  const writes = createWriteSessions((name) => {
    const session = {
      name,
      connections: 0,
      closed: 0,
      closeAllConnections: () => {
        session.closed += 1
        session.connections = 0
        return Promise.resolve()
      },
    }
    made.push(session)
    return session
  })
  return { made, writes }
}

describe('the sessions of writes', () => {
  it('have no open connection when a write begins', async () => {
    const { made, writes } = sessions()
    for (let at = 0; at < 3; at += 1) {
      const { session, release } = await writes.lease()
      expect(session.connections).toBe(0)
      session.connections = 1
      release()
    }
    expect(made).toMatchObject([{ closed: 3 }])
  })

  it('are never two writes’ at once, and no more than are needed', async () => {
    const { made, writes } = sessions()
    const leases = await Promise.all([writes.lease(), writes.lease(), writes.lease()])
    expect(new Set(leases.map(({ session }) => session)).size).toBe(3)
    for (const { release } of leases) {
      release()
      // An answer may end in several ways at once.
      release()
    }
    const again = await Promise.all([writes.lease(), writes.lease(), writes.lease()])
    expect(new Set(again.map(({ session }) => session)).size).toBe(3)
    expect(made).toHaveLength(3)
    expect(new Set(made.map(({ name }) => name)).size).toBe(3)
  })
})
