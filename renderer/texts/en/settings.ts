import type { KeptIn } from '../../../shared/session.ts'

export const settings = {
  appearance: 'Appearance',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  density: 'Density',
  densities: { comfortable: 'Comfortable', compact: 'Compact' },
  language: 'Language',
  languageOfSystem: (language: string) => `System (${language})`,
  /** Each language in its own words. */
  languages: { en: 'English', de: 'Deutsch' },
  store: 'This store',
  name: 'Name',
  hash: 'Store hash',
  currency: 'Currency',
  noCurrency: 'The token may not read it. Amounts are shown without one.',
  keptIn: 'Token',
  kept: {
    keychain: 'In the keychain of this system',
    passphrase: 'On this machine, under your passphrase',
    memory: 'In memory, until you quit',
  } satisfies Record<KeptIn, string> as Record<KeptIn, string>,
  changeToken: 'Change the token',
  reserve: 'Requests left to other apps',
  reserveHint: (left: string, total: string) =>
    `The store allows all its apps together ${total} requests in a stretch of time. Counterfoil leaves ${left} of them to the others.`,
  reserveHintPlain:
    'The store limits the requests of all its apps together. Counterfoil leaves this part to the others.',
  lastPull: 'Customers',
  fetchNow: 'Fetch changes now',
  findDeleted: 'Look for deleted customers',
  findDeletedHint: 'Walks through all customers of the store. It is done by itself about once a day.',
  lookedForDeleted: 'All customers were compared with the store',
  stores: 'Stores',
  storesHint:
    'Each store has its own customers and its own outbox. Edits go only to the store they belong to.',
  open: 'In use',
  switch: 'Switch',
  data: 'Data on this machine',
  dataHint: 'Encrypted with a key that only the keychain holds.',
  dataHintPassphrase: 'Encrypted with a key that your passphrase protects.',
  dataHintMemory: 'Encrypted with a key that is gone when you quit: then nobody can read it.',
  customers: 'Customers',
  waiting: 'Edits waiting',
  counterfoils: 'Counterfoils',
  size: 'Size on the disk',
  sizeWords: (used: string, room: string) => `${used} of about ${room} available`,
  mayBeCleared:
    'The system may clear it when the disk runs full. The journal keeps a second copy of your edits.',
  signOut: 'Sign out',
  signOutHint: 'Removes the token. Customers and waiting edits stay here, encrypted, for the next time.',
  signOutHintMemory: 'Forgets the token. Customers and waiting edits are here until you quit.',
  eraseHint: 'Also deletes everything of this store from this machine. Nothing changes in the store itself.',
  signOutErase: 'Sign out and erase',
  signOutTitle: (store: string) => `Sign out of ${store}?`,
  signOutBody: (waiting: number) =>
    'The token is removed. What was downloaded stays on this machine, encrypted. ' +
    (waiting === 0
      ? 'No edit is waiting.'
      : waiting === 1
        ? '1 edit that waits stays too, and is sent after you sign in again.'
        : `${waiting} edits that wait stay too, and are sent after you sign in again.`),
  signOutBodyMemory: (waiting: number, unsaved: number) => {
    const begin = 'The token is forgotten, and nothing was to stay on this machine. '
    if (waiting + unsaved === 0) return `${begin}No edit is waiting.`
    const edits = waiting === 1 ? '1 edit that was not delivered' : `${waiting} edits that were not delivered`
    const drafts = unsaved === 1 ? '1 draft that was not saved' : `${unsaved} drafts that were not saved`
    const what = [waiting > 0 ? edits : '', unsaved > 0 ? drafts : ''].filter(Boolean).join(' and ')
    const are = waiting + unsaved === 1 ? 'is' : 'are'
    return `${begin}${what} ${are} lost unless you sign in again before you quit.`
  },
  eraseTitle: (store: string) => `Sign out of ${store} and erase its data?`,
  /** @param unsaved drafts, or `null` where nobody can tell any more */
  eraseBody: (waiting: number, unsaved: number | null) => {
    const edits =
      waiting === 1
        ? '1 edit was not delivered. It is lost for good.'
        : `${waiting} edits were not delivered. They are lost for good.`
    const drafts =
      unsaved === 1
        ? '1 draft was not saved. It is lost for good.'
        : `${unsaved} drafts were not saved. They are lost for good.`
    const nothing =
      unsaved === null
        ? 'No edit is waiting.'
        : 'No edit is waiting, so nothing is lost that the store does not have.'
    const lost = [waiting > 0 ? edits : '', unsaved ? drafts : ''].filter(Boolean).join(' ')
    return `Customers, history and drafts of this store are deleted from this machine. ${lost || nothing}`
  },
  eraseYes: (waiting: number, unsaved: number) => {
    const edits = waiting === 1 ? '1 edit' : `${waiting} edits`
    const drafts = unsaved === 1 ? '1 draft' : `${unsaved} drafts`
    const lost = [waiting > 0 ? edits : '', unsaved > 0 ? drafts : ''].filter(Boolean).join(' and ')
    return lost ? `Erase, and lose ${lost}` : 'Erase'
  },
  eraseHalf: 'The data was erased, but signing out did not work',
  eraseHalfMore: 'What waits was brought back from the journal, and the customers are downloaded again.',
  about: 'About',
  version: 'Version',
  host: 'Runs on',
  hosts: { electron: 'Electron', chromium: 'Chromium host, for development' },
  log: 'Log',
  logHint: 'Trouble is written to counterfoil.log beside the data. It has no token and no customer in it.',
  secrecy: 'Nothing is sent to anybody but your store.',
}
