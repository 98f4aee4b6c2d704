import type { EditStateKind } from '../../../shared/edit.ts'
import type { BlockReason, DeferReason, UnknownReason } from '../../../shared/outcome.ts'

/** The life of an edit in words. */
export const states = {
  /** A short name of the state of an edit. */
  edit: {
    queued: 'Waiting',
    sending: 'Sending',
    unknown: 'Checking',
    deferred: 'Waiting',
    conflict: 'Conflict',
    refused: 'Refused',
    gone: 'Customer gone',
    unreadable: 'Not readable',
  } satisfies Record<EditStateKind, string> as Record<EditStateKind, string>,
  /** The state of a customer in the list. */
  row: { clean: '', waiting: 'Waiting', refused: 'Refused', conflict: 'Conflict' },
  /** Why it waits, as a part of a sentence. */
  queued: 'goes next',
  queuedOffline: 'goes when the store can be reached',
  sending: 'on its way to the store',
  defer: {
    unreachable: 'the store could not be reached',
    'rate-limited': 'the store asked for a pause',
    locked: 'the store had locked it',
    'read-failed': 'the store could not be read first',
    aborted: 'it was stopped before it was sent',
    'ask-password': 'the new password is more than a day old: send it still?',
  } satisfies Record<DeferReason, string> as Record<DeferReason, string>,
  unknown: {
    'time-out': 'no answer in time; it is looked up before it is sent again',
    'connection-lost': 'the connection broke off; it is looked up before it is sent again',
    'server-error': 'the store had trouble; it is looked up before it is sent again',
    'bad-answer': 'the answer was not understood; it is looked up before it is sent again',
    crash: 'the app ended while sending; it is looked up before it is sent again',
    redirect: 'the store pointed elsewhere; it is looked up before it is sent again',
  } satisfies Record<UnknownReason, string> as Record<UnknownReason, string>,
  block: {
    'token-rejected': 'the store does not accept the token any more',
    'no-permission': 'the token may only read, not change customers',
    'not-signed-in': 'nobody is signed in',
    'wrong-store': 'another store is open',
  } satisfies Record<BlockReason, string> as Record<BlockReason, string>,
  conflict: 'somebody changed the same field in the store',
  refused: 'the store will not take it',
  refusedWith: (words: string) => `refused: ${words}`,
  gone: 'this customer is not in the store any more',
  unreadable: 'this version cannot read it; it is kept',
  stopped: 'sending is paused',
}
