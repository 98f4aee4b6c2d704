import type { BulkChange } from '../../components/bulk/change.ts'
import type { RunProgress } from '../../components/bulk/save-run.ts'

/** Changing many customers at once; also what an import says of saving and of rows. */
export const bulk = {
  /** `written` is the number as the language writes it. */
  change: (count: number, written: string) =>
    count === 1 ? 'Change 1 customer' : `Change ${written} customers`,
  showProgress: (state: RunProgress['kind'], part: string) =>
    state === 'paused'
      ? `Saving is paused, ${part} done`
      : state === 'failed'
        ? `Saving stands still, ${part} done`
        : `Saving, ${part} done`,
  description: 'You see every before and after, and can take it back until it is sent.',
  what: 'What to change',
  kinds: {
    group: 'Customer group',
    'tax-category': 'Tax-exempt category',
    notes: 'A line in the notes',
    credit: 'Store credit',
    'must-change-password': 'Password at the next login',
    'force-reset': 'Force a password reset',
  } satisfies Record<BulkChange['kind'], string> as Record<BulkChange['kind'], string>,
  newGroup: 'New group',
  newCategory: 'New category',
  categoryHint: 'Left empty, nobody of them has one any more.',
  line: 'Line to add',
  lineHint: 'It goes below the notes that are there.',
  lineEmpty: 'Type the line that is to be added.',
  creditHow: 'How',
  creditWays: {
    set: 'Set to an amount',
    add: 'Add an amount',
    subtract: 'Subtract an amount',
    raise: 'Raise by a percentage',
    lower: 'Lower by a percentage',
  },
  amount: 'Amount',
  percent: 'Percent',
  notPercent: 'Type a number, such as 10 or 2.5.',
  atMostHundred: 'At most 100 percent can be taken away.',
  creditHint: 'Results are rounded to the decimal places of the store.',
  stopsAtZero: 'Who has less goes down to zero',
  stopsAtZeroHint: 'Otherwise they are left as they are.',
  passwordChoice: 'At the next login',
  mustChange: 'They must choose a new password',
  needNotChange: 'They keep their password',
  forceReset:
    'The store asks each of them for a new password at the next login. This cannot be read back from the store, ' +
    'so the preview shows only that it is sent.',

  preview: 'Preview',
  checking: (done: string, total: string) => `Looking at ${done} of ${total}`,
  rows: 'Customers and what changes',
  filter: 'Show',
  filters: {
    all: 'All',
    change: 'Changes',
    same: 'Nothing to change',
    problem: 'Cannot go',
  },
  row: (number: string) => `Row ${number}`,
  unchanged: 'Nothing to change',
  save: (count: number, written: string) => (count === 1 ? 'Save 1 change' : `Save ${written} changes`),
  nothingToSave: 'There is nothing to change.',
  leftOut: (count: number, written: string) =>
    count === 1 ? '1 cannot go and is left out' : `${written} cannot go and are left out`,

  saving: (done: string, total: string) => `${done} of ${total} saved`,
  rate: (perSecond: string) => `${perSecond} per second`,
  timeLeft: (span: string) => `${span} left`,
  paused: 'Paused',
  failed: 'It stands still. What is saved so far is safe.',
  pause: 'Pause',
  resume: 'Go on',
  stop: 'Stop',
  /** What is being saved while its dialog is closed. */
  runOf: {
    bulk: (count: number, written: string) =>
      count === 1 ? 'Change for 1 customer' : `Change for ${written} customers`,
    import: (count: number, written: string) =>
      count === 1 ? 'Import of 1 change' : `Import of ${written} changes`,
  },
  runIs: (what: string, state: RunProgress['kind'], saved: string) =>
    state === 'paused'
      ? `${what} is paused: ${saved} saved`
      : state === 'failed'
        ? `${what} stands still: ${saved} saved`
        : `${what}: ${saved} saved`,
  showRun: (words: string) => `${words}. Show it`,
  /** Where the store is left before all is saved. */
  unfinished: (done: string, total: string, left: number, written: string) =>
    `${done} of ${total} changes are saved. ` +
    (left === 1
      ? '1 is not saved yet and would be lost.'
      : `${written} are not saved yet and would be lost.`),
  leaveTitle: 'Open another store before all is saved?',
  leaveBody: 'What is saved stays on this machine, and is sent when this store is open again.',
  leaveYes: (count: number, written: string) =>
    count === 1 ? 'Go on, and lose 1 change' : `Go on, and lose ${written} changes`,
  inBackground: 'It goes on when you close this.',
  saved: (count: number, written: string) => (count === 1 ? '1 change saved.' : `${written} changes saved.`),
  savedMore: (count: number): string =>
    count === 1
      ? 'It goes to the store by itself. Until then you can take it back.'
      : 'They go to the store by themselves. Until then you can take them back.',
  stopped: (count: number, written: string, total: string) =>
    count === 1 ? `Stopped: 1 of ${total} is saved.` : `Stopped: ${written} of ${total} are saved.`,
  nothingSaved: 'Nothing was saved.',
  alreadyWanted: 'All of them were like that by now; nothing had to be saved.',
  undoAll: (count: number): string => (count === 1 ? 'Take it back' : 'Take all back'),
  undoingCount: (done: string, total: string) => `${done} of ${total} taken back`,
  takeBack: (count: number, written: string) =>
    count === 1 ? 'Take back the last change' : `Take back the last ${written} changes`,
  notYet: 'A change for many is not finished. It can be taken back when it has ended.',
  undone: (count: number, written: string) =>
    count === 0
      ? 'Nothing was taken back.'
      : count === 1
        ? '1 change taken back.'
        : `${written} changes taken back.`,
  notUndone: (count: number, written: string) =>
    count === 1
      ? '1 was already on its way or changed again since; History can put it back.'
      : `${written} were already on their way or changed again since; History can put them back.`,
  openOutbox: 'Open the outbox',

  reasons: {
    'not-here': 'This customer is not on this machine. Wait for the download, then try again.',
    'credit-too-small': 'There is less store credit than that.',
    'no-key': 'The row does not say which customer it is about.',
    'not-an-id': (text: string) => `“${text}” is not a customer ID.`,
    'no-such-customer': (text: string) => `No customer here has “${text}”.`,
    'email-twice': (text: string, count: string) =>
      `${count} customers have the email ${text}. Use their IDs.`,
    'email-taken': (text: string) => `Another customer has the email ${text}.`,
    'row-twice': (first: string) => `Row ${first} is about the same customer.`,
    'broken-quotes': 'A quotation mark is missing or in the wrong place, so the cells cannot be told apart.',
    'too-many-cells': 'The row has more cells than there are columns.',
    'unknown-group': (text: string) => `The store has no customer group “${text}”.`,
    'group-twice': (text: string) => `Several groups are called “${text}”. Use the number of the group.`,
    'not-yes-or-no': (text: string) => `“${text}” is neither yes nor no.`,
    'several-lines': 'This must be a single line.',
  },
}
