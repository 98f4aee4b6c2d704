import { texts as en } from '../../../renderer/i18n/en/index.ts'

// What the story of `test/support/app/fixture-story.mjs` leaves behind, by the roles of its people.

/** What the outbox says of each. */
export const SHOWN = {
  refused: [en.states.edit.refused, en.outbox.refusedTitle, 'already in use', 'Okri & Co'],
  conflict: [en.states.edit.conflict, en.outbox.conflictTitle, '701', 'Lind & Daughters'],
  gone: [en.states.edit.gone, en.outbox.goneTitle, '801'],
  locked: ['Waiting', 'Rings twice'],
  serverError: ['Checking', '601'],
  crashed: ['Checking', '901'],
  queued: ['Waiting', '1001', 'Weber & Weber'],
  password: ['Password'],
} as const

/** The edits themselves, but for the one of the password. */
export const EDITS = {
  refused: {
    patch: { email: 'ada@example.org', company: 'Okri & Co' },
    base: { email: 'ben@example.org', company: 'Okri Books' },
  },
  conflict: { patch: { phone: '701', company: 'Lind & Daughters' }, base: { phone: '700', company: 'Lind' } },
  gone: { patch: { phone: '801' }, base: { phone: '' } },
  locked: { patch: { notes: 'Rings twice' }, base: { notes: '' } },
  serverError: { patch: { phone: '601' }, base: { phone: '600' } },
  crashed: { patch: { phone: '901' }, base: { phone: '900' } },
  queued: {
    patch: { phone: '1001', company: 'Weber & Weber' },
    base: { phone: '1000', company: '' },
    saves: 2,
  },
}

/** The counterfoils, newest first. */
export const ENDED = [
  {
    role: 'discarded',
    ending: { kind: 'discarded' },
    before: { notes: '' },
    after: { notes: 'Never sent' },
    tries: 0,
    saves: 1,
  },
  { role: 'nothingLeft', ending: { kind: 'nothing-left' }, tries: 0, saves: 2 },
  {
    role: 'deliveredOtherwise',
    ending: { kind: 'delivered', status: 200, differs: [{ field: 'notes', stored: 'Two bags' }] },
    after: { notes: 'Two bags  \n\n' },
    tries: 1,
    saves: 1,
  },
  {
    role: 'delivered',
    ending: { kind: 'delivered', status: 200, differs: [] },
    before: { phone: '100', company: 'Looms' },
    after: { phone: '101', company: 'Engines' },
    tries: 1,
    saves: 1,
  },
] as const
