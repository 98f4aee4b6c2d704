import { plural } from './plural.ts'
import type { OutboxGroup } from '../../domain/edits/outbox-rows.ts'

/** The edits that wait, and what can be done about them. */
export const outbox = {
  list: 'Waiting edits',
  detail: 'Selected edit',
  summary: (written: string, count: number, need: number, isHeld: boolean) => {
    if (need === count) {
      return plural(count, {
        one: '1 edit waiting, and it needs your attention',
        other: `${written} edits waiting, all need your attention`,
      })
    }
    if (need > 0) {
      return plural(need, {
        one: `${written} edits waiting, 1 needs your attention`,
        other: `${written} edits waiting, ${need} need your attention`,
      })
    }
    if (isHeld) return plural(count, { one: '1 edit waiting', other: `${written} edits waiting` })
    return plural(count, {
      one: '1 edit waiting. It will be sent automatically.',
      other: `${written} edits waiting. They will be sent automatically.`,
    })
  },
  oldest: (label: string, since: string, why: string) => `Oldest: ${label}, saved ${since}. ${why}`.trim(),
  justNow: 'just now',
  groups: { person: 'Action needed', going: 'Sending automatically', held: 'On hold' } satisfies Record<
    OutboxGroup,
    string
  > as Record<OutboxGroup, string>,
  confirmationNeeded: 'Confirmation needed',
  /** Two fields by name, the rest by number. */
  andMore: (fields: string, more: number) => `${fields} and ${more} more`,

  emptyTitle: 'Nothing waiting',
  emptyText:
    'Everything you saved is in the store. Edits you save while offline wait here until they can be sent.',
  toCustomers: 'Go to customers',
  toHistory: 'View delivered edits',

  // the state of the whole
  status: {
    sending: (done: string, all: string) => `Sending ${done} of ${all}`,
    rate: (perMinute: string, left: string) => `${perMinute} per minute, about ${left} left`,
    rateUnknown: 'Just started',
    stopped: 'Sending is paused',
    stoppedMore: 'Edits stay here until you resume.',
    waitsForToken: 'Sending is waiting for a new token',
    waitsForSignIn: 'Sending is waiting for you to sign in',
    blockedMore: 'Nothing is lost. Sending will resume automatically.',
    signInMore: 'Nothing is lost. Sending will resume once you sign in to this store.',
    rateLimited: 'The store is limiting requests',
    rateLimitedMore: (when: string) => `Sending resumes automatically ${when}.`,
    unreachable: 'Can’t reach the store',
    unreachableMore: (when: string) =>
      `Edits are sent automatically when the store is back. Next attempt ${when}.`,
    unreachableSoon: 'Edits are sent automatically when the store is back.',
    attentionNeeded: 'The remaining edits need your attention',
    attentionNeededMore: 'Nothing more is sent until you’ve decided.',
    waiting: 'Ready to send',
    waitingMore: (when: string) => `Next attempt ${when}.`,
    startingSoon: 'Sending starts in a moment.',
  },
  newToken: 'Enter new token',
  toSignIn: 'Open settings',
  pause: 'Pause sending',
  resume: 'Resume sending',
  discardNeeding: (count: string) => `Discard the ${count} that need attention…`,
  discardAll: (count: string) => `Discard all ${count}…`,
  discardQuestion: (count: number, written: string) =>
    plural(count, { one: 'Discard 1 edit?', other: `Discard ${written} edits?` }),
  discardBody:
    'They won’t be sent, and the customers stay as they are in the store. The history keeps a record.',
  discardYes: 'Discard',

  // faults of the two copies
  faultsTitle: 'The two copies of your edits don’t match',
  faultsText:
    'Counterfoil stores every save twice and compares the two. The differences are listed below. Nothing was deleted. Check the history against what you remember, and copy this text for the person who supports the app.',
  faultsCopied: 'Copied',

  // one edit
  openCustomer: 'Open customer',
  edit: 'Edit',
  sendNow: 'Send now',
  checkNow: 'Check now',
  resolve: 'Resolve',
  sendingNow: (label: string) => `Sending the edit to ${label} now`,
  discarded: (label: string) => `Edit to ${label} discarded`,
  discardedMany: (count: number, written: string) =>
    plural(count, { one: '1 edit discarded', other: `${written} edits discarded` }),
  sentAgain: (label: string) => `The edit to ${label} will be sent again`,
  cannotDiscard:
    'This edit is being sent and may already be in the store, so it can’t be discarded right now.',
  behind: 'sent after an earlier edit to this customer',
  facts: {
    saved: 'Saved',
    saves: 'Combined saves',
    tries: 'Attempts',
    next: 'Next attempt',
    answer: 'Response',
  },
  noTries: 'none yet',
  soon: 'now',
  changes: 'Changes',

  // refused
  refusedTitle: 'The store rejected this change',
  storeSays: 'Message from the store',
  noReason: 'The store didn’t give a reason.',
  repairHint: 'Fix the highlighted field, or send it again unchanged.',
  sendRepaired: 'Save and send again',
  sendUnchanged: 'Send unchanged',
  newPassword: 'New password',
  newPasswordHint: 'Leave empty to send the waiting password.',

  // gone
  goneTitle: 'This customer no longer exists in the store',
  goneText:
    'Someone deleted it. If the customer is restored, you can still send this edit. Otherwise, discard it.',
  keep: 'Try again',

  // a password that is too old
  passwordTitle: 'This new password is more than a day old',
  passwordText: 'It was entered a while ago and can’t be shown. Do you still want to set it?',
  passwordSend: 'Send this password',
  passwordType: 'Enter a different one',
  passwordSave: 'Send the new one',

  // in conflict
  conflictTitle: 'Someone changed the same field in the store',
  conflictText: 'Choose which value the store should keep for each field.',

  // not readable
  unreadableTitle: 'This version can’t read this edit',
  unreadableText:
    'It was written by another version or is damaged. It’s kept and never sent. Export it before you discard it.',
  raw: 'Raw data',
  exportRaw: 'Export as file',
  next: 'Next edit',
  previous: 'Previous edit',
  discardOne: 'Discard selected edit',
}
