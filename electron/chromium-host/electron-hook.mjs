const HOST = new URL('./electron.mjs', import.meta.url).href

/**
 * Maps `electron` to the host's module, for everything that this process loads.
 * @type {import('node:module').ResolveHook}
 */
export const resolve = (specifier, context, next) =>
  specifier === 'electron' || specifier === 'electron/main'
    ? { url: HOST, format: 'module', shortCircuit: true }
    : next(specifier, context)
