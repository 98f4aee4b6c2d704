import type { ProblemCode } from '../../../shared/answer.ts'

/** What went wrong, and what to do, in one or two short sentences each. */
interface Words {
  readonly what: string
  readonly todo: string
}

export const problems: Record<ProblemCode, Words> = {
  'hash-invalid': {
    what: 'That’s not a store hash.',
    todo: 'Enter a short code such as “x1y2z3”, or the API path from the credentials file.',
  },
  'token-invalid': {
    what: 'That’s not an access token.',
    todo: 'Copy it again. A token has no spaces.',
  },
  'credentials-invalid': {
    what: 'No store and token were found in this text.',
    todo: 'Use the complete file from BigCommerce, including the ACCESS TOKEN and API PATH lines.',
  },
  'token-rejected': {
    what: 'The store doesn’t accept this token.',
    todo: 'Copy it again, or create a new API account in your store’s control panel.',
  },
  'no-permission': {
    what: 'This token doesn’t have permission to do that.',
    todo: 'Create an API account with the “Customers: modify” scope.',
  },
  'store-not-found': {
    what: 'No store was found with this hash.',
    todo: 'Check it against the API path in the credentials file.',
  },
  'not-signed-in': { what: 'You’re not signed in.', todo: 'Sign in to the store again.' },
  'wrong-store': { what: 'A different store is open.', todo: 'Switch to the store this belongs to.' },
  'vault-unavailable': {
    what: 'The system keychain isn’t working.',
    todo: 'Unlock or install one, or store the token another way.',
  },
  'passphrase-wrong': { what: 'That’s not the passphrase.', todo: 'Try again.' },
  'key-missing': {
    what: 'The key for the data on this computer is missing or damaged.',
    todo: 'Sign in again, or erase this store’s data and download it again.',
  },
  unreachable: {
    what: 'Can’t reach the store.',
    todo: 'Check your connection. Your edits are safe and will be sent automatically.',
  },
  'timed-out': { what: 'The store didn’t respond in time.', todo: 'The app will try again automatically.' },
  'connection-lost': {
    what: 'The connection was lost.',
    todo: 'The app will try again automatically.',
  },
  'rate-limited': {
    what: 'The store is limiting requests.',
    todo: 'Too many requests were made. The app will continue automatically.',
  },
  'server-error': { what: 'The store is having problems.', todo: 'The app will try again automatically.' },
  'bad-answer': {
    what: 'The response couldn’t be read.',
    todo: 'The store sent something unexpected. The app will try again automatically.',
  },
  intercepted: {
    what: 'Something on this network responded instead of the store.',
    todo: 'Open a web page to sign in to this network. Everything continues automatically after that.',
  },
  'wrong-clock': {
    what: 'This computer’s date or time seems to be wrong.',
    todo: 'The store’s security certificate isn’t valid at that time. Set the clock, and everything continues automatically.',
  },
  unreadable: {
    what: 'The store’s record of this customer can’t be read.',
    todo: 'Counterfoil won’t overwrite it. View the details in the status bar and correct the record in the store.',
  },
  'not-found': { what: 'It no longer exists.', todo: 'Check the list again.' },
  'too-large': {
    what: 'The response was too large.',
    todo: 'Something on this network probably responded instead of the store. The app will try again automatically.',
  },
  aborted: { what: 'The action was stopped.', todo: 'Try again.' },
  'disk-full': {
    what: 'The disk is full, so nothing was saved.',
    todo: 'Your changes are still here. Free up some space and save again.',
  },
  'disk-error': {
    what: 'The disk couldn’t be written to, so nothing was saved.',
    todo: 'Your changes are still here. Try again, or restart the app.',
  },
  'newer-data': {
    what: 'A newer version of Counterfoil has used the data on this computer.',
    todo: 'Nothing was changed. Install the newest version to open it.',
  },
  'bad-argument': { what: 'This value can’t be used.', todo: 'Change it and try again.' },
  internal: {
    what: 'Something went wrong inside Counterfoil.',
    todo: 'Your saved edits are safe. Try again, or restart the app.',
  },
}
