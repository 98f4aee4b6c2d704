import type { OutboxGroup } from '../../components/outbox/rows.ts'

/** The edits that wait, and what can be done about them. */
export const outbox = {
  list: 'Waiting edits',
  detail: 'The chosen edit',
  summary: (written: string, count: number, need: number, isHeld: boolean) => {
    if (count === 1) {
      if (need === 1) return '1 edit waits, and it needs you.'
      return isHeld ? '1 edit waits.' : '1 edit waits. It goes by itself.'
    }
    if (need === 0) return isHeld ? `${written} edits wait.` : `${written} edits wait. All go by themselves.`
    if (need === count) return `${written} edits wait, and all need you.`
    return `${written} edits wait. ${need === 1 ? '1 needs you.' : `${need} need you.`}`
  },
  oldest: (label: string, since: string, why: string) => `Oldest: ${label}, saved ${since}. ${why}`.trim(),
  justNow: 'just now',
  groups: { person: 'Needs you', going: 'Goes by itself', held: 'Stays here for now' } satisfies Record<
    OutboxGroup,
    string
  > as Record<OutboxGroup, string>,
  asksYou: 'Asks you',
  /** Two fields by name, the rest by number. */
  andMore: (fields: string, more: number) => `${fields} and ${more} more`,

  emptyTitle: 'Nothing waits',
  emptyText:
    'All that was saved is in the store. What you save without a connection waits here until it can go.',
  toCustomers: 'Go to the customers',
  toHistory: 'See what was delivered',

  // the state of the whole
  status: {
    sending: (done: string, all: string) => `Sending: ${done} of ${all}`,
    rate: (perMinute: string, left: string) => `${perMinute} a minute, about ${left} left`,
    rateUnknown: 'Just begun',
    stopped: 'Sending is paused',
    stoppedMore: 'Everything stays here until you go on.',
    waitsForToken: 'Sending waits for a new token',
    waitsForSignIn: 'Sending waits until you are signed in',
    blockedMore: 'Nothing is lost. It goes on by itself.',
    signInMore: 'Nothing is lost. It goes on once you are signed in to this store.',
    rateLimited: 'The store asked for a pause',
    rateLimitedMore: (when: string) => `It goes on by itself ${when}.`,
    unreachable: 'The store cannot be reached',
    unreachableMore: (when: string) => `Everything goes by itself once it can. Next try ${when}.`,
    unreachableSoon: 'Everything goes by itself once it can.',
    onlyPerson: 'What is left needs you',
    onlyPersonMore: 'Nothing goes by itself before you have decided.',
    waiting: 'Ready to go',
    waitingMore: (when: string) => `Next try ${when}.`,
    goingSoon: 'It goes in a moment.',
  },
  newToken: 'Enter a new token',
  toSignIn: 'Go to the settings',
  pause: 'Pause sending',
  resume: 'Go on sending',
  discardNeeding: (count: string) => `Discard the ${count} that need you …`,
  discardAll: (count: string) => `Discard all ${count} …`,
  discardQuestion: (count: number, written: string) =>
    count === 1 ? 'Discard 1 edit?' : `Discard ${written} edits?`,
  discardBody: 'They are not sent. The customers stay as the store has them. The history keeps a record.',
  discardYes: 'Discard',

  // faults of the two copies
  faultsTitle: 'Something is wrong with the two copies of your edits',
  faultsText:
    'Counterfoil keeps every save twice, and counts both. What is wrong stands below. Nothing was deleted. Compare the history with what you remember, and keep this text for whoever looks after the app.',
  faultsCopied: 'Copied',

  // one edit
  openCustomer: 'Open the customer',
  edit: 'Edit',
  sendNow: 'Send now',
  lookNow: 'Look now',
  decide: 'Decide',
  goesNow: (label: string) => `The edit of ${label} goes now`,
  discarded: (label: string) => `Edit of ${label} discarded`,
  discardedMany: (count: number, written: string) =>
    count === 1 ? '1 edit discarded' : `${written} edits discarded`,
  sentAgain: (label: string) => `The edit of ${label} is sent again`,
  cannotDiscard: 'It is on its way and may be in the store already, so it cannot be discarded now.',
  behind: 'goes after an earlier edit of this customer',
  facts: {
    saved: 'Saved',
    saves: 'Saves in it',
    tries: 'Tries',
    next: 'Next try',
    answer: 'Answer',
  },
  noTries: 'none yet',
  soon: 'at once',
  changes: 'What changes',

  // refused
  refusedTitle: 'The store will not take this',
  storeSays: 'The store says',
  noWords: 'It gave no reason.',
  repairHint: 'Change what it does not like, or send it as it is.',
  sendRepaired: 'Save and send again',
  sendUnchanged: 'Send as it is',
  newPassword: 'New password',
  newPasswordHint: 'Leave it empty to send the one that waits.',

  // gone
  goneTitle: 'This customer is not in the store any more',
  goneText: 'Somebody deleted it. If it comes back, the edit can still be sent; otherwise discard it.',
  keep: 'Try once more',

  // a password that is too old
  passwordTitle: 'The new password is more than a day old',
  passwordText: 'It was typed some time ago and nobody can see it. Is it still the one to set?',
  passwordSend: 'Send this password',
  passwordType: 'Type another',
  passwordSave: 'Send the other one',

  // in conflict
  conflictTitle: 'Somebody changed the same in the store',
  conflictText: 'You decide, field by field, what the store shall have.',

  // not readable
  unreadableTitle: 'This version cannot read this edit',
  unreadableText:
    'It comes from another version or was damaged. It is kept and never sent. Export it before you discard it.',
  raw: 'As it stands on the disk',
  exportRaw: 'Export as a file',
  next: 'Next edit',
  previous: 'Previous edit',
  discardOne: 'Discard the chosen edit',
  /** What is wrong with what was typed. */
  problems: {
    required: 'This must not be empty.',
    tooShort: (min: string) => `At least ${min} characters.`,
    tooLong: (max: string, length: string) => `At most ${max} characters; these are ${length}.`,
    notAnEmail: 'This is not an email address.',
    notAnAmount: 'This is not an amount.',
    negative: 'An amount cannot be below zero.',
    tooManyDecimals: (decimals: string) => `At most ${decimals} decimal places.`,
    notAGroup: 'Choose a group.',
  },
}
