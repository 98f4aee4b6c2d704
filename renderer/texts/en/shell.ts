/** What is around every screen, and words that many screens use. */
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
  skip: 'Skip to the content',
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
  loading: 'Loading …',
  dismiss: 'Dismiss',
  notices: 'Messages',
  connected: 'Connected',
  checking: 'Checking the connection',
  offline: 'Not connected',
  waiting: (count: number, written: string) =>
    count === 0 ? 'Nothing waiting' : count === 1 ? '1 edit waiting' : `${written} edits waiting`,
  nextTry: (when: string) => `next try ${when}`,
  sendingCount: (done: string, all: string) => `Sending: ${done} of ${all}`,
  oldest: (label: string, why: string) => `Oldest: ${label}, ${why}`,
  lastPull: (when: string) => `Updated ${when}`,
  upToDate: 'Up to date',
  neverPulled: 'Not downloaded yet',
  downloading: (got: string, total: string) => `Downloading ${got} of ${total}`,
  downloadLeft: (span: string) => `${span} left`,
  downloadPaused: (got: string, total: string) => `Download paused at ${got} of ${total}`,
  pulling: 'Fetching changes',
  pullFailed: (when: string) => `Fetching failed, again ${when}`,
  quota: (left: string, total: string) => `${left} of ${total} requests left`,
  quotaHint: 'What the store allows all its apps in this window of time',
  practiceStore: 'Practice store',
  trouble: 'Trouble',
  troubleCount: (count: number) => (count === 1 ? '1 fault: look at it' : `${count} faults: look at them`),
  showOutbox: (waiting: string) => `${waiting}: show the outbox`,
  /** Several stores. */
  storeMenu: (store: string) => `Store: ${store}`,
  switchTo: (store: string) => `Switch to ${store}`,
  addStore: 'Add another store',
  switching: (store: string) => `Opening ${store}`,
  /** The token is no good any more. */
  tokenTitle: {
    'token-rejected': 'The store does not accept the token any more',
    'no-permission': 'This token may only read',
    'not-signed-in': 'Nobody is signed in to the store',
    'wrong-store': 'Another store is open',
    unknown: 'The store did not take the token',
  },
  tokenMore: {
    'token-rejected':
      'It may have been revoked. Go on editing: your edits are kept here and go out with a new token.',
    'no-permission':
      'The store refused to change a customer. Your edits are kept here and go out with a token that has the scope “Customers: modify”.',
    'not-signed-in': 'Your edits are kept here. Enter the token again to send them.',
    'wrong-store': 'These edits belong to another store. Switch to it to send them.',
    unknown: 'Go on editing: your edits are kept here and go out with a new token.',
  },
  enterToken: 'Enter a new token',
  newToken: 'New access token',
  useToken: 'Use this token',
  tokenWorks: 'The new token works',
  /** What a screen reader is told, and notifications. */
  told: {
    delivered: (count: number) => (count === 1 ? '1 edit delivered' : `${count} edits delivered`),
    online: 'Connected to the store',
    offline: 'Not connected. What you save is sent later.',
    allHere: (count: string) => `All ${count} customers are on this machine`,
    refused: (label: string, why: string) => `The store refused the edit of ${label}: ${why}`,
    conflict: (label: string) => `Conflict: somebody else changed ${label} too`,
    gone: (label: string) => `${label} is not in the store any more`,
    title: (refused: number, conflicts: number) =>
      refused === 0
        ? conflicts === 1
          ? 'An edit is in conflict'
          : `${conflicts} edits are in conflict`
        : conflicts === 0
          ? refused === 1
            ? 'An edit was refused'
            : `${refused} edits were refused`
          : `${refused + conflicts} edits need you`,
    more: (first: string, others: number) => (others === 0 ? first : `${first}, and ${others} more`),
  },
  openFailed: 'The data on this machine could not be opened.',
  keyLostTitle: 'The data on this machine cannot be read',
  keyLost: (waiting: number) =>
    'Its key is not in the keychain any more. The customers can be downloaded again. ' +
    (waiting === 0
      ? 'No edit was waiting.'
      : waiting === 1
        ? '1 edit that was not delivered is lost with the key.'
        : `${waiting} edits that were not delivered are lost with the key.`),
  keyElsewhereTitle: 'The data on this machine is locked',
  keyElsewhere: (waiting: number) =>
    'It was stored under a key that is kept elsewhere, in the keychain or under a passphrase. ' +
    'To read it, sign out and sign in the way you did before. ' +
    (waiting === 0
      ? 'Or erase it and download the customers again.'
      : waiting === 1
        ? 'Or erase it, and with it 1 edit that was not delivered.'
        : `Or erase it, and with it ${waiting} edits that were not delivered.`),
  opening: (store: string) => `Opening ${store}`,
  erasing: 'Erasing the data of this store',
  eraseTitle: (store: string) => `Erase the data of ${store} on this machine?`,
  keyLostErase: 'Erase and download again',
  tookBack: (label: string) => `Took back the last edit of ${label}`,
  nothingToTakeBack: 'There is no unsent edit to take back',
  tooLateToTakeBack: 'What was saved last cannot be taken back any more. The outbox shows what waits.',
  takeBack: 'Take back the last saved edit',
  goTo: (screen: string) => `Go to ${screen}`,
  signOut: 'Sign out',
}
