import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

/**
 * Loads a module of the app's TypeScript into Node, bundled by the app's own bundler.
 * @param {string} entry
 * @param {string} folder for the bundle
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
    // The folder is outside of the project, where no package can be imported.
    ssr: { noExternal: true },
  })
  return import(pathToFileURL(join(folder, basename(entry).replace(/\.ts$/, '.mjs'))).href)
}

/**
 * The same for a page: a script that assigns the module's exports to a global variable.
 * @param {string} entry
 * @param {string} name
 * @returns {Promise<string>}
 */
export async function scriptFor(entry, name) {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, name, formats: ['iife'] } },
  })
  const [bundle] = [built].flat()
  if (!bundle || !('output' in bundle)) throw new Error(`${entry} was not bundled.`)
  return bundle.output[0].code
}
