import type { UpdatesOffReason } from '../../../shared/updates.ts'

/** What decides whether this copy of the app may replace itself. */
export interface Installation {
  /** Electron runs it, from an archive that was packaged. */
  readonly isPackaged: boolean
  /** `app-update.yml` is beside it, which names the update server. */
  readonly hasFeed: boolean
  readonly platform: NodeJS.Platform
  /** The path of the AppImage that is running; unset in every other installation. */
  readonly appImage: string | undefined
  /** It came from an app store: Apple's, Microsoft's, Snap or Flatpak. */
  readonly isFromStore: boolean
  /** Whether the folder that holds the app can be written. */
  readonly isWritable: boolean
}

/** Why this copy does not update itself, or `null` where it does. */
export function updatesOffReason(installation: Installation): UpdatesOffReason | null {
  const { isPackaged, hasFeed, platform, appImage, isFromStore, isWritable } = installation
  if (!isPackaged) return 'development'
  // On Linux only an AppImage is a file of its owner; everything else was unpacked by a package manager.
  if (isFromStore || (platform === 'linux' && !appImage)) return 'package-manager'
  if (!hasFeed) return 'development'
  return isWritable ? null : 'read-only'
}
