import type { OfflineReason } from '../../../shared/session.ts'
import { plural } from './plural.ts'

/** The frame around every screen, and words that many screens use. */
export const shell = {
  screens: {
    customers: 'Customers',
    outbox: 'Outbox',
    conflicts: 'Conflicts',
    history: 'History',
    import: 'Import',
    settings: 'Settings',
  },
  navigation: 'Screens',
  statusBar: 'Status',
  skip: 'Skip to content',
  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  undo: 'Undo',
  discard: 'Discard',
  retry: 'Try again',
  tryNow: 'Try now',
  back: 'Back',
  more: 'More',
  copy: 'Copy',
  loading: 'Loading…',
  dismiss: 'Dismiss',
  notices: 'Messages',
  connected: 'Connected',
  checking: 'Checking connection',
  offline: 'Not connected',
  offlineReasons: {
    intercepted: 'Network sign-in needed',
    'wrong-clock': 'Check the clock',
  } satisfies Record<OfflineReason, string> as Record<OfflineReason, string>,
  waiting: (count: number, written: string) =>
    count === 0
      ? 'Nothing waiting'
      : plural(count, { one: '1 edit waiting', other: `${written} edits waiting` }),
  nextTry: (when: string) => `Next attempt ${when}`,
  sendingCount: (done: string, all: string) => `Sending ${done} of ${all}`,
  oldest: (label: string, why: string) => `Oldest: ${label}, ${why}`,
  lastPull: (when: string) => `Updated ${when}`,
  upToDate: 'Up to date',
  neverPulled: 'Not downloaded yet',
  downloading: (got: string, total: string) => `Downloading ${got} of ${total}`,
  downloadLeft: (span: string) => `${span} left`,
  downloadPaused: (got: string, total: string) => `Download paused at ${got} of ${total}`,
  pulling: 'Fetching changes',
  pullFailed: (when: string) => `Update failed, retry ${when}`,
  quota: (left: string, total: string) => `${left} of ${total} requests left`,
  quotaHint: 'Requests the store allows all its apps per time window',
  practiceStore: 'Practice store',
  trouble: 'Problem',
  troubleCount: (count: number) =>
    plural(count, { one: '1 problem: view details', other: `${count} problems: view details` }),
  showOutbox: (waiting: string) => `${waiting}: show the outbox`,
  /** Several stores. */
  storeMenu: (store: string) => `Store: ${store}`,
  switchTo: (store: string) => `Switch to ${store}`,
  addStore: 'Add another store',
  switching: (store: string) => `Opening ${store}`,
  /** The token no longer works. */
  tokenTitle: {
    'token-rejected': 'The store no longer accepts this token',
    'no-permission': 'This token doesn’t have permission',
    'not-signed-in': 'You’re not signed in to this store',
    'wrong-store': 'A different store is open',
    unknown: 'The store rejected the token',
  },
  tokenMore: {
    'token-rejected':
      'It may have been revoked. Keep editing: your edits are saved here and will be sent once you enter a new token.',
    'no-permission':
      'The store refused a request. Your edits are saved here and will be sent once you enter a token with the “Customers: modify” scope.',
    'not-signed-in': 'Your edits are saved here. Enter the token again to send them.',
    'wrong-store': 'These edits belong to another store. Switch to it to send them.',
    unknown: 'Keep editing: your edits are saved here and will be sent once you enter a new token.',
  },
  enterToken: 'Enter new token',
  newToken: 'New access token',
  useToken: 'Use token',
  tokenWorks: 'The new token works',
  /** What a screen reader is told, and notifications. */
  announcements: {
    delivered: (count: number) =>
      plural(count, { one: '1 edit delivered', other: `${count} edits delivered` }),
    online: 'Connected to the store',
    offline: 'Not connected. Your edits will be sent later.',
    allHere: (count: string) => `All ${count} customers are on this computer`,
    refused: (label: string, why: string) => `The store rejected your edit to ${label}: ${why}`,
    conflict: (label: string) => `Conflict: someone else also changed ${label}`,
    gone: (label: string) => `${label} no longer exists in the store`,
    title: (refused: number, conflicts: number) =>
      refused === 0
        ? plural(conflicts, { one: 'An edit is in conflict', other: `${conflicts} edits are in conflict` })
        : conflicts === 0
          ? plural(refused, { one: 'An edit was rejected', other: `${refused} edits were rejected` })
          : `${refused + conflicts} edits need your attention`,
    more: (first: string, others: number) => (others === 0 ? first : `${first}, and ${others} more`),
  },
  openFailed: 'The data on this computer couldn’t be opened.',
  keyLostTitle: 'The data on this computer can’t be read',
  keyLost: (waiting: number) =>
    'Its key is no longer in the keychain. You can download the customers again. ' +
    (waiting === 0
      ? 'No edits were waiting.'
      : plural(waiting, {
          one: '1 undelivered edit is lost with the key.',
          other: `${waiting} undelivered edits are lost with the key.`,
        })),
  keyElsewhereTitle: 'The data on this computer is locked',
  keyElsewhere: (waiting: number) =>
    'It was encrypted with a key that’s kept somewhere else: in the keychain or under a passphrase. ' +
    'To open it, sign out and sign in the way you did before. ' +
    (waiting === 0
      ? 'Or erase it and download the customers again.'
      : plural(waiting, {
          one: 'Or erase it, along with 1 undelivered edit.',
          other: `Or erase it, along with ${waiting} undelivered edits.`,
        })),
  opening: (store: string) => `Opening ${store}`,
  erasing: 'Erasing this store’s data',
  eraseTitle: (store: string) => `Erase the data of ${store} from this computer?`,
  keyLostErase: 'Erase and download again',
  undone: (label: string) => `Undid your last edit to ${label}`,
  nothingToUndo: 'There’s no unsent edit to undo',
  tooLateToUndo: 'Your last save can no longer be undone. The outbox shows what’s still waiting.',
  undoLastEdit: 'Undo last saved edit',
  goBack: 'Go back',
  goForward: 'Go forward',
  goTo: (screen: string) => `Go to ${screen}`,
  signOut: 'Sign out',
}
