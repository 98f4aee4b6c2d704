import type { ProblemCode } from '../../../shared/answer.ts'

/** The first screen. */
export const signIn = {
  tagline: 'Edit your customers anywhere, connected or not.',
  promises: {
    offline: 'Works without a connection',
    kept: 'Keeps every saved edit until the store confirms it',
    seen: 'Never overwrites anything you haven’t seen',
  },
  /** What the name means, as a dictionary says it. */
  meaning: 'the stub that stays in the book and shows what was handed out',
  titleAgain: 'Welcome back',
  titleAdd: 'Add a store',
  continueTitle: 'Continue with',
  continueWith: (store: string) => `Continue with ${store}`,
  connectTitle: 'Connect your store',
  connectAnother: 'Connect another store',
  hash: 'Store hash',
  hashHint: 'A short code, or the API path that contains it',
  hashFound: (hash: string) => `Store hash: ${hash}`,
  hashNeeded: 'Enter the store hash. You’ll find it in the API path in the credentials file.',
  token: 'Access token',
  tokenHint: 'Stored in the keychain and not shown again',
  tokenHintNoKeychain: 'Not shown again',
  tokenNeeded: 'Enter the API account’s access token.',
  show: 'Show',
  hide: 'Hide',
  connect: 'Connect',
  file: 'Or use the credentials file: drop it here, paste it, or',
  chooseFile: 'choose it',
  dropHere: 'Drop the credentials file to connect',
  where: 'Where do I find these?',
  whereSteps: [
    'In your store’s control panel, open Settings, then Store-level API accounts.',
    'Create an API account with the scopes “Customers: modify” and “Information & settings: read-only”.',
    'Save it. Your browser downloads a text file. Drop that file here.',
  ],
  practiceTitle: 'Just exploring?',
  practiceHint: 'A sample store with 2,000 made-up customers. Nothing leaves this computer.',
  practice: 'Try the practice store',
  checking: 'Connecting to the store',
  // Where no keychain works.
  noKeychain: 'This system has no working keychain',
  noKeychainMore: 'The token should be stored there. The system reports:',
  install: 'To install one, run:',
  copied: 'Copied',
  keychainLocked:
    'This store’s token is in the keychain, which isn’t available right now. Unlock it and try again, or enter the token below.',
  checkAgain: 'Check again',
  stillNone: 'There’s still no working keychain.',
  nowReady: 'The keychain is working now.',
  keepTitle: 'Where should the token be stored?',
  keepMemory: 'Only until I quit',
  keepMemoryHint:
    'Nothing is kept on this computer. Next time, you enter the token again, and any undelivered edits are lost.',
  keepPassphrase: 'Protected by a passphrase',
  keepPassphraseHint:
    'The token and your customers stay on this computer, encrypted. You enter the passphrase each time you open the app. If you forget it, they can’t be recovered.',
  passphrase: 'Passphrase',
  passphraseHint: 'Use four or more random words',
  passphraseNeeded: 'Enter the passphrase.',
  passphraseShort: (least: number) => `Use at least ${least} characters.`,
  passphraseAgain: 'Confirm passphrase',
  passphraseDiffers: 'The passphrases don’t match.',
  strength: { weak: 'Easy to guess', fair: 'Fair', strong: 'Strong' },
  unlock: 'Unlock',
  unlockHint: (store: string) => `${store} is protected by a passphrase.`,
  /** Words that are different on this screen from everywhere else. */
  problems: {
    'token-rejected': {
      what: 'The store doesn’t accept this token.',
      todo: 'Copy the access token again. Make sure it’s not the client ID or client secret.',
    },
    'no-permission': {
      what: 'This token can’t read customers, or the store hash belongs to a different store.',
      todo: 'Check the hash, or create an API account with “Customers: modify”.',
    },
    'store-not-found': {
      what: 'No store was found with this hash.',
      todo: 'Check it against the API path in the credentials file.',
    },
    unreachable: {
      what: 'Can’t reach the store.',
      todo: 'Check your internet connection, then try again.',
    },
    'timed-out': { what: 'The store didn’t respond in time.', todo: 'Try again.' },
    'connection-lost': { what: 'The connection was lost.', todo: 'Try again.' },
    'rate-limited': { what: 'The store is limiting requests.', todo: 'Try again in half a minute.' },
    'server-error': { what: 'The store is having problems.', todo: 'Try again in a minute.' },
    intercepted: {
      what: 'Something on this network responded instead of the store.',
      todo: 'Open a web page to sign in to this network, then try again.',
    },
    'wrong-clock': {
      what: 'This computer’s date or time seems to be wrong.',
      todo: 'The store’s security certificate isn’t valid at that time. Set the clock, then try again.',
    },
    'not-signed-in': {
      what: 'This store’s token is no longer stored.',
      todo: 'Enter it again. Your data on this computer is still here.',
    },
    'passphrase-wrong': {
      what: 'That’s not the passphrase for this computer.',
      todo: 'All stores on this computer share one passphrase. Enter the one you chose first.',
    },
    'disk-full': { what: 'The disk is full.', todo: 'Free up some space, then try again.' },
    'disk-error': { what: 'The disk couldn’t be written to.', todo: 'Try again, or restart the app.' },
  } as Partial<Record<ProblemCode, { readonly what: string; readonly todo: string }>>,
}
