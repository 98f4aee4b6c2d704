import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/**
 * Removes the folder of an app. Processes that were killed may write for a moment yet.
 * @param {string} folder
 * @returns {Promise<void>}
 */
export async function removeFolder(folder) {
  for (let tries = 1; ; tries += 1) {
    try {
      return rmSync(folder, { recursive: true, force: true })
    } catch (error) {
      if (tries === 100) throw error
      await pause(50)
    }
  }
}
