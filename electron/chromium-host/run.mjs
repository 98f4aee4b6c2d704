import { readFileSync } from 'node:fs'
import { register } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { startApp } from './app.mjs'
import { host } from './host.mjs'

// Runs a built Electron app without Electron: `node run.mjs APP-FOLDER [FLAGS]`, as `electron APP-FOLDER`
// would. Main is loaded unchanged; only `import 'electron'` resolves to the host's module.

const [appFolder = '.', ...flags] = process.argv.slice(2)
host.appPath = resolve(appFolder)
host.manifest = JSON.parse(readFileSync(join(host.appPath, 'package.json'), 'utf8'))
host.isHeadless = flags.includes('--no-window') || flags.includes('--headless')
process.argv = [process.execPath, host.appPath, ...flags]

register('./electron-hook.mjs', import.meta.url)
await import(pathToFileURL(join(host.appPath, host.manifest.main)).href)
await startApp().catch((/** @type {Error} */ error) => {
  // Playwright's message is long; its first line says what happened.
  process.stderr.write(`Chromium could not be opened: ${error.message.split('\n')[0]}\n`)
  process.exit(1)
})
