import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

/**
 * Loads a module of the app's TypeScript into Node, bundled by the app's own bundler.
 * @param {string} entry
 * @param {string} folder where the bundle may lie
 */
export async function load(entry, folder) {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: entry,
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rollupOptions: { output: { format: 'es', entryFileNames: '[name].mjs' } },
    },
    // Everything goes into one file: it lies where no package is found.
    ssr: { noExternal: true },
  })
  const name = entry.slice(entry.lastIndexOf('/') + 1).replace(/\.ts$/, '.mjs')
  return import(pathToFileURL(join(folder, name)).href)
}
