import type { ProblemCode } from '../../../shared/answer.ts'

/** What went wrong, and what to do, in one or two short sentences each. */
interface Words {
  readonly what: string
  readonly todo: string
}

export const problems: Record<ProblemCode, Words> = {
  'hash-invalid': {
    what: 'This is not a store hash.',
    todo: 'It is a short word such as “x1y2z3”, or the API path from the credentials file.',
  },
  'token-invalid': {
    what: 'This cannot be an access token.',
    todo: 'Copy it again: one word, without spaces.',
  },
  'credentials-invalid': {
    what: 'No store and token were found in this text.',
    todo: 'Use the whole file that BigCommerce gave you, with the lines ACCESS TOKEN and API PATH.',
  },
  'token-rejected': {
    what: 'The store does not accept this token.',
    todo: 'Copy it again, or make a new API account in the control panel of your store.',
  },
  'no-permission': {
    what: 'This token may not do that.',
    todo: 'Make an API account with the scope “Customers: modify”.',
  },
  'store-not-found': {
    what: 'There is no store with this hash.',
    todo: 'Compare it with the API path in the credentials file.',
  },
  'not-signed-in': { what: 'Nobody is signed in.', todo: 'Sign in to the store again.' },
  'wrong-store': { what: 'Another store is open.', todo: 'Switch back to the store that this belongs to.' },
  'vault-unavailable': {
    what: 'The keychain of this system does not work.',
    todo: 'Unlock or install one, or keep the token another way.',
  },
  'passphrase-wrong': { what: 'This is not the passphrase.', todo: 'Try again.' },
  'key-missing': {
    what: 'The key of the data on this machine is missing or damaged.',
    todo: 'Sign in again, or erase the data of this store and download it anew.',
  },
  unreachable: {
    what: 'The store cannot be reached.',
    todo: 'Check the connection. Your edits are safe and go by themselves.',
  },
  'timed-out': { what: 'The store did not answer in time.', todo: 'It is tried again by itself.' },
  'connection-lost': {
    what: 'The connection broke off.',
    todo: 'It is tried again by itself.',
  },
  'rate-limited': {
    what: 'The store asks for a pause.',
    todo: 'Many requests were made. It goes on by itself.',
  },
  'server-error': { what: 'The store has trouble of its own.', todo: 'It is tried again by itself.' },
  'bad-answer': {
    what: 'The answer could not be understood.',
    todo: 'A network that asks to log in first answers like that; open a web page to see. It is tried again by itself.',
  },
  'not-found': { what: 'It is not there any more.', todo: 'Look at the list again.' },
  'too-large': {
    what: 'The answer was far too large.',
    todo: 'Something between here and the store answered instead. It is tried again by itself.',
  },
  aborted: { what: 'It was stopped.', todo: 'Try again.' },
  'disk-full': {
    what: 'The disk is full, so nothing was saved.',
    todo: 'Your input is still here. Make room and save again.',
  },
  'disk-error': {
    what: 'The disk could not be written, so nothing was saved.',
    todo: 'Your input is still here. Try again, or restart the app.',
  },
  'bad-argument': { what: 'This input cannot be used.', todo: 'Change it and try again.' },
  internal: {
    what: 'Something went wrong inside Counterfoil.',
    todo: 'Saved edits are safe. Try again, or restart the app.',
  },
}
