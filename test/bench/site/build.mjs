import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { inRoot } from '../../../scripts/setup/paths.mjs'

/**
 * Bundles the contenders' pages in the same way as the app's own page, worker included.
 * @param {Record<string, string>} entries name → source, from the checkout
 */
export async function buildPages(entries) {
  await build({
    configFile: false,
    root: inRoot('test', 'bench', 'pages'),
    logLevel: 'warn',
    build: {
      outDir: PAGES,
      emptyOutDir: true,
      target: 'esnext',
      assetsInlineLimit: 0,
      modulePreload: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 10_000,
      rollupOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, inRoot(path)])),
        output: { entryFileNames: '[name].js' },
      },
    },
    worker: { format: 'es' },
  })
}

/**
 * Bundles TypeScript of the main process for this Node, and imports it.
 * @param {string} path from the checkout
 * @param {string} name
 * @returns {Promise<Record<string, any>>}
 */
export async function importMain(path, name) {
  const outDir = join(CACHE, name)
  await build({
    configFile: false,
    root: inRoot(),
    logLevel: 'warn',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'node20',
      ssr: true,
      rollupOptions: { input: { [name]: inRoot(path) }, output: { entryFileNames: '[name].mjs' } },
    },
  })
  return import(pathToFileURL(join(outDir, `${name}.mjs`)).href)
}

const CACHE = inRoot('.cache', 'bench')
export const PAGES = join(CACHE, 'pages')
