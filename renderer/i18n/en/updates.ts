import type { UpdateFailure, UpdateMode, UpdatesOffReason, UpdateStep } from '../../../shared/updates.ts'

/** What a state of updates says. */
export interface UpdateText {
  /** The state in a sentence. */
  readonly what: string
  /** What it means, or what to do; may be empty. */
  readonly todo: string
}

/** Newer versions of the app. */
export const updates = {
  title: 'Updates',
  hint: 'Updates come from Counterfoil’s releases on GitHub. Nothing about you or your store is sent.',
  off: {
    development: {
      what: 'This copy runs from its source code and doesn’t update itself.',
      todo: 'Pull the newest source code instead, or install a release.',
    },
    'package-manager': {
      what: 'Your system’s package manager installs updates for this copy.',
      todo: 'Update it with the rest of your system, or install a newer package.',
    },
    'read-only': {
      what: 'Counterfoil can’t update itself where it is, because its folder can’t be written to.',
      todo: 'Move it to your applications folder, or ask the person who installed it.',
    },
  } as Record<UpdatesOffReason, UpdateText>,
  notChecked: 'Not checked for updates yet',
  current: 'Counterfoil is up to date.',
  checked: (when: string) => `Checked ${when}`,
  checking: 'Checking for updates…',
  available: (version: string) => `Counterfoil ${version} is available.`,
  availableMore: 'You can keep working while it downloads.',
  downloading: (version: string, percent: number) => `Downloading Counterfoil ${version}: ${percent}%`,
  ready: (version: string) => `Counterfoil ${version} is ready to install.`,
  readyMore: 'Restart to install it. Waiting edits and drafts stay on this computer.',
  restarting: (version: string) => `Restarting to install Counterfoil ${version}…`,
  restartingMore: 'The edit that’s being sent is finished first.',
  failed: {
    check: 'Couldn’t check for updates.',
    download: 'The update couldn’t be downloaded.',
    install: 'The update couldn’t be installed. This version keeps working.',
  } as Record<UpdateStep, string>,
  reasons: {
    unreachable: 'The update server can’t be reached. Check your connection and try again.',
    'bad-answer':
      'The update server sent something unexpected. On a network that requires you to log in, open a web page first.',
    damaged: 'The download was damaged or incomplete, so it was discarded. Try again.',
    'wrong-signature':
      'It isn’t signed by Counterfoil’s makers, so it was discarded. Don’t install it manually.',
    unsigned:
      'This copy isn’t signed, so it can’t verify updates. Download the new version and install it yourself.',
    'read-only': 'The app’s folder can’t be written to. Move the app, or ask the person who installed it.',
    'disk-full': 'The disk is full. Free up some space and try again.',
    unknown: 'Try again later. The log has details.',
  } as Record<UpdateFailure, string>,
  check: 'Check for updates',
  download: 'Download',
  retry: 'Download again',
  restart: 'Restart and update',
  mode: 'Look for updates',
  modes: {
    off: 'Only when I check',
    ask: 'Automatically, ask before downloading',
    automatic: 'Download automatically',
  } as Record<UpdateMode, string>,
  updated: (version: string) => `Counterfoil was updated to ${version}`,
  whatsNew: 'What’s new',
  whatsNewIn: (version: string) => `What’s new in Counterfoil ${version}`,
  whatsNewLanguage: 'The list is written in English.',
}
