// What the page's stores expect of the window. Imported before them: `renderer/workspace/bridge.ts` reads it once.

import type { Bridge } from '../../../shared/bridge.ts'

let current: Partial<Bridge> = {}
const globals = globalThis as unknown as { counterfoil: unknown; window: unknown }
globals.counterfoil = new Proxy({}, { get: (_target, name) => current[name as keyof Bridge] })
globals.window = { addEventListener: () => undefined, removeEventListener: () => undefined }

/** From now on the page's calls go to this bridge. */
export function useBridge(bridge: Partial<Bridge>): void {
  current = bridge
}
