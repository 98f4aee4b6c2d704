import { plural } from './plural.ts'
import type { BulkChange } from '../../domain/bulk/change.ts'
import type { SpreadsheetChange } from '../../domain/sheet/spreadsheet-change.ts'
import type { BulkSaveProgress } from '../../sync/bulk/bulk-save.ts'

/** Changing many customers at once; also what an import says of saving and of rows. */
export const bulk = {
  /** `written` is the number as the language writes it. */
  change: (count: number, written: string) =>
    plural(count, { one: 'Change 1 customer', other: `Change ${written} customers` }),
  showProgress: (state: BulkSaveProgress['kind'], part: string) =>
    state === 'paused'
      ? `Saving is paused, ${part} done`
      : state === 'failed'
        ? `Saving stopped, ${part} done`
        : `Saving, ${part} done`,
  description: 'Review every change before you save. You can undo it until it’s sent.',
  what: 'What to change',
  kinds: {
    group: 'Customer group',
    'tax-category': 'Tax-exempt category',
    notes: 'Add a line to the notes',
    credit: 'Store credit',
    'must-change-password': 'Password at next login',
    'force-reset': 'Force a password reset',
  } satisfies Record<BulkChange['kind'], string> as Record<BulkChange['kind'], string>,
  newGroup: 'New group',
  newCategory: 'New category',
  categoryHint: 'Leave empty to remove the category.',
  line: 'Line to add',
  lineHint: 'Added below the existing notes.',
  lineEmpty: 'Enter the line to add.',
  creditHow: 'Change',
  creditWays: {
    set: 'Set to an amount',
    add: 'Add an amount',
    subtract: 'Subtract an amount',
    raise: 'Raise by a percentage',
    lower: 'Lower by a percentage',
  },
  amount: 'Amount',
  percent: 'Percent',
  notPercent: 'Enter a number, such as 10 or 2.5.',
  atMostHundred: 'Enter at most 100 percent.',
  creditHint: 'Results are rounded to the store’s decimal places.',
  stopsAtZero: 'Balances below this become 0',
  stopsAtZeroHint: 'Otherwise, these customers are skipped.',
  passwordChoice: 'At next login',
  mustChange: 'Require a new password',
  needNotChange: 'Keep the current password',
  forceReset:
    'The store asks each customer for a new password at the next login. This setting can’t be read back, ' +
    'so the preview only shows that it will be sent.',

  preview: 'Preview',
  checking: (done: string, total: string) => `Checking ${done} of ${total}`,
  rows: 'Customers and changes',
  filter: 'Show',
  filters: {
    all: 'All',
    change: 'Changes',
    doubt: 'Left out',
    same: 'Nothing to change',
    problem: 'Can’t be changed',
  },
  row: (number: string) => `Row ${number}`,
  unchanged: 'Nothing to change',
  save: (count: number, written: string) =>
    plural(count, { one: 'Save 1 change', other: `Save ${written} changes` }),
  nothingToSave: 'There’s nothing to change.',
  leftOut: (count: number, written: string) =>
    plural(count, {
      one: '1 can’t be changed and is skipped',
      other: `${written} can’t be changed and are skipped`,
    }),

  saving: (done: string, total: string) => `${done} of ${total} saved`,
  rate: (perSecond: string) => `${perSecond} per second`,
  timeLeft: (span: string) => `${span} left`,
  paused: 'Paused',
  failed: 'Saving stopped. Changes saved so far are safe.',
  pause: 'Pause',
  resume: 'Resume',
  stop: 'Stop',
  /** What is being saved while its dialog is closed. */
  jobName: {
    bulk: (count: number, written: string) =>
      plural(count, { one: 'Change for 1 customer', other: `Change for ${written} customers` }),
    import: (count: number, written: string) =>
      plural(count, { one: 'Import of 1 change', other: `Import of ${written} changes` }),
  },
  jobStatus: (what: string, state: BulkSaveProgress['kind'], saved: string) =>
    state === 'paused'
      ? `${what} paused: ${saved} saved`
      : state === 'failed'
        ? `${what} stopped: ${saved} saved`
        : `${what}: ${saved} saved`,
  showJob: (words: string) => `${words}. View`,
  /** Where the store is left before all is saved. */
  unfinished: (done: string, total: string, left: number, written: string) =>
    `${done} of ${total} changes are saved. ` +
    plural(left, {
      one: '1 isn’t saved yet and would be lost.',
      other: `${written} aren’t saved yet and would be lost.`,
    }),
  leaveTitle: 'Switch stores before everything is saved?',
  leaveBody: 'Saved changes stay on this computer and are sent when you open this store again.',
  leaveYes: (count: number, written: string) =>
    plural(count, { one: 'Switch and lose 1 change', other: `Switch and lose ${written} changes` }),
  inBackground: 'Saving continues when you close this window.',
  saved: (count: number, written: string) =>
    plural(count, { one: '1 change saved.', other: `${written} changes saved.` }),
  savedMore: (count: number): string =>
    plural(count, {
      one: 'It will be sent automatically. You can undo it until then.',
      other: 'They will be sent automatically. You can undo them until then.',
    }),
  stopped: (count: number, written: string, total: string) =>
    plural(count, { one: `Stopped. 1 of ${total} saved.`, other: `Stopped. ${written} of ${total} saved.` }),
  nothingSaved: 'Nothing was saved.',
  alreadyWanted: 'All customers already had these values, so nothing was saved.',
  undoAll: (count: number): string => plural(count, { one: 'Undo', other: 'Undo all' }),
  undoingCount: (done: string, total: string) => `${done} of ${total} undone`,
  undoLast: (count: number, written: string) =>
    plural(count, { one: 'Undo the last change', other: `Undo the last ${written} changes` }),
  notYet: 'A bulk change is still running. You can undo it when it’s finished.',
  undone: (count: number, written: string) =>
    count === 0
      ? 'Nothing was undone.'
      : plural(count, { one: '1 change undone.', other: `${written} changes undone.` }),
  notUndone: (count: number, written: string) =>
    plural(count, {
      one: '1 was already being sent or was changed again. You can restore it from the history.',
      other: `${written} were already being sent or were changed again. You can restore them from the history.`,
    }),
  openOutbox: 'Open outbox',
  sharesEmail: 'Another customer has this email too. The store may reject it.',
  leftOutNow: 'Left out',
  /** Why a value of a sheet is left out. */
  doubts: {
    zeros: 'only the spreadsheet removed leading zeros or a plus',
    rounded: 'only the spreadsheet shortened the number',
    spaces: 'only the spreadsheet changed spaces or line breaks',
    letters: 'only the spreadsheet stored the accents differently',
    date: 'only the spreadsheet turned it into a date',
    cut: 'only the spreadsheet cut it off',
    capitals: 'only the spreadsheet turned it into true or false',
    damaged: 'the letters look damaged',
    currency: 'it’s in another currency',
  } satisfies Record<SpreadsheetChange | 'damaged' | 'currency', string> as Record<
    SpreadsheetChange | 'damaged' | 'currency',
    string
  >,

  reasons: {
    'not-here': 'This customer isn’t on this computer yet. Wait for the download, then try again.',
    'credit-too-small': 'There isn’t enough store credit.',
    'no-key': 'The row doesn’t say which customer it’s for.',
    'not-an-id': (text: string) => `“${text}” isn’t a customer ID.`,
    'no-such-customer': (text: string) => `No customer was found with “${text}”.`,
    'email-twice': (text: string, count: string) =>
      `${count} customers have the email ${text}. Use their IDs instead.`,
    'id-and-email': (id: string, email: string) =>
      `The ID ${id} and the email ${email} belong to different people.`,
    'id-and-name': (id: string, name: string) =>
      `The ID ${id} and the name ${name} belong to different people.`,
    'not-a-whole-name': (text: string) => `“${text}” isn’t a first and a last name.`,
    'cell-error': 'A formula in the spreadsheet failed.',
    'row-twice': (first: string) => `Row ${first} is for the same customer.`,
    'broken-quotes': 'A quotation mark is missing or misplaced, so the cells can’t be separated.',
    'too-many-cells': 'The row has more cells than columns.',
    'unknown-group': (text: string) => `The store has no customer group called “${text}”.`,
    'group-twice': (text: string) => `Several groups are called “${text}”. Use the group’s ID instead.`,
    'not-yes-or-no': (text: string) => `“${text}” is neither yes nor no.`,
    'several-lines': 'This must be a single line.',
  },
}
