import type { Bridge } from '../../shared/bridge.ts'
import type { Connection } from '../../shared/session.ts'
import { catchErrors } from './catch-errors.ts'

/** Whether the store can be reached, as main reports it. */
export interface Connectivity {
  isOnline(): boolean
  /** Asks main for the present state; from then on main reports changes. */
  begin(): Promise<void>
  close(): void
}

/** @param changed `isBack`: the store could not be reached before and can now */
export function createConnectivity(
  bridge: Bridge,
  changed: (isOnline: boolean, isBack: boolean) => void,
): Connectivity {
  let isOnline = true

  function update(connection: Connection): void {
    const wasOnline = isOnline
    isOnline = connection.kind !== 'offline'
    // Not where one request was lost while the store is reachable: that would ask again without a pause.
    changed(isOnline, connection.kind === 'online' && !wasOnline)
  }

  const unsubscribe = bridge.on('connection', update)
  return {
    isOnline: () => isOnline,
    async begin() {
      const connection = await catchErrors(() => bridge.connection.current({}))
      if (connection.ok) update(connection.value)
    },
    close: unsubscribe,
  }
}
