import type { ProblemCode } from '../../../shared/answer.ts'

/** The first screen. */
export const signIn = {
  tagline: 'Edit your customers anywhere, connected or not.',
  promises: {
    offline: 'Works without a connection',
    kept: 'Keeps each saved edit until the store has confirmed it',
    seen: 'Overwrites nothing that you have not seen',
  },
  /** What the name means, as a dictionary says it. */
  meaning: 'the stub that stays in the book and shows what was handed out',
  titleAgain: 'Welcome back',
  titleAdd: 'Add a store',
  goOn: 'Go on with',
  goOnWith: (store: string) => `Go on with ${store}`,
  connectTitle: 'Connect your store',
  connectAnother: 'Connect another store',
  hash: 'Store hash',
  hashHint: 'A short word, or the API path that it stands in',
  hashFound: (hash: string) => `Store hash: ${hash}`,
  hashNeeded: 'Enter the store hash. It stands in the API path of the credentials file.',
  token: 'Access token',
  tokenHint: 'Goes to the keychain and is not shown again',
  tokenHintNoKeychain: 'Is not shown again',
  tokenNeeded: 'Enter the access token of the API account.',
  show: 'Show',
  hide: 'Hide',
  connect: 'Connect',
  file: 'Or use the credentials file: drop it here, paste it, or',
  chooseFile: 'choose it',
  dropHere: 'Drop the credentials file to connect',
  where: 'Where do I find these?',
  whereSteps: [
    'In the control panel of your store, open Settings, then Store-level API accounts.',
    'Create an API account. Give it “Customers: modify” and “Information & settings: read-only”.',
    'Save it. Your browser downloads a text file with everything in it: drop that file here.',
  ],
  practiceTitle: 'Just looking?',
  practiceHint: 'A made-up store with 2,000 customers, on this machine. Nothing you do in it goes anywhere.',
  practice: 'Try the practice store',
  checking: 'Asking the store',
  // Where no keychain works.
  noKeychain: 'This system has no working keychain',
  noKeychainMore: 'It is where the token should be kept. The system says:',
  install: 'This command installs one:',
  copied: 'Copied',
  keychainShut:
    'The token of this store is in the keychain, and that does not work now. Unlock it and try again, or enter the token below.',
  checkAgain: 'Check again',
  stillNone: 'There is still no working keychain.',
  nowReady: 'The keychain works now.',
  keepTitle: 'How should the token be kept?',
  keepMemory: 'Only until I quit',
  keepMemoryHint:
    'Nothing stays on this machine: at the next start you enter the token again, and edits that were not delivered by then are lost.',
  keepPassphrase: 'Under a passphrase',
  keepPassphraseHint:
    'The token and your customers stay on this machine, locked. You enter the passphrase at each start; if you forget it, nobody can open them.',
  passphrase: 'Passphrase',
  passphraseHint: 'Four or more random words are good',
  passphraseNeeded: 'Enter the passphrase.',
  passphraseShort: (least: number) => `At least ${least} characters.`,
  passphraseAgain: 'The same again',
  passphraseDiffers: 'The two passphrases differ.',
  strength: { weak: 'Easy to guess', fair: 'Fair', strong: 'Strong' },
  unlock: 'Unlock',
  unlockHint: (store: string) => `${store} is locked with a passphrase.`,
  /** Words that are different on this screen from everywhere else. */
  problems: {
    'token-rejected': {
      what: 'The store does not accept this token.',
      todo: 'Copy the access token again. It is neither the client ID nor the client secret.',
    },
    'no-permission': {
      what: 'This token may not read the customers, or the store hash belongs to another store.',
      todo: 'Check the hash, or make an API account with “Customers: modify”.',
    },
    'store-not-found': {
      what: 'There is no store with this hash.',
      todo: 'Compare it with the API path in the credentials file.',
    },
    unreachable: {
      what: 'The store cannot be reached.',
      todo: 'Check the connection of this machine, then try again.',
    },
    'timed-out': { what: 'The store did not answer in time.', todo: 'Try again.' },
    'connection-lost': { what: 'The connection broke off.', todo: 'Try again.' },
    'rate-limited': { what: 'The store asks for a pause.', todo: 'Try again in half a minute.' },
    'server-error': { what: 'The store has trouble of its own.', todo: 'Try again in a minute.' },
    'bad-answer': {
      what: 'What answered was not the store.',
      todo: 'A network that asks to log in first does that. Open a web page, then try again.',
    },
    'not-signed-in': {
      what: 'The token of this store is not kept any more.',
      todo: 'Enter it again. What was on this machine is still here.',
    },
    'passphrase-wrong': {
      what: 'This is not the passphrase of this machine.',
      todo: 'All stores here share one. Enter the one you chose first.',
    },
    'disk-full': { what: 'The disk is full.', todo: 'Make room, then try again.' },
    'disk-error': { what: 'The disk could not be written.', todo: 'Try again, or restart the app.' },
  } as Partial<Record<ProblemCode, { readonly what: string; readonly todo: string }>>,
}
