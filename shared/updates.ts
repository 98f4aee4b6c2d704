/** How the app keeps itself up to date, as main reports it and the page shows it. */
export type UpdateState =
  | { readonly kind: 'off'; readonly reason: UpdatesOffReason }
  /** Nothing newer is known; `checkedAt` is ms since 1970, or `null` before the first check. */
  | { readonly kind: 'current'; readonly checkedAt: number | null }
  | { readonly kind: 'checking' }
  | { readonly kind: 'available'; readonly version: string }
  | { readonly kind: 'downloading'; readonly version: string; readonly percent: number }
  /** Downloaded and verified; a restart installs it. */
  | { readonly kind: 'ready'; readonly version: string }
  /** A person agreed to the restart; an edit that is on its way to the store comes first. */
  | { readonly kind: 'restarting'; readonly version: string }
  | {
      readonly kind: 'failed'
      readonly step: UpdateStep
      readonly reason: UpdateFailure
      /** `null` where no version was found. */
      readonly version: string | null
    }

export type UpdateStep = 'check' | 'download' | 'install'

/** Why the app does not update itself. */
export type UpdatesOffReason =
  /** It runs from its sources, or without the description of an update server. */
  | 'development'
  /** A package manager or an app store owns it. */
  | 'package-manager'
  /** Its own folder cannot be written. */
  | 'read-only'

export type UpdateFailure =
  | 'unreachable'
  /** The update server answered something that is no description of an update, such as a log-in page. */
  | 'bad-answer'
  /** The download is not what the description promises: cut off or changed on the way. */
  | 'damaged'
  | 'wrong-signature'
  /** The running app carries no signature that an update could be compared with. */
  | 'unsigned'
  | 'read-only'
  | 'disk-full'
  | 'unknown'

/** `off`: only when asked; `ask`: checks automatically, downloads when asked; `automatic`: downloads automatically. */
export type UpdateMode = (typeof UPDATE_MODES)[number]
export const UPDATE_MODES = ['off', 'ask', 'automatic'] as const

export interface Updates {
  readonly state: UpdateState
  readonly mode: UpdateMode
}
