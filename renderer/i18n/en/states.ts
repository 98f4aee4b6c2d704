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
    refused: 'Rejected',
    gone: 'Customer deleted',
    unreadable: 'Unreadable',
  } satisfies Record<EditStateKind, string> as Record<EditStateKind, string>,
  /** The state of a customer in the list. */
  row: { clean: '', waiting: 'Waiting', refused: 'Rejected', conflict: 'Conflict' },
  /** Why it waits, as a part of a sentence. */
  queued: 'ready to send',
  queuedOffline: 'will be sent when the store is back',
  sending: 'sending to the store',
  defer: {
    unreachable: 'the store couldn’t be reached',
    'rate-limited': 'the store is limiting requests',
    locked: 'the customer was locked in the store',
    'read-failed': 'the customer couldn’t be checked before sending',
    intercepted: 'something on this network responded instead of the store',
    'customer-unreadable': 'the store’s record of this customer can’t be read',
    aborted: 'sending was interrupted',
    'ask-password': 'the new password is more than a day old: still send it?',
  } satisfies Record<DeferReason, string> as Record<DeferReason, string>,
  unknown: {
    'time-out': 'the store didn’t respond in time; the app checks before sending again',
    'connection-lost': 'the connection was lost; the app checks before sending again',
    'server-error': 'the store had a problem; the app checks before sending again',
    'bad-answer': 'the response couldn’t be read; the app checks before sending again',
    crash: 'the app closed while sending; it checks before sending again',
    intercepted:
      'something on this network responded instead of the store; the app checks before sending again',
    redirect: 'the store redirected the request; the app checks before sending again',
  } satisfies Record<UnknownReason, string> as Record<UnknownReason, string>,
  block: {
    'token-rejected': 'the store no longer accepts the token',
    'no-permission': 'the token doesn’t have permission',
    'not-signed-in': 'you’re not signed in',
    'wrong-store': 'a different store is open',
  } satisfies Record<BlockReason, string> as Record<BlockReason, string>,
  conflict: 'someone changed the same field in the store',
  refused: 'the store rejected it',
  refusedWith: (words: string) => `rejected: ${words}`,
  gone: 'this customer no longer exists in the store',
  unreadable: 'this version can’t read it, so it isn’t sent',
  stopped: 'sending is paused',
}
