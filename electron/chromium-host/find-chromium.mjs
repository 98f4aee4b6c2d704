import { delimiter, join } from 'node:path'
import { isProgram } from './find-program.mjs'

/**
 * The system's Chromium (or Chrome, or Edge), or `null`. `COUNTERFOIL_CHROMIUM` names another one.
 * Needs nothing installed: set-up asks too.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 * @returns {string | null}
 */
export function findChromium(env = process.env, platform = process.platform) {
  const named = env['COUNTERFOIL_CHROMIUM']
  if (named) return isProgram(named) ? named : null
  return candidates(env, platform).find(isProgram) ?? null
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @returns {string[]}
 */
function candidates(env, platform) {
  switch (platform) {
    case 'darwin':
      return ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
        (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
      )
    case 'win32':
      return [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]
        .filter((folder) => folder !== undefined)
        .flatMap((folder) => [
          join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          join(folder, 'Chromium', 'Application', 'chrome.exe'),
          join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        ])
    default:
      return ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].flatMap((name) =>
        [...(env['PATH'] ?? '').split(delimiter), '/usr/bin'].map((folder) => join(folder, name)),
      )
  }
}
