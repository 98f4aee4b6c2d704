import { plural } from './plural.ts'

/** Fields that two people changed, and which value the store keeps. */
export const conflicts = {
  list: 'Edits in conflict',
  detail: 'Selected conflict',
  summary: (count: number) =>
    plural(count, {
      one: 'Someone changed the same field as you. Choose which value to keep.',
      other: `In ${count} edits, someone changed the same field as you. Choose which values to keep.`,
    }),

  emptyTitle: 'No conflicts',
  emptyText:
    'When you and someone else change the same field of a customer, both values appear here and you choose. Fields that only one of you changed are sent without asking.',
  toOutbox: 'View outbox',

  // one conflict
  base: 'When you started',
  mine: 'Yours',
  theirs: 'In the store now',
  other: 'Another value',
  otherFor: (field: string) => `${field}: another value`,
  chooseFor: (field: string) => `Which value should the store keep for ${field}?`,
  allMine: 'Keep all mine',
  allTheirs: 'Keep all from the store',
  changedAgain: 'The value in the store changed again after you chose. Please review it.',
  both: (amount: string) => `Both changes together: ${amount}`,
  gained: (amount: string) => `${amount} more than when you started`,
  lost: (amount: string) => `${amount} less than when you started`,
  apart: (amount: string) => `The two values differ by ${amount}.`,

  // what comes of it
  effect: {
    open: 'Not decided yet',
    keeps: 'Keeps the store’s value',
    invalid: 'Can’t be sent like this',
    sends: (value: string) => `Sends ${value}`,
    sendsEmpty: 'Clears the field',
  },
  plan: {
    sends: (fields: string) => `Sends ${fields}.`,
    also: (fields: string) => `Also sends ${fields}, which no one else changed.`,
    keeps: (fields: string) => `Keeps the store’s ${fields}.`,
    open: (fields: string) => `Still to decide: ${fields}. Nothing is sent until then.`,
    nothing: 'Nothing is sent and the edit is closed.',
  },
  resolve: 'Resolve',
  resolvePart: (done: string, all: string) => `Resolve ${done} of ${all}`,
  resolved: (label: string) => `Conflict resolved. The edit to ${label} will be sent`,
  partlyResolved: (label: string, left: number) =>
    plural(left, {
      one: `Saved. 1 field of ${label} is left to decide`,
      other: `Saved. ${left} fields of ${label} are left to decide`,
    }),
  discarded: (label: string) => `Conflict resolved. ${label} stays as it is in the store`,
  next: 'Next conflict',
  previous: 'Previous conflict',
  left: (count: number) => plural(count, { one: '1 conflict left', other: `${count} conflicts left` }),
  noneLeft: 'No conflicts left',
}
