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
  connected: 'Connected',
  checking: 'Checking the connection',
  offline: 'Not connected',
  waiting: (count: number) =>
    count === 0 ? 'Nothing waiting' : count === 1 ? '1 edit waiting' : `${count} edits waiting`,
  nextTry: (when: string) => `next try ${when}`,
  sendingCount: (done: number, all: number) => `Sending: ${done} of ${all}`,
  oldest: (label: string, why: string) => `Oldest: ${label}, ${why}`,
  lastPull: (when: string) => `Up to date ${when}`,
  neverPulled: 'Not downloaded yet',
  downloading: (got: string, total: string) => `Downloading ${got} of ${total}`,
  pulling: 'Fetching changes',
  quota: (left: string, total: string) => `${left} of ${total} requests left`,
  quotaHint: 'What the store allows all its apps in this window of time',
  practiceStore: 'Practice store',
  trouble: 'Trouble',
  openFailed: 'The data on this machine could not be opened.',
  keyLostTitle: 'The data on this machine cannot be read',
  keyLost: (waiting: number) =>
    'Its key is not in the keychain any more. The customers can be downloaded again. ' +
    (waiting === 0
      ? 'No edit was waiting.'
      : waiting === 1
        ? '1 edit that was not delivered is lost with the key.'
        : `${waiting} edits that were not delivered are lost with the key.`),
  keyLostErase: 'Erase and download again',
  tookBack: (label: string) => `Took back the last edit of ${label}`,
  nothingToTakeBack: 'There is no unsent edit to take back',
  takeBack: 'Take back the last saved edit',
  goTo: (screen: string) => `Go to ${screen}`,
  signOut: 'Sign out',
}
