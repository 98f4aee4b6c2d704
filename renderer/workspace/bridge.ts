import type { Bridge } from '../../shared/bridge.ts'

/** The way to main, put here by the preload. The only global that the page takes from it. */
export const bridge: Bridge = (globalThis as unknown as { readonly counterfoil: Bridge }).counterfoil
