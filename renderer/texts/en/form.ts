import type { FieldProblem } from '../../../shared/validate.ts'
import type { ShortenedNumber } from '../../sheet/cell-value.ts'

/** What is wrong with an input, and what would be right. */
function problem(what: FieldProblem | ShortenedNumber): string {
  switch (what.kind) {
    case 'required':
      return 'This cannot be empty.'
    case 'too-short':
      return `At least ${what.min} characters are needed.`
    case 'too-long':
      return `At most ${what.max} characters fit; these are ${what.length}.`
    case 'not-an-email':
      return 'An email address looks like name@example.com.'
    case 'not-an-amount':
      return 'Type an amount in digits.'
    case 'negative':
      return 'Store credit cannot be less than nothing.'
    case 'too-many-decimals':
      return what.decimals === 0
        ? 'This store has amounts without decimal places.'
        : `This store has amounts with ${what.decimals} decimal places.`
    case 'shortened-number':
      return 'A spreadsheet has shortened this number, and digits are lost. Make the column a column of text there, type the whole number again, and save the file anew.'
    case 'not-a-group':
      return 'Type the number of a group, or 0 for none.'
  }
}

export const form = {
  problem,
  title: (name: string) => `Customer ${name}`,
  back: 'Back to the list',
  close: 'Close',
  previous: 'Previous customer',
  next: 'Next customer',
  place: (at: string, total: string) => `${at} of ${total}`,
  atEnd: 'There is no further customer in this list.',
  menu: 'More about this customer',

  sections: {
    person: 'Person',
    account: 'Account',
    signIn: 'Signing in to the store',
    store: 'From the store',
    addresses: 'Addresses',
  },
  marks: {
    changed: 'changed',
    waiting: 'waiting',
    refused: 'refused',
    conflict: 'conflict',
  },
  markHelp: {
    changed: 'Typed and not saved yet',
    waiting: 'Saved here, waiting for the store',
    refused: 'The store did not take it',
    conflict: 'Somebody changed it in the store as well',
  },
  inStore: (value: string) => `In the store: ${value}`,
  putBack: 'Put back',
  isPutBack: (field: string) => `Put back: ${field}`,
  putBackField: (field: string) => `Put back ${field} to the value in the store`,
  meanwhile: (value: string) => `It became ${value} while you typed.`,
  takeTheirs: 'Take it',
  isTaken: (field: string) => `Taken from the store: ${field}`,
  keepMine: 'Keep mine',
  showConflict: 'Decide',
  refusedWords: (words: string) => `The store says: ${words}`,
  groupNumberHint: 'The number of the group in the control panel, or 0 for none.',
  resetHint: 'The store asks for a new password when the customer signs in.',
  forceHint: 'Sent once; the store does not say afterwards whether it was set.',

  password: {
    new: 'New password',
    again: 'New password again',
    show: 'Show what is typed',
    hide: 'Hide what is typed',
    set: 'Set a new password …',
    cancel: 'No new password',
    cancelled: 'No new password is set',
    hint: 'Most stores ask for at least 7 characters with letters and digits.',
    problems: {
      differs: 'These two are not the same.',
      'too-long': 'At most 1024 characters fit.',
    },
    waits: 'A new password waits for the store.',
  },

  facts: {
    id: 'Customer ID',
    created: 'Created',
    modified: 'Last changed in the store',
    marketing: 'Accepts marketing',
  },
  unknownDate: 'unknown',
  copy: (what: string) => `Copy ${what}`,
  copied: (what: string) => `Copied ${what}`,
  copyFailed: 'The clipboard could not be written. Select the text and copy it yourself.',

  addresses: {
    none: 'This customer has no address.',
    never: 'Not fetched yet.',
    neverOffline: 'Not fetched yet. They come when the store can be reached.',
    fetched: (when: string) => `Fetched ${when}`,
    fetch: 'Fetch addresses',
    again: 'Fetch again',
    residential: 'Home',
    commercial: 'Business',
  },

  changedCount: (count: number) =>
    count === 0 ? 'No changes' : count === 1 ? '1 field changed' : `${count} fields changed`,
  save: 'Save',
  discard: 'Discard changes',
  discarded: 'Changes discarded',
  typedAgain: (name: string) => `What was typed for ${name} is back`,
  nothingToSave: 'Nothing has changed, so there is nothing to save.',
  saved: (name: string) => `Saved: ${name}`,
  savedWaits: (name: string) => `Saved on this machine: ${name}. It goes when the store can be reached.`,
  takenBack: (name: string) => `${name} is as in the store again; nothing has to be sent.`,
  unchanged: (name: string) => `${name} already is like that.`,
  checkFields: (count: number) =>
    count === 1 ? '1 field needs another look before it can be saved.' : `${count} fields need another look.`,
  undone: (name: string) => `Took back the edit of ${name}`,
  tooLateToUndo: 'This edit is already on its way. The history can put the old values back.',

  banner: {
    refused: 'The store refused an edit of this customer.',
    refusedFix: 'Correct it and save again, or discard it in the outbox.',
    conflict: 'This customer was changed in the store as well.',
    conflictFix: 'Compare both and decide.',
    gone: 'The store says that this customer does not exist any more.',
    goneFix: 'The outbox keeps your edit until you decide.',
    deleted: 'This customer was deleted in the store.',
    deletedFix: 'What you see is the last that was known. Copy what you still need.',
    arrived: (fields: string) => `The store has just sent something new: ${fields}.`,
    arrivedFix: 'What you typed is untouched.',
    unreadable: 'An edit of this customer cannot be read by this version; it is kept.',
    openOutbox: 'Open the outbox',
    openConflicts: 'Decide',
    fine: 'All right',
  },
  missing: 'This customer is not on this machine',
  missingText: 'The download may not have come to them yet, or the store has no such customer.',
  missingOffline: 'They can be fetched when the store can be reached.',
  fetchNow: 'Fetch from the store',
  notInStore: 'The store has no such customer.',
  failed: 'This customer could not be read',

  actions: {
    save: 'Save this customer',
    refresh: 'Fetch again from the store',
    refreshed: (name: string) => `${name} is fresh from the store`,
    history: 'History of this customer',
    outbox: 'Waiting edits in the outbox',
    copyEmail: 'Copy the email address',
    colleagueEmail: 'A colleague changes the email',
    colleaguePhone: 'A colleague changes the phone number',
    colleagueDone: (field: string) => `A colleague at the counter has changed: ${field}`,
    newPassword: 'Set a new password',
  },
}
