/** Fields that two people changed, and what the store shall have. */
export const conflicts = {
  list: 'Edits in conflict',
  detail: 'The chosen conflict',
  summary: (count: number) =>
    count === 1
      ? 'Somebody changed the same field of a customer as you did. You decide.'
      : `In ${count} edits somebody changed the same field as you did. You decide.`,

  emptyTitle: 'No conflicts',
  emptyText:
    'When you and somebody else change the same field of a customer, neither wins by chance: both values are shown here, and you decide. Fields that only one of you changed go through without a question.',
  toOutbox: 'See what waits',

  // one conflict
  base: 'When you began',
  mine: 'Yours',
  theirs: 'In the store now',
  other: 'Something else',
  otherFor: (field: string) => `${field}: another value`,
  chooseFor: (field: string) => `What shall the store have for “${field}”?`,
  allMine: 'All mine',
  allTheirs: 'All theirs',
  changedAgain: 'The store changed it again after you had chosen. Please look once more.',
  both: (amount: string) => `Both changes together: ${amount}`,
  gained: (amount: string) => `${amount} more than when you began`,
  lost: (amount: string) => `${amount} less than when you began`,
  apart: (amount: string) => `The two are ${amount} apart.`,

  // what comes of it
  effect: {
    open: 'Not decided yet',
    keeps: 'Keeps what the store has',
    invalid: 'Cannot be sent like this',
    sends: (value: string) => `Will send: ${value}`,
    sendsEmpty: 'Will empty the field',
  },
  plan: {
    sends: (fields: string) => `Will send ${fields}.`,
    also: (fields: string) => `${fields} goes along; nobody else touched it.`,
    keeps: (fields: string) => `Keeps the store’s ${fields}.`,
    open: (fields: string) => `Still to decide: ${fields}. Until then nothing is sent.`,
    nothing: 'Nothing is sent, and the edit ends.',
  },
  settle: 'Decide',
  settlePart: (done: string, all: string) => `Decide ${done} of ${all}`,
  decided: (label: string) => `Decided. The edit of ${label} can go`,
  partlyDecided: (label: string, left: number) =>
    left === 1 ? `Decided. 1 field of ${label} is left` : `Decided. ${left} fields of ${label} are left`,
  gaveUp: (label: string) => `Decided. ${label} stays as the store has it`,
  next: 'Next conflict',
  previous: 'Previous conflict',
  left: (count: number) => (count === 1 ? '1 conflict left' : `${count} conflicts left`),
  noneLeft: 'No conflicts left',
}
