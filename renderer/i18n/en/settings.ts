import { plural } from './plural.ts'
import type { KeptIn } from '../../../shared/session.ts'

export const settings = {
  appearance: 'Appearance',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  density: 'Density',
  densities: { comfortable: 'Comfortable', compact: 'Compact' },
  language: 'Language',
  languageOfSystem: (language: string) => `System (${language})`,
  store: 'This store',
  name: 'Name',
  hash: 'Store hash',
  currency: 'Currency',
  noCurrency: 'The token doesn’t have access to the currency, so amounts are shown without one.',
  keptIn: 'Token',
  kept: {
    keychain: 'In the system keychain',
    passphrase: 'On this computer, protected by your passphrase',
    memory: 'In memory, until you quit',
  } satisfies Record<KeptIn, string> as Record<KeptIn, string>,
  changeToken: 'Change token',
  reserve: 'Requests reserved for other apps',
  reserveHint: (left: string, total: string) =>
    `The store allows all its apps together ${total} requests per time window. Counterfoil leaves ${left} of them to other apps.`,
  reserveHintPlain:
    'The store limits the requests of all its apps together. Counterfoil leaves this share to other apps.',
  lastPull: 'Customers',
  fetchNow: 'Fetch changes now',
  findDeleted: 'Find deleted customers',
  findDeletedHint: 'Compares every customer with the store. This also runs automatically about once a day.',
  lookedForDeleted: 'Compared all customers with the store',
  stores: 'Stores',
  storesHint: 'Each store has its own customers and outbox. Edits are only sent to the store they belong to.',
  open: 'In use',
  switch: 'Switch',
  data: 'Data on this computer',
  dataHint: 'Encrypted with a key that’s kept in the keychain.',
  dataHintPassphrase: 'Encrypted with a key that’s protected by your passphrase.',
  dataHintMemory: 'Encrypted with a key that’s discarded when you quit. After that, the data can’t be read.',
  customers: 'Customers',
  waiting: 'Edits waiting',
  counterfoils: 'Counterfoils',
  size: 'Size on disk',
  sizeWords: (used: string, room: string) => `${used} of about ${room} available`,
  mayBeCleared:
    'The system may clear this data if the disk runs out of space. The journal keeps a second copy of your edits.',
  signOut: 'Sign out',
  signOutHint: 'Removes the token. Customers and waiting edits stay here, encrypted, for next time.',
  signOutHintMemory: 'Removes the token. Customers and waiting edits stay here until you quit.',
  eraseHint: 'Also deletes this store’s data from this computer. Nothing changes in the store itself.',
  signOutErase: 'Sign out and erase',
  signOutTitle: (store: string) => `Sign out of ${store}?`,
  signOutBody: (waiting: number) =>
    'The token is removed. Downloaded data stays on this computer, encrypted. ' +
    (waiting === 0
      ? 'No edits are waiting.'
      : plural(waiting, {
          one: '1 waiting edit stays too and is sent after you sign in again.',
          other: `${waiting} waiting edits stay too and are sent after you sign in again.`,
        })),
  signOutBodyMemory: (waiting: number, unsaved: number) => {
    const begin = 'The token is removed, and nothing is stored on this computer after you quit. '
    if (waiting + unsaved === 0) return `${begin}No edits are waiting.`
    const edits = plural(waiting, { one: '1 undelivered edit', other: `${waiting} undelivered edits` })
    const drafts = plural(unsaved, { one: '1 unsaved draft', other: `${unsaved} unsaved drafts` })
    const what = [waiting > 0 ? edits : '', unsaved > 0 ? drafts : ''].filter(Boolean).join(' and ')
    return `${begin}${what} will be lost unless you sign in again before you quit.`
  },
  eraseTitle: (store: string) => `Sign out of ${store} and erase its data?`,
  /** @param unsaved drafts, or `null` where they can’t be counted */
  eraseBody: (waiting: number, unsaved: number | null) => {
    const edits = plural(waiting, {
      one: '1 edit hasn’t been delivered and will be lost permanently.',
      other: `${waiting} edits haven’t been delivered and will be lost permanently.`,
    })
    const drafts = plural(unsaved ?? 0, {
      one: '1 draft hasn’t been saved and will be lost permanently.',
      other: `${unsaved} drafts haven’t been saved and will be lost permanently.`,
    })
    const nothing =
      unsaved === null
        ? 'No edits are waiting.'
        : 'No edits are waiting, so nothing is lost that isn’t in the store.'
    const lost = [waiting > 0 ? edits : '', unsaved ? drafts : ''].filter(Boolean).join(' ')
    return `This store’s customers, history, and drafts are deleted from this computer. ${lost || nothing}`
  },
  eraseYes: (waiting: number, unsaved: number) => {
    const edits = plural(waiting, { one: '1 edit', other: `${waiting} edits` })
    const drafts = plural(unsaved, { one: '1 draft', other: `${unsaved} drafts` })
    const lost = [waiting > 0 ? edits : '', unsaved > 0 ? drafts : ''].filter(Boolean).join(' and ')
    return lost ? `Erase and lose ${lost}` : 'Erase'
  },
  eraseHalf: 'The data was erased, but signing out failed',
  eraseHalfMore: 'Waiting edits were restored from the journal, and the customers will be downloaded again.',
  about: 'About',
  version: 'Version',
  host: 'Runs on',
  hosts: { electron: 'Electron', chromium: 'Chromium host (for development)' },
  log: 'Log',
  logHint:
    'Problems are logged to counterfoil.log next to the data. The log contains no tokens or customer data.',
  showLicenses: 'Show licenses',
  licenses: 'Licenses of the software in Counterfoil',
  licensesMissing: 'The list of licenses is missing from this build.',
  secrecy: 'Counterfoil only connects to your store, and to GitHub for updates.',
}
