import type { Ending } from '../../../shared/edit.ts'
import type { ExportColumn } from '../../components/history/export.ts'

/** The counterfoils of edits that ended. */
export const history = {
  list: 'Counterfoils, newest first',
  summary: (count: string, isOne: boolean) =>
    isOne ? '1 edit has ended so far.' : `${count} edits have ended so far.`,
  found: (count: string, isAll: boolean) => (isAll ? `${count} found` : `${count} found so far …`),
  search: 'Search the history',
  searchHint: 'Name, field, value …',
  clearSearch: 'Clear the search',
  ending: 'How it ended',
  ofCustomer: (label: string) => `Only ${label}`,
  showAll: 'Show all customers',
  endings: {
    delivered: 'Delivered',
    discarded: 'Discarded',
    'nothing-left': 'Nothing left to send',
  } satisfies Record<Ending['kind'], string> as Record<Ending['kind'], string>,
  anyEnding: 'All endings',
  today: 'Today',
  yesterday: 'Yesterday',

  emptyTitle: 'No counterfoils yet',
  emptyText:
    'Each edit that the store has confirmed leaves its stub here: what was changed, when, and the answer.',
  emptyOfCustomer: 'No edit of this customer has ended yet.',
  noneTitle: 'Nothing found',
  noneText: 'No counterfoil has all of these words.',
  clear: 'Clear search and filter',
  failedTitle: 'The history could not be read',
  failedText: 'Nothing is lost. Try again, or restart the app.',

  answer: (status: number) => `Answer ${status}`,
  looked: 'It was in the store already',
  tries: (count: number) => (count === 1 ? '1 try' : `${count} tries`),
  saves: (count: number) => `${count} saves in one`,
  savedAt: (when: string) => `saved ${when}`,
  differs: 'The store wrote it differently',
  nothingLeft: 'It was set back, or the store had it already.',
  wasDiscarded: 'It was not sent.',
  gone: 'Its values cannot be read any more.',

  putBack: 'Put it back',
  putBackHint: 'Makes a new edit with the values from before',
  doAgain: 'Save it again',
  doAgainHint: 'Makes a new edit with the values that were not sent',
  putBackDone: (label: string) => `The values of ${label} from before are in the outbox`,
  doAgainDone: (label: string) => `The edit of ${label} is in the outbox again`,
  already: (label: string) => `${label} has these values already`,
  show: 'Show',
  openCustomer: 'Open the customer',

  export: 'Export',
  exportShown: (format: string) => `What is shown, as ${format}`,
  exportAll: (format: string) => `Everything, as ${format}`,
  exported: (count: string) => `${count} counterfoils exported`,
  fileName: 'counterfoil-history',
  columns: {
    ended: 'Ended (UTC)',
    saved: 'Saved (UTC)',
    customerId: 'Customer ID',
    customer: 'Customer',
    ending: 'Ending',
    status: 'Answer',
    tries: 'Tries',
    field: 'Field',
    before: 'Before',
    after: 'After',
    stored: 'As the store wrote it',
  } satisfies Record<ExportColumn, string> as Record<ExportColumn, string>,
  hidden: '(not shown)',
}
