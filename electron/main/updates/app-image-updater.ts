import { spawn } from 'node:child_process'
import {
  accessSync,
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { AppImageUpdater } from 'electron-updater'

/**
 * electron-updater's updater for an AppImage, which deletes the app before the new one is in its place: a full disk
 * between the two would leave a person without an app. This one puts the new file beside the old one first, and then
 * renames it over the old one, in one step and under the old name, so that launchers go on working.
 */
export class SafeAppImageUpdater extends AppImageUpdater {
  /** Puts the downloaded app beside the running one. @throws the system's error; the running app is as it was */
  stage(): void {
    const { current, staged } = this.paths()
    const downloaded = this.installerPath
    if (downloaded === null) throw new Error('Nothing was downloaded.')
    accessSync(dirname(current), constants.W_OK)
    try {
      // What has the name is replaced, and not written through where it is a link.
      rmSync(staged, { force: true })
      copyFileSync(downloaded, staged, constants.COPYFILE_EXCL)
      const file = openSync(staged, 'r+')
      try {
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
    } catch (error) {
      rmSync(staged, { force: true })
      throw error
    }
  }

  protected override doInstall({ isForceRunAfter }: { readonly isForceRunAfter: boolean }): boolean {
    const { current, staged } = this.paths()
    renameSync(staged, current)
    if (isForceRunAfter) spawn(current, [], { stdio: 'ignore', detached: true }).unref()
    return true
  }

  private paths(): { readonly current: string; readonly staged: string } {
    const current = process.env['APPIMAGE'] ?? ''
    if (!current.startsWith('/')) throw new Error('The path of the AppImage is not known.')
    return { current, staged: `${current}.new` }
  }
}
